/** Of which days of the calendar anything is known. */
import type { Calendar } from '../attempts/calendar.ts';
import type { Span } from './activity.ts';
import { daysBetween } from './calendar-days.ts';
import type { Context } from './candidate.ts';

/** Those on which the log has rows, or pauses no longer than it usually does: a quiet weekend is known to be quiet. */
export function coveredDays(missing: readonly Span[], { logFrom, logUntil }: Context, calendar: Calendar): ReadonlySet<string> {
  const begins = [logFrom, ...missing.map(({ until }) => until)];
  const ends = [...missing.map(({ from }) => from), logUntil];
  return new Set(begins.flatMap((begin, i) => daysBetween(calendar.day(begin), calendar.day(ends[i] ?? logUntil))));
}
