/** A program moved and nothing failed: it lives on a security token, or its new address is trusted. A notice, and tomorrow's incident. */
import { blockOf } from '../attempts/origin.ts';
import { beginningAt } from './beginning.ts';
import type { Candidate, Context, LaneView } from './candidate.ts';
import type { Chronicle } from './chronicle.ts';
import { doubtsOfTheDay } from './doubts.ts';
import type { Entry } from './history.ts';
import { laneStreaks, rebuiltBetween } from './streak.ts';
import { thresholds } from './thresholds.ts';

/**
 * The silent origin changes of one lane: a new origin takes over from all others, its first attempt succeeds, and they stay
 * away. A block that took over is one origin, so that a pool is told once, and one that was refused not again.
 */
export function silentOriginChanges(view: LaneView, context: Context): Candidate[] {
  if (!view.machine || view.person) return [];
  const blocks = new Map<number, string>();
  for (const { origin } of view.chronicle.entries)
    if (!blocks.has(origin)) blocks.set(origin, blockOf(context.dimensions.origins[origin]?.address ?? ''));
  if (blocks.size < 2) return [];
  const byBlock = [...Map.groupBy(view.chronicle.entries, ({ origin }) => blocks.get(origin)).values()];
  return [...byBlock.slice(1), ...byBlock.flatMap(newcomers)].flatMap((own) => judge(view, own, context) ?? []);
}

/**
 * The attempts from each address that took the place of its neighbours in a block, and from those that came after it. Where
 * a neighbour comes back, or many took turns before, the block is a pool: its addresses are one origin.
 */
function newcomers(block: readonly Entry[]): Entry[][] {
  const addresses = [...new Set(block.map(({ origin }) => origin))];
  return addresses.slice(1, thresholds.poolAddresses).flatMap((_, i) => {
    const earlier = new Set(addresses.slice(0, i + 1));
    const own = block.filter(({ origin }) => !earlier.has(origin));
    const settled = (own[0] as Entry).time + thresholds.handover_ms;
    return block.some(({ origin, time }) => earlier.has(origin) && time > settled) ? [] : [own];
  });
}

/** Takes all attempts from the new origin. */
function judge({ chronicle, lineage, user }: LaneView, own: readonly Entry[], context: Context): Candidate | null {
  const entry = own[0] as Entry;
  if (!entry.succeeded || own.length < thresholds.settledSuccesses) return null;
  const at = chronicle.positionOf(entry);
  if (!chronicle.isEstablishedAt(at) || chronicle.everNewShareAt(at) > thresholds.everNewShare) return null;
  const beat = chronicle.beatAt(at);
  const origins = new Set(own.map(({ origin }) => origin));
  if (failsAtOnce(own, entry.time + thresholds.handover_ms) || !tookOver(chronicle, at, origins, beat.longGap)) return null;
  const successes = own.filter(({ succeeded }) => succeeded);
  if (successes.length < thresholds.settledSuccesses) return null;
  const lastGood = chronicle.lastSuccessBefore(at) as Entry;
  const doubts = doubtsOfTheDay(user, lastGood.time, entry.time, beat.longGap, context);
  return {
    kind: 'silent-origin-change',
    verdict: doubts.length > 0 ? 'possible' : 'likely',
    shape: null,
    cause: 'unknown',
    status: entry.status,
    lanes: [(own.at(-1) as Entry).lane],
    lineage,
    users: [user],
    began: beginningAt(user, entry),
    origins: [...origins],
    previous: [...new Set(chronicle.recentSuccessesBefore(at).map(({ origin }) => origin))],
    lastGood: lastGood.time,
    firstBad: null,
    dayAt: entry.time,
    attempts: successes.length,
    failures: new Map(),
    lastFailure: null,
    recovered: null,
    ends: [],
    facts: [
      { is: 'new-origin' },
      { is: 'good-until-the-break', successes: chronicle.successesBefore(at) },
      { is: 'usual-gap', ...beat },
      ...rebuiltBetween(lastGood, entry),
      ...doubts,
    ],
    addressesAlwaysChange: false,
  };
}

/** Whether the new origin begins to fail while it takes over: then something did fail, and is told as such. */
function failsAtOnce(own: readonly Entry[], handover: number): boolean {
  return laneStreaks(own.filter(({ time }) => time <= handover)).some(({ failures }) => failures.length >= thresholds.streakFailures);
}

/**
 * Whether all other origins fall silent once the names resolve to the new one, and stay so for longer than the lane ever
 * pauses. A day will do where the log goes on; at its end the pause must be unusual for the lane.
 */
function tookOver(chronicle: Chronicle, at: number, origins: ReadonlySet<number>, longGap: number): boolean {
  const { entries } = chronicle;
  const began = (entries[at] as Entry).time;
  const settled = chronicle.positionAt(began + thresholds.handover_ms + 1);
  const isOther = ({ origin }: Entry): boolean => !origins.has(origin);
  const lastSeen = entries.slice(at, settled).findLast(isOther)?.time;
  const patience = thresholds.silenceGaps * longGap;
  const next = entries.slice(settled).find(isOther);
  if (next) return next.time - (lastSeen ?? began) > Math.max(thresholds.handover_ms, patience);
  const last = (entries.at(-1) as Entry).time;
  return last >= (lastSeen === undefined ? began + longGap : lastSeen + patience);
}
