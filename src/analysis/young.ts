/** Programs of which the log shows too few days to know them by. */
import type { Context, Fact, LaneView } from './candidate.ts';
import type { Chronicle } from './chronicle.ts';
import { thresholds } from './thresholds.ts';

/**
 * Whether a program had worked without a failure since the log began, one beat of patience: it may have done so for years,
 * and nobody can say that it was being set up. In the first two days all is new, and nothing is said of it.
 */
export function workedSinceTheLogBegan({ machine, person }: LaneView, chronicle: Chronicle, at: number, { logFrom }: Context): boolean {
  const first = chronicle.firstSuccessBefore(at);
  const last = chronicle.lastSuccessBefore(at);
  if (!machine || person || first === null || last === null || at < thresholds.slowEstablishedSuccesses) return false;
  const isWhole = chronicle.successesBefore(at) === at && first.time - logFrom <= chronicle.beatAt(at).longGap;
  return isWhole && last.time - first.time >= thresholds.youngSpan_ms;
}

/** The doubt that this leaves. */
export function youth(chronicle: Chronicle, at: number): Fact {
  return { is: 'young', successes: chronicle.successesBefore(at), since: chronicle.firstSuccessBefore(at)?.time ?? 0 };
}
