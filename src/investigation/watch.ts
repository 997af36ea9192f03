/** The door to watching: what a receiver has not been told yet is told, once. */
import { type Archive, openArchive } from '../archive/archive.ts';
import type { Database } from '../archive/database.ts';
import { putAllDown, putDown, takeOn } from '../archive/tellings.ts';
import { forgetTold, recordTold, toldTo } from '../archive/told.ts';
import type { Settings } from '../config.ts';
import { beganOn } from '../findings/began-on.ts';
import type { Day } from '../findings/result.ts';
import { type Alert, type Found, isGone, newsIn, toldBy } from './news.ts';

export { type Alert, alertOf, type Found } from './news.ts';

export interface Receiver {
  /** What tells it from other receivers; kept in the archive, so never a secret. */
  readonly name: string;
  /** Throws where the alert was not taken: {@link NoAnswer}, where waiting for it is not to be repeated. `signal` ends the waiting. */
  deliver(alert: Alert, signal?: AbortSignal): Promise<void>;
}

/** A receiver that let all its time pass. What else it was to be told in the same round is not tried. */
export class NoAnswer extends Error {}

/** An alert that was not taken: it goes out again with the next round. */
export interface Untold {
  readonly incident: string;
  readonly reason: string;
}

export interface TellingWishes {
  /** Whether what was told is told once more. */
  readonly again: boolean;
  /** What began before this day counts as told; null: nothing does. */
  readonly since: Day | null;
  /** Told when another process holds the archive. */
  readonly wait: (message: string) => void;
  /** Ends the telling; what was not told yet goes out with the next round. */
  readonly signal?: AbortSignal;
}

interface Telling {
  readonly receiver: Receiver;
  /** The receiver's, and the org's: what is judged of one org by itself is no news of what is judged of others with it. */
  readonly name: string;
  readonly alert: Alert;
}

/**
 * Tells each receiver what it has not been told; none waits for another. The archive is open only before, when this process takes
 * on what is to be told, and after each answer, which is kept at once: two watchers never tell the same twice, and who is killed
 * before an answer was kept tells that one alert again. Returned are the alerts that were not taken.
 */
export async function tellWhatIsNew(
  found: Found,
  receivers: readonly Receiver[],
  settings: Settings,
  { again, since, wait, signal }: TellingWishes,
): Promise<readonly Untold[]> {
  const tellings = await inArchive(settings, wait, (database) => takeOnWhatIsNew(database, found, receivers, { again, since }));
  let keeping: Promise<unknown> = Promise.resolve();
  const keep = (work: (database: Database) => Promise<void>): Promise<void> => {
    const kept = keeping.catch(() => {}).then(() => inArchive({ ...settings, waitMilliseconds: patience }, wait, work));
    keeping = kept;
    return kept;
  };
  const untold: Untold[] = [];
  const tellAll = async (receiver: Receiver): Promise<void> => {
    let refusal: Error | null = null;
    for (const telling of tellings.filter((one) => one.receiver === receiver)) {
      if (signal?.aborted) return;
      if (!(refusal instanceof NoAnswer)) refusal = await refusalOf(telling, signal);
      const taken = refusal === null;
      if (refusal !== null) untold.push({ incident: telling.alert.incident.id, reason: refusal.message });
      await keep((database) => settle(database, telling, found, taken));
    }
  };
  const ends = await Promise.allSettled(receivers.map(tellAll));
  if (signal?.aborted && tellings.length > 0) await keep(putAllDown);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  return untold;
}

/** An answer that cannot be kept is an alert told twice, so that is waited for longer than usual. */
const patience = 60_000;

async function takeOnWhatIsNew(
  database: Database,
  found: Found,
  receivers: readonly Receiver[],
  { again, since }: Pick<TellingWishes, 'again' | 'since'>,
): Promise<readonly Telling[]> {
  const tellings: Telling[] = [];
  for (const receiver of receivers) {
    const name = found.org === null ? receiver.name : `${receiver.name} of ${found.org.id}`;
    for (const alert of newsIn(found, await toldTo(database, name), again)) {
      if (isOlder(alert, since)) {
        if (alert.news === 'new') await recordTold(database, name, alert.incident.id, { ...toldBy(alert, found), incident: null });
      } else if (await takeOn(database, name, alert.incident.id)) tellings.push({ receiver, name, alert });
    }
  }
  return tellings;
}

/** What changes of an older incident is told all the same: somebody may have got in since. */
function isOlder({ news, incident }: Alert, since: Day | null): boolean {
  return since !== null && (news === 'new' || news === 'again') && beganOn(incident) < since;
}

/** Why an alert was not taken; null where it was. */
function refusalOf({ receiver, alert }: Telling, signal: AbortSignal | undefined): Promise<Error | null> {
  return receiver.deliver(alert, signal).then(
    () => null,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );
}

/** What was to be told again, and was not, goes out with the next round as if it had never been told. */
async function settle(database: Database, { name, alert }: Telling, found: Found, taken: boolean): Promise<void> {
  const { id } = alert.incident;
  if (taken ? isGone(alert) : alert.news === 'again') await forgetTold(database, name, id);
  else if (taken) await recordTold(database, name, id, toldBy(alert, found));
  await putDown(database, name, id);
}

async function inArchive<T>(
  settings: Settings & { readonly waitMilliseconds?: number },
  onWait: (message: string) => void,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const archive: Archive = await openArchive(settings.archivePath, { ...settings, onWait });
  try {
    return await work(archive.database);
  } finally {
    await archive.close();
  }
}
