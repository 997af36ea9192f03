/** A program moved and nothing failed: it lives on a security token, or its new address is trusted. A notice, and tomorrow's incident. */
import type { Candidate, LaneView } from './candidate.ts';
import type { Entry } from './history.ts';
import { laneStreaks } from './streak.ts';
import { thresholds } from './thresholds.ts';

/** The silent origin changes of one lane: a new origin takes over from all others, its first attempt succeeds, and they stay away. */
export function silentOriginChanges(view: LaneView): Candidate[] {
  if (!view.machine || view.person) return [];
  const seen = new Set<number>();
  const found: Candidate[] = [];
  view.chronicle.entries.forEach((entry, at) => {
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

function judge({ chronicle, lane, user }: LaneView, entry: Entry, at: number): Candidate | null {
  if (chronicle.attemptsSince(chronicle.keyOf(entry.origin), at) < thresholds.settledSuccesses) return null;
  if (!chronicle.isEstablishedAt(at) || chronicle.everNewShareAt(at) > thresholds.everNewShare) return null;
  const { entries } = chronicle;
  const beat = chronicle.beatAt(at);
  const handover = entry.time + thresholds.handover_ms;
  const settled = chronicle.positionAt(entry.time + Math.max(thresholds.handover_ms, thresholds.silenceGaps * beat.longGap) + 1);
  const others = entries.slice(chronicle.positionAt(handover + 1), settled).some(({ origin }) => origin !== entry.origin);
  if (others || failsAtOnce(entries.slice(at, chronicle.positionAt(handover + 1)), entry.origin)) return null;
  const own = entries.slice(at).filter(({ origin, succeeded }) => succeeded && origin === entry.origin);
  if (own.length < thresholds.settledSuccesses || (own.at(-1) as Entry).time < entry.time + beat.longGap) return null;
  return {
    kind: 'silent-origin-change',
    verdict: 'likely',
    shape: null,
    cause: 'unknown',
    status: entry.status,
    lanes: [lane],
    users: [user],
    origins: [entry.origin],
    previous: [...new Set(chronicle.recentSuccessesBefore(at).map(({ origin }) => origin))],
    lastGood: (chronicle.lastSuccessBefore(at) as Entry).time,
    firstBad: null,
    dayAt: entry.time,
    attempts: own.length,
    lastFailure: null,
    recovered: null,
    facts: [{ is: 'new-origin' }, { is: 'good-until-the-break', successes: chronicle.successesBefore(at) }, { is: 'usual-gap', ...beat }],
    addressesAlwaysChange: false,
  };
}

/** Whether the new origin begins to fail within these first attempts: then something did fail, and is told as such. */
function failsAtOnce(entries: readonly Entry[], origin: number): boolean {
  return laneStreaks(entries.filter((entry) => entry.origin === origin)).some(
    ({ failures }) => failures.length >= thresholds.streakFailures,
  );
}
