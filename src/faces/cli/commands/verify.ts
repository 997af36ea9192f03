/** `breakday verify`: pulls, and says whether what broke has recovered. */
import { type Flags, type Settings, settingsFrom } from '../../../config.ts';
import type { Verification } from '../../../findings/recovery.ts';
import { count } from '../../../findings/wording.ts';
import { pull } from '../../../investigation/pull.ts';
import { verify } from '../../../investigation/verify.ts';
import { safe, safeJson } from '../../safe.ts';
import { exitStatus } from '../exit-status.ts';
import { type OrgFlags, orgAccessFrom } from '../org-access.ts';
import { type Output, type OutputFlags, processOutput } from '../output.ts';
import { personAt } from '../person.ts';
import { progressText } from '../text/pull-progress.ts';
import { renderVerification } from '../text/verify.ts';

export interface VerifyFlags extends Flags, OrgFlags, OutputFlags {
  readonly incident?: string;
  /** False for `--no-pull`. */
  readonly pull: boolean;
  readonly json?: boolean;
}

export async function verifyCommand(flags: VerifyFlags): Promise<void> {
  const output = processOutput(flags, process.env);
  const settings = settingsFrom(flags, process.env);
  const org = flags.pull ? await pullFirst(flags, settings, output) : null;
  const verification = await verify(flags.incident ?? null, { ...settings, org: settings.org ?? org }, output.narrate);
  await output.write(flags.json ? `${safeJson(verification, 2)}\n` : renderVerification(verification, settings.timezone, output));
  process.exitCode = exitStatusOf(verification);
}

/** The id of the org that was pulled from. */
async function pullFirst(flags: VerifyFlags, settings: Settings, output: Output): Promise<string> {
  const began = performance.now();
  const progress = progressText(() => performance.now() - began);
  const { org, rows } = await pull(orgAccessFrom(flags, process.env, personAt(output)), settings, {
    wait: output.narrate,
    say: (message) => output.narrate(safe(message)),
    progress: (state) => output.progress(progress(state)),
  }).finally(() => output.progress(null));
  output.narrate(rows.new === 0 ? 'Nothing new was pulled.' : `${count(rows.new, 'new attempt')} came.`);
  return org;
}

function exitStatusOf({ recovered, sight, until }: Verification): number {
  if (recovered === null) return sight === 'own' || until === null ? exitStatus.cannotTell : exitStatus.done;
  return recovered ? exitStatus.done : exitStatus.broken;
}
