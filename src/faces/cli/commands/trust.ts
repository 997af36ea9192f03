/** `breakday trust`: what an org thinks of addresses, and whose program breaks next. */
import { type Flags, settingsFrom } from '../../../config.ts';
import { askTrust } from '../../../investigation/trust.ts';
import { safe, safeJson } from '../../safe.ts';
import { writeFix } from '../deploy/write-fix.ts';
import { namesOrg, type OrgFlags, orgAccessFrom } from '../org-access.ts';
import { type OutputFlags, processOutput } from '../output.ts';
import { personAt } from '../person.ts';
import { renderFix } from '../text/ranges-fix.ts';
import { renderTrust } from '../text/trust.ts';

export interface TrustFlags extends Flags, OrgFlags, OutputFlags {
  readonly where?: string;
  readonly address?: string;
  readonly writeFix?: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

export async function trustCommand(files: readonly string[], flags: TrustFlags): Promise<void> {
  const output = processOutput(flags, process.env);
  const settings = settingsFrom(flags, process.env);
  const { writeFix: folder = null } = flags;
  const { report, fix } = await askTrust({ files, where: flags.where ?? '' }, settings, {
    access: namesOrg(flags, process.env) || folder !== null ? orgAccessFrom(flags, process.env, personAt(output)) : null,
    address: flags.address ?? null,
    fix: folder !== null,
    wait: output.narrate,
    say: (message) => output.narrate(safe(message)),
  });
  const written = fix === null || folder === null ? null : { ...fix, command: await writeFix(folder, fix) };
  if (flags.json) return output.write(`${safeJson({ ...report, fix: written }, 2)}\n`);
  const page = { ...output, verbose: flags.verbose ?? false };
  await output.write(renderTrust(report, settings.timezone, page));
  if (written !== null) await output.write(renderFix(written, written.command, settings.timezone, page));
}
