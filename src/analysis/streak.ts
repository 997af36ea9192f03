/** Runs of failures, and what the definition asks of a lane before they mean anything. */
import type { Cause } from '../attempts/reason.ts';
import type { Context } from './candidate.ts';
import { statusOf } from './candidate.ts';
import type { Entry } from './history.ts';
import { thresholds } from './thresholds.ts';

/** A maximal run of failures without a success from the same origin (or, for a whole lane, from anywhere) between. */
export interface Streak {
  readonly failures: readonly Entry[];
  readonly first: Entry;
  readonly last: Entry;
  /** The success that ended it; null where none did. */
  readonly endedBy: Entry | null;
}

/** The streaks of each origin, in the order of their first failures. `keyOf` says which addresses are one origin. */
export function originStreaks(entries: readonly Entry[], keyOf: (origin: number) => string | number): Streak[] {
  const byOrigin = new Map<string | number, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry.origin);
    const list = byOrigin.get(key);
    if (list) list.push(entry);
    else byOrigin.set(key, [entry]);
  }
  return [...byOrigin.values()].flatMap(laneStreaks).sort((a, b) => a.first.time - b.first.time);
}

/** The streaks over all origins together. */
export function laneStreaks(entries: readonly Entry[]): Streak[] {
  const streaks: Streak[] = [];
  let run: Entry[] = [];
  for (const entry of entries) {
    if (!entry.succeeded) run.push(entry);
    else if (run.length > 0) {
      streaks.push(streakOf(run, entry));
      run = [];
    }
  }
  if (run.length > 0) streaks.push(streakOf(run, null));
  return streaks;
}

function streakOf(failures: readonly Entry[], endedBy: Entry | null): Streak {
  return { failures, first: failures[0] as Entry, last: failures.at(-1) as Entry, endedBy };
}

/** Whether these earlier attempts of a lane make it one that worked, so that a failure is a break and not a set-up. */
export function isEstablished(before: readonly Entry[]): boolean {
  const successes = before.filter((entry) => entry.succeeded);
  const first = successes[0];
  const last = successes.at(-1);
  if (first === undefined || last === undefined) return false;
  const days = new Set(successes.map(({ time }) => Math.floor(time / 86_400_000))).size;
  return (
    (successes.length >= thresholds.establishedSuccesses && days >= thresholds.establishedDays) ||
    (successes.length >= thresholds.slowEstablishedSuccesses && last.time - first.time >= thresholds.slowEstablishedSpan_ms)
  );
}

/** Failures that are consequences of others rather than a reason of their own. */
const consequences: ReadonlySet<Cause> = new Set(['account-blocked', 'rate-limit']);
/** From this many failures on, a lone different first row is a mistake of its own and not the reason of the rest. */
const loneFirstRow = { failures: 5, share: 0.8 };

/** The failure that names the streak: its first, unless that is a lone row before a run of another reason. */
export function namingFailure({ failures, first }: Streak, context: Context): Entry {
  const cause = statusOf(first, context).cause;
  const others = failures.filter((entry) => {
    const other = statusOf(entry, context).cause;
    return other !== cause && other !== null && !consequences.has(other);
  });
  const alone = failures.length - others.length === 1 && failures.length >= loneFirstRow.failures;
  return alone && others.length >= failures.length * loneFirstRow.share ? (others[0] as Entry) : first;
}

/** The position of the first entry at or after an instant, by binary search. */
export function positionOf(entries: readonly Entry[], time: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as Entry).time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where an entry stands in its lane. */
export function indexOf(entries: readonly Entry[], entry: Entry): number {
  return entries.indexOf(entry, positionOf(entries, entry.time));
}
