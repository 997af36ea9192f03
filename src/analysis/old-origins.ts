/** What became of the origins that a lane had been using when a new one began to fail. */
import type { Beat } from './beat.ts';
import type { Chronicle } from './chronicle.ts';
import type { Entry } from './history.ts';
import { isBrief, keysOf, type Streak } from './streak.ts';
import { thresholds } from './thresholds.ts';

export interface OldOrigins {
  /** Where the lane recently succeeded before the break, the last one first. */
  readonly before: readonly number[];
  readonly goOn: readonly number[];
  readonly silent: readonly { readonly origin: number; readonly lastSeen: number }[];
  /** The first success of an old origin after it had been silent. */
  readonly returned: Entry | null;
}

/** Old origins go on, or fall silent apart from a hand-over; those that fell silent may return. */
export function oldOriginsOf(chronicle: Chronicle, at: number, streak: Streak, beat: Beat): OldOrigins {
  const keys = keysOf(streak, chronicle.keyOf);
  const lastSeen = new Map<number, number>();
  for (const { origin, time } of chronicle.recentSuccessesBefore(at))
    if (!lastSeen.has(origin) && !keys.has(chronicle.keyOf(origin))) lastSeen.set(origin, time);
  const before = [...lastSeen.keys()];
  const later = chronicle.entries.slice(at + 1).filter(({ succeeded, origin }) => succeeded && lastSeen.has(origin));
  const lastGood = chronicle.lastSuccessBefore(at) as Entry;
  const silent = wereSilent(lastGood, streak, later[0], beat);
  const handover = silent ? [] : later.filter(({ time }) => time <= streak.first.time + thresholds.handover_ms);
  for (const { origin, time } of handover) lastSeen.set(origin, time);
  const after = later.slice(handover.length);
  const goesOn = !silent && goOn(handover.at(-1) ?? lastGood, after, streak, beat);
  const active = new Set(goesOn ? (after.length > 0 ? after : handover).map(({ origin }) => origin) : []);
  return {
    before,
    goOn: before.filter((origin) => active.has(origin)),
    silent: before.filter((origin) => !active.has(origin)).map((origin) => ({ origin, lastSeen: lastSeen.get(origin) as number })),
    returned: goesOn ? null : (after[0] ?? null),
  };
}

/**
 * Whether none of them succeeded while the new origin failed, for longer than the lane ever pauses, or for long enough to
 * be no chance.
 */
function wereSilent(lastGood: Entry, streak: Streak, next: Entry | undefined, { usualGap, longGap }: Beat): boolean {
  if (next === undefined || next.time <= streak.last.time) return false;
  const failedOn = streak.failures.length >= thresholds.streakFailures && !isBrief(streak, usualGap);
  return failedOn || next.time - lastGood.time > thresholds.unusualPauseGaps * longGap;
}

/** Whether they went on succeeding after their last success of the hand-over: without a pause, or with one that is chance where they share the work. */
function goOn(last: Entry, after: readonly Entry[], streak: Streak, { longGap }: Beat): boolean {
  const [next] = after;
  if (next === undefined) return last.time > streak.last.time;
  const patience = Math.max(thresholds.handover_ms, thresholds.silenceGaps * longGap);
  return next.time - last.time <= patience || isChance(last, next, after, streak);
}

/** Whether so many failures in a row are no wonder, by how failures and successes alternate later. */
function isChance(last: Entry, next: Entry, after: readonly Entry[], { failures, last: lastFailure }: Streak): boolean {
  const successes = after.filter(({ time }) => time < lastFailure.time).length;
  if (successes < thresholds.settledSuccesses) return false;
  const later = failures.filter(({ time }) => time > next.time).length;
  const during = failures.filter(({ time }) => time > last.time && time < next.time).length;
  return (later / (later + successes)) ** during >= thresholds.pauseChance;
}
