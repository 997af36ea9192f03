/** A program stopped: a wrong user name or a rate block leaves no rows, so that silence is not recovery. */
import { beginningAt } from './beginning.ts';
import type { Candidate, Context, LaneView } from './candidate.ts';
import type { Entry } from './history.ts';
import { thresholds } from './thresholds.ts';

/** The silence of a machine lane at the end of the log, unless another lane of the same user took over. */
export function silenceOf(view: LaneView, siblings: readonly LaneView[], { logUntil, heardUntil, dimensions }: Context): Candidate | null {
  const { entries } = view.chronicle;
  const last = entries.at(-1);
  const lastGood = view.chronicle.lastSuccessBefore(entries.length);
  if (!view.machine || view.person || last === undefined || lastGood === null) return null;
  const lastAttempt = Math.max(last.time, dimensions.lastWithoutOrigin[view.lane] ?? 0);
  if (heardUntil - lastAttempt <= thresholds.silence_ms) return null;
  if (!view.chronicle.isEstablishedAt(entries.length)) return null;
  const beat = view.chronicle.beatAt(entries.length);
  if (heardUntil - lastAttempt <= thresholds.silenceGaps * beat.longGap) return null;
  if (
    siblings.some(
      (other) => other !== view && other.machine && tookOver(other, lastAttempt, Math.max(thresholds.inheritance_ms, beat.longGap)),
    )
  )
    return null;
  return {
    kind: 'silence',
    verdict: 'likely',
    shape: null,
    cause: 'unknown',
    status: last.status,
    lanes: [last.lane],
    lineage: view.lineage,
    users: [view.user],
    began: beginningAt(view.user, { origin: last.origin, time: lastAttempt }),
    origins: [last.origin],
    previous: [],
    lastGood: lastGood.time,
    firstBad: null,
    dayAt: lastAttempt,
    attempts: 0,
    failures: new Map(),
    lastFailure: null,
    recovered: null,
    ends: [],
    facts: [{ is: 'usual-gap', ...beat }, ...(heardUntil > logUntil ? [{ is: 'heard-later', at: heardUntil } as const] : [])],
    addressesAlwaysChange: false,
  };
}

function tookOver({ chronicle: { entries } }: LaneView, at: number, within: number): boolean {
  const first = (entries[0] as Entry).time;
  return Math.abs(first - at) <= within;
}
