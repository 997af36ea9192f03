/** Which of a candidate's programs work again while others do not. */
import { instant } from '../attempts/calendar.ts';
import { type HalfRecovered, halfRecovered } from '../findings/half-recovered.ts';
import type { Instant } from '../findings/result.ts';
import type { Candidate, Context } from './candidate.ts';

/** Null where it is over, or where none of them works again. */
export function halfOf(candidate: Candidate, { dimensions }: Context): HalfRecovered | null {
  const lanes = candidate.lanes.flatMap((lane) => dimensions.lanes[lane] ?? []);
  return candidate.recovered === null ? halfRecovered(lanes, recoveriesOf(candidate)) : null;
}

/** When each of the lanes worked again. */
export function recoveriesOf({ lanes, ends }: Candidate): (Instant | null)[] {
  return lanes.map((lane) => {
    const recovered = ends.find((end) => end.lane === lane)?.recovered ?? null;
    return recovered === null ? null : instant(recovered);
  });
}
