/** A program moved and nothing failed: it lives on a security token, or its new address is trusted. A notice, and tomorrow's incident. */
import { beatOf } from './beat.ts';
import type { Candidate, LaneView } from './candidate.ts';
import type { Entry } from './history.ts';
import { everNewShare } from './origin-change.ts';
import { isEstablished } from './streak.ts';
import { thresholds } from './thresholds.ts';

/** The silent origin changes of one lane: a new origin takes over from all others, its first attempt succeeds, and they stay away. */
export function silentOriginChanges(view: LaneView): Candidate[] {
  if (!view.machine || view.person) return [];
  const seen = new Set<number>();
  const found: Candidate[] = [];
  view.entries.forEach((entry, at) => {
    if (!seen.has(entry.origin)) {
      seen.add(entry.origin);
      if (entry.succeeded && at > 0) {
        const candidate = judge(view, entry, at);
        if (candidate) found.push(candidate);
      }
    }
  });
  return found;
}

function judge(view: LaneView, entry: Entry, at: number): Candidate | null {
  const before = view.entries.slice(0, at);
  if (!isEstablished(before) || everNewShare(before) > thresholds.everNewShare) return null;
  const beat = beatOf(before.map(({ time }) => time));
  const after = view.entries.slice(at);
  const settles = entry.time + Math.max(thresholds.handover_ms, thresholds.silenceGaps * beat.longGap);
  const others = after.filter(
    ({ origin, time }) => origin !== entry.origin && time > entry.time + thresholds.handover_ms && time <= settles,
  );
  const own = after.filter(({ origin, succeeded }) => succeeded && origin === entry.origin);
  const lastOfOwn = own.at(-1) as Entry;
  const tookOver = others.length === 0 && own.length >= thresholds.settledSuccesses && lastOfOwn.time >= entry.time + beat.longGap;
  if (!tookOver) return null;
  const successes = before.filter(({ succeeded }) => succeeded);
  const previous = [...new Set(successes.slice(-thresholds.recentSuccesses).map(({ origin }) => origin))].reverse();
  return {
    kind: 'silent-origin-change',
    verdict: 'likely',
    shape: null,
    cause: 'unknown',
    status: entry.status,
    lanes: [view.lane],
    users: [view.user],
    origins: [entry.origin],
    previous,
    lastGood: (successes.at(-1) as Entry).time,
    firstBad: null,
    dayAt: entry.time,
    attempts: own.length,
    lastFailure: null,
    recovered: null,
    facts: [{ is: 'new-origin' }, { is: 'good-until-the-break', successes: successes.length }, { is: 'usual-gap', ...beat }],
    addressesAlwaysChange: false,
  };
}
