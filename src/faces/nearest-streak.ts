/** How near the nearest thing to a break came, where there was none. */
import { resolveStatus } from '../attempts/reason.ts';
import type { FailureHeap, Result, UnqualifiedStreak } from '../findings/result.ts';
import { failuresWithoutAddress } from '../findings/without-address.ts';
import { count } from '../findings/wording.ts';
import { addressOr, type Clock, durationBetween, number, weekdayAndDay } from './format.ts';

/** A sentence or two; `quoted` puts quotation marks around a status. */
export function nearestStreak(
  { longestUnqualifiedStreak: streak, mostFailures: heap, byOriginAndStatus }: Result['summary'],
  clock: Clock,
  quoted = (text: string): string => `“${text}”`,
): string {
  if (streak === null && !byOriginAndStatus.some(({ status }) => resolveStatus(status).outcome === 'success'))
    return 'No login is known to have succeeded, so nothing can be told to have broken.';
  const nothing =
    failuresWithoutAddress(byOriginAndStatus) > 0
      ? 'No run of failures from an address was left over.'
      : 'No run of failures was left over.';
  return [
    streak === null ? nothing : nearest(streak, clock, quoted),
    ...(streak?.advice ?? []),
    ...(heap !== undefined && heap.failures > (streak?.failures ?? 0) ? [most(heap, quoted)] : []),
  ].join(' ');
}

type Quoted = (text: string) => string;

function nearest({ user, address, status, failures, first, last, why }: UnqualifiedStreak, clock: Clock, quoted: Quoted): string {
  const spanning = first === last ? '' : `, over ${durationBetween(first, last)}`;
  return `The longest run of failures that did not qualify: ${number(failures)} with ${quoted(status)} by ${user} from ${addressOr(address)} on ${clock.weekdayAndTime(first)}${spanning} (${why}).`;
}

/** Many who fail a little each are no break of any one of them, and yet something that happened. */
function most({ status, day, failures, users, addresses }: FailureHeap, quoted: Quoted): string {
  const from = addresses === 0 ? 'no readable address' : count(addresses, 'address', 'addresses');
  return `The most failures of a day: ${number(failures)} with ${quoted(status)} of ${count(users, 'user')} from ${from} on ${weekdayAndDay(day)}.`;
}
