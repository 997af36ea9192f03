/** The day by which an incident is asked for. */
import type { Day, Incident } from './result.ts';

/** Empty where it began before the log does. */
export function beganOn({ day, firstFailure }: Incident): Day {
  return day ?? firstFailure?.slice(0, 10) ?? '';
}
