/** The door to watching: what a receiver has not been told yet is told, once. */
import { openArchive } from '../archive/archive.ts';
import type { OrgName } from '../archive/org-name.ts';
import { recordTold, toldState } from '../archive/told.ts';
import type { Settings } from '../config.ts';
import type { Incident, Result } from '../findings/result.ts';

/** What an analysis found, and of which org; null where that is not known. */
export interface Found {
  readonly result: Result;
  readonly org: OrgName | null;
}

/** Changes with every change that a receiver could stumble over. */
const alertSchema = 'breakday-alert/1';

export interface Alert {
  readonly schema: typeof alertSchema;
  /** `changed`: it was told before, and its verdict, its users or its recovery are others now; `again`: they are not. */
  readonly news: 'new' | 'changed' | 'again';
  readonly org: OrgName | null;
  /** The instant of the newest attempt that it was judged by. */
  readonly until: string | null;
  readonly incident: Incident;
}

/** What a receiver is told of an incident. */
export function alertOf(incident: Incident, news: Alert['news'], { result, org }: Found): Alert {
  return { schema: alertSchema, news, org, until: result.window.until, incident };
}

export interface Receiver {
  /** What tells it from other receivers; kept in the archive, so never a secret. */
  readonly name: string;
  /** Throws where the alert was not taken. */
  deliver(alert: Alert): Promise<void>;
}

/** An alert that was not taken: it goes out again with the next round. */
export interface Untold {
  readonly incident: string;
  readonly reason: string;
}

/**
 * Tells each receiver what it has not been told. The archive is held meanwhile, and one process at a time can hold it: two
 * watchers never tell the same twice. An alert counts as told when its receiver has taken it; who is killed in between
 * tells it again. Returned are the alerts that were not taken.
 */
export async function tellWhatIsNew(
  found: Found,
  receivers: readonly Receiver[],
  again: boolean,
  settings: Settings,
  wait: (message: string) => void,
): Promise<readonly Untold[]> {
  const archive = await openArchive(settings.archivePath, { ...settings, onWait: wait });
  const untold: Untold[] = [];
  try {
    for (const receiver of receivers) {
      for (const incident of found.result.incidents) {
        const state = stateOf(incident);
        const told = await toldState(archive.database, receiver.name, incident.id);
        if (told === state && !again) continue;
        try {
          await receiver.deliver(alertOf(incident, newsOf(told, state), found));
          await recordTold(archive.database, receiver.name, incident.id, state);
        } catch (error) {
          const reason = error instanceof Error ? error.message : String(error);
          untold.push({ incident: incident.id, reason });
        }
      }
    }
    return untold;
  } finally {
    await archive.close();
  }
}

function newsOf(told: string | null, state: string): Alert['news'] {
  if (told === null) return 'new';
  return told === state ? 'again' : 'changed';
}

/** What makes an incident worth telling again. */
function stateOf({ verdict, recoveredAt, users }: Incident): string {
  return JSON.stringify([verdict, recoveredAt !== null, users.toSorted()]);
}
