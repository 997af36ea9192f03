/** What became of the origins that a lane had been using when a new one began to fail. */
import type { Beat } from './beat.ts';
import type { Chronicle } from './chronicle.ts';
import type { Entry } from './history.ts';
import { keysOf, type Streak } from './streak.ts';
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
  const [next] = later;
  if (next && wereSilent(chronicle.lastSuccessBefore(at) as Entry, streak, next, beat)) {
    return { before, goOn: [], silent: before.map((origin) => ({ origin, lastSeen: lastSeen.get(origin) as number })), returned: next };
  }
  const byOrigin = Map.groupBy(later, ({ origin }) => origin);
  const fates = before.map((origin) => fateOf(origin, lastSeen.get(origin) as number, byOrigin.get(origin) ?? [], streak, beat));
  const returns = fates.flatMap(({ goesOn, next }) => (!goesOn && next ? [next] : [])).sort((a, b) => a.time - b.time);
  return {
    before,
    goOn: fates.filter(({ goesOn }) => goesOn).map(({ origin }) => origin),
    silent: fates.filter(({ goesOn }) => !goesOn).map(({ origin, lastSeen }) => ({ origin, lastSeen })),
    returned: returns[0] ?? null,
  };
}

/** Whether none of them succeeded while the new origin failed, for longer than the lane ever pauses. */
function wereSilent(lastGood: Entry, { last }: Streak, next: Entry, { longGap }: Beat): boolean {
  return next.time > last.time && next.time - lastGood.time > thresholds.unusualPauseGaps * longGap;
}

interface Fate {
  readonly origin: number;
  readonly lastSeen: number;
  readonly goesOn: boolean;
  /** Its first success after the time of a hand-over. */
  readonly next: Entry | undefined;
}

function fateOf(origin: number, lastBefore: number, later: readonly Entry[], { first, last }: Streak, { longGap }: Beat): Fate {
  const handover = first.time + thresholds.handover_ms;
  const patience = Math.max(thresholds.handover_ms, thresholds.silenceGaps * longGap);
  const next = later.find(({ time }) => time > handover);
  const lastSeen = later.findLast(({ time }) => time <= handover)?.time ?? lastBefore;
  const busyToTheEnd = next === undefined && last.time <= handover && lastSeen > last.time;
  return { origin, lastSeen, goesOn: (next !== undefined && next.time - lastSeen <= patience) || busyToTheEnd, next };
}
