/** One round of a watch: brings what is new, analyses, and tells what nobody was told yet. */
import { existsSync } from 'node:fs';
import type { Settings } from '../../config.ts';
import { pull } from '../../investigation/pull.ts';
import { type Found, type Receiver, tellWhatIsNew } from '../../investigation/watch.ts';
import { type Investigation, investigate } from '../../investigation.ts';
import { privateFile } from '../private-file.ts';
import { safe } from '../safe.ts';
import type { DropFolder } from '../watch/drop-folder.ts';
import { metricsText, type Round } from '../watch/metrics.ts';
import { errorText } from './error-text.ts';
import { exitStatus, exitStatusOf } from './exit-status.ts';
import { importDropped } from './import-dropped.ts';
import { orgAccessFrom } from './org-access.ts';
import type { Output } from './output.ts';
import type { WatchFlags } from './watch-flags.ts';

export interface Watch {
  readonly flags: WatchFlags;
  readonly settings: Settings;
  readonly receivers: readonly Receiver[];
  /** Null where an org is pulled from. */
  readonly folder: DropFolder | null;
  /** What was said of files, which lie there in every round. */
  readonly said: Set<string>;
  readonly output: Output;
  readonly signal: AbortSignal;
}

interface Brought {
  /** The id of the org, or another name of it where the org itself could not be asked; null for a folder. */
  readonly org: string | null;
  /** Whether files or rows were left out, or wait. */
  readonly isPart: boolean;
  /** Why nothing came; what is held is told nevertheless. */
  readonly failure: { readonly error: unknown } | null;
}

/** The exit status that the round stands for. Where nothing could be brought, that is thrown after what is held was told. */
export async function watchRound(watch: Watch, again: boolean): Promise<number> {
  const { settings, signal, flags } = watch;
  const brought = await bring(watch).catch((error: unknown): Brought => ({ org: nameOfOrg(watch), isPart: true, failure: { error } }));
  if (signal.aborted) return exitStatus.interrupted;
  const { org, isPart, failure } = brought;
  if (failure !== null && !existsSync(settings.archivePath)) throw failure.error;
  const status = await tell(watch, org, again, failure === null).catch((error: unknown) => {
    if (failure === null) throw error;
    const why = errorText(error);
    if (why !== errorText(failure.error)) watch.output.tell(`What is held could not be told: ${why}\n`);
    throw failure.error;
  });
  if (failure !== null) throw failure.error;
  return status === exitStatus.done && isPart && flags.once ? exitStatus.cannotTell : status;
}

async function tell(
  { flags, settings, receivers, output, signal }: Watch,
  org: string | null,
  again: boolean,
  fresh: boolean,
): Promise<number> {
  const { narrate } = output;
  const investigation = await investigate({ files: [], where: '', anew: true }, { ...settings, org: settings.org ?? org }, narrate);
  const found = await foundIn(investigation).finally(() => investigation.close());
  if (signal.aborted) return exitStatus.interrupted;
  const untold = await tellWhatIsNew(found, receivers, settings, { again, since: flags.since ?? null, wait: narrate, signal });
  for (const { incident, reason } of untold) {
    output.tell(`${safe(`${incident} was not told: ${reason}. It goes out with the next round.`)}\n`);
  }
  if (flags.metrics !== undefined && fresh) {
    await writeMetrics(flags.metrics, { ...found, at: new Date(), pulled: flags.from === undefined, failedDeliveries: untold.length });
  }
  if (signal.aborted) return exitStatus.interrupted;
  return untold.length > 0 ? exitStatus.failed : exitStatusOf(found.result);
}

async function foundIn(investigation: Investigation): Promise<Found> {
  return { result: await investigation.analyze(), org: await investigation.org() };
}

/** Figures alone, without names or addresses: the collector that reads them is another user. */
async function writeMetrics(path: string, round: Round): Promise<void> {
  const file = await privateFile(path, 0o644);
  await file.write(metricsText(round));
  await file.finish();
}

/** Nobody is asked anything, round after round. */
async function bring(watch: Watch): Promise<Brought> {
  const { flags, settings, folder, output, signal } = watch;
  if (folder !== null) return { org: null, isPart: await importDropped(watch, folder), failure: null };
  const say = (message: string): void => output.narrate(safe(message));
  const wishes = { wait: output.narrate, say, signal, unattended: true };
  const { org } = await pull(orgAccessFrom(flags, process.env, null), settings, wishes);
  return { org, isPart: false, failure: null };
}

/** By which the archive knows an org that was pulled from before; null where there can be but one. */
function nameOfOrg({ flags: { targetOrg, instanceUrl, username } }: Watch): string | null {
  return targetOrg ?? instanceUrl?.replace(/\/+$/, '') ?? username ?? null;
}
