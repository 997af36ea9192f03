/** Runs of failures, and the one failure that names a run. */
import type { Cause } from '../attempts/reason.ts';
import type { Context, Fact } from './candidate.ts';
import { statusOf } from './candidate.ts';
import type { KeyOf, OriginKey } from './chronicle.ts';
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
export function originStreaks(entries: readonly Entry[], keyOf: KeyOf): Streak[] {
  const byOrigin = new Map<OriginKey, Entry[]>();
  for (const { origin, succeeded } of entries) if (!succeeded) byOrigin.set(keyOf(origin), []);
  if (byOrigin.size > 0) for (const entry of entries) byOrigin.get(keyOf(entry.origin))?.push(entry);
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

/** A streak of these failures, of which there is at least one. */
export function streakOf(failures: readonly Entry[], endedBy: Entry | null): Streak {
  return { failures, first: failures[0] as Entry, last: failures.at(-1) as Entry, endedBy };
}

/** Several streaks as one. */
export function mergeStreaks(streaks: readonly Streak[]): Streak {
  const [only] = streaks;
  if (streaks.length === 1 && only) return only;
  const failures = streaks.flatMap((streak) => streak.failures).sort((a, b) => a.time - b.time);
  const ends = streaks.flatMap(({ endedBy }) => endedBy ?? []).sort((a, b) => a.time - b.time);
  return streakOf(failures, ends[0] ?? null);
}

/** Whether a refused stranger may have done it: streaks of strangers are brief. */
export function isBrief({ first, last }: Streak, usualGap: number): boolean {
  return last.time - first.time < Math.max(thresholds.briefStreak_ms, 2 * usualGap);
}

/** The origins at which a streak failed. */
export function keysOf({ failures }: Streak, keyOf: KeyOf): Set<OriginKey> {
  return new Set(failures.map(({ origin }) => keyOf(origin)));
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

/**
 * How many failures in a row mean nothing in a lane of so many attempts that has these streaks: because they keep
 * happening, or because failures as frequent as its streaks would fall together by chance.
 */
export function usualRun(streaks: readonly Streak[], attempts: number): number {
  const lengths = streaks.map(({ failures }) => failures.length).sort((a, b) => b - a);
  const share = (streaks.length - 1) / attempts;
  const byChance = share > 0 ? Math.log(thresholds.chance / attempts) / Math.log(share) : 0;
  const failures = lengths.reduce((sum, length) => sum + length, 0);
  const most = failures > attempts * thresholds.usualFailures ? Infinity : thresholds.usualRunMost;
  const nowAndThen = Math.min(lengths[thresholds.usualStreaks] ?? 0, most);
  return Math.max(nowAndThen, Math.floor(byChance));
}

/** How many failures make a streak in a lane of this rhythm. */
export function failuresNeeded(usualGap: number): number {
  return usualGap > thresholds.slowGap_ms ? thresholds.slowStreakFailures : thresholds.streakFailures;
}

/** Whether the program was rebuilt between its last success and this attempt: it logs in by another lane since. */
export function rebuiltBetween(lastGood: Entry, { lane }: Entry): Fact[] {
  return lastGood.lane === lane ? [] : [{ is: 'rebuilt', from: lastGood.lane, to: lane }];
}

/** The failures by their statuses, that of the naming failure first, then those of which there are most. */
export function byStatus(failures: readonly Entry[], naming: Entry): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { status } of failures) counts.set(status, (counts.get(status) ?? 0) + 1);
  const rank = ([status, count]: readonly [number, number]): number => (status === naming.status ? Infinity : count);
  return new Map([...counts].sort((a, b) => rank(b) - rank(a)));
}

/** Failures of other statuses within the streak: lockouts and the like that the first reason brought about. */
export function consequencesOf({ failures }: Streak, naming: Entry): Fact[] {
  return [...byStatus(failures, naming).keys()].slice(1).map((status) => ({ is: 'followed-by', status }));
}
