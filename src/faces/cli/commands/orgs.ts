/** `breakday orgs`: the orgs that history was pulled from, and those that it could be pulled from. */
import { type Flags, settingsFrom } from '../../../config.ts';
import { orgsOf } from '../../../investigation/orgs.ts';
import { safe, safeJson } from '../../safe.ts';
import { type OutputFlags, processOutput } from '../output.ts';
import { renderOrgs } from '../text/orgs.ts';

export async function orgsCommand(flags: Flags & OutputFlags & { readonly json?: boolean }): Promise<void> {
  const output = processOutput(flags, process.env);
  const settings = settingsFrom(flags, process.env);
  const orgs = await orgsOf(settings, (message) => output.narrate(safe(message)));
  await output.write(flags.json ? `${safeJson(orgs, 2)}\n` : renderOrgs(orgs, settings.timezone, output));
}
