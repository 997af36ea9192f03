/** `breakday archive`: what is kept, written out for other engines, or forgotten. */
import { unnamedOrg } from '../../../attempts/unnamed-org.ts';
import { type Flags, settingsFrom } from '../../../config.ts';
import { UserError } from '../../../errors.ts';
import { count } from '../../../findings/wording.ts';
import { exportArchive, forgetBeforeDay, overview } from '../../../investigation.ts';
import { safe, safeJson } from '../../safe.ts';
import { type OutputFlags, processOutput } from '../output.ts';

type ArchiveFlags = Flags & OutputFlags;

export async function showCommand(flags: ArchiveFlags & { readonly json?: boolean }): Promise<void> {
  const output = processOutput(flags, process.env);
  const settings = settingsFrom(flags, process.env);
  const held = await overview(settings, output.narrate);
  const { renderArchive } = await import('../text/archive.ts');
  await output.write(flags.json ? `${safeJson(held, 2)}\n` : renderArchive(held, settings.timezone, output));
}

export async function exportCommand(flags: ArchiveFlags & { readonly parquet: string }): Promise<void> {
  const output = processOutput(flags, process.env);
  const attempts = await exportArchive(flags.parquet, settingsFrom(flags, process.env), output.narrate);
  output.narrate(`${attempts.toLocaleString('en-US')} attempts written to ${flags.parquet}, one folder an org and month.`);
}

export async function forgetCommand(flags: ArchiveFlags & { readonly before: string }): Promise<void> {
  const output = processOutput(flags, process.env);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(flags.before))
    throw new UserError(`--before: '${flags.before}' is no date`, 'Use a date such as 2026-01-31.', 2);
  const { attempts, left } = await forgetBeforeDay(flags.before, settingsFrom(flags, process.env), output.narrate);
  const ofOrg = flags.org === undefined ? '' : ` of ${safe(flags.org)}`;
  output.narrate(`${attempts.toLocaleString('en-US')} attempts${ofOrg} before ${flags.before} are forgotten.`);
  if (left > 0)
    output.narrate(
      `${count(left, 'attempt')} that ${left === 1 ? 'names' : 'name'} no org, and may be another one’s, are kept: --org "${unnamedOrg}" forgets them.`,
    );
}
