/** How near the nearest thing to a break came, where there was none. */
import type { Result } from '../findings/result.ts';
import { addressOr, type Clock, durationBetween, number } from './format.ts';

/** One sentence; `quoted` puts quotation marks around a status. */
export function nearestStreak(
  { longestUnqualifiedStreak: streak }: Result['summary'],
  clock: Clock,
  quoted = (text: string): string => `“${text}”`,
): string {
  if (streak === null) return 'No run of failures was left over.';
  const { user, address, status, failures, first, last, why } = streak;
  const spanning = first === last ? '' : `, over ${durationBetween(first, last)}`;
  return `The longest run of failures that did not qualify: ${number(failures)} with ${quoted(status)} by ${user} from ${addressOr(address)} on ${clock.weekdayAndTime(first)}${spanning} (${why}).`;
}
