/** Of which days of the calendar anything is known. */
import type { Calendar } from '../attempts/calendar.ts';
import { notableHoles } from './activity.ts';
import { daysBetween } from './calendar-days.ts';
import type { Context } from './candidate.ts';

/** Those on which the log has rows, or pauses no longer than it usually does: a quiet weekend is known to be quiet. */
export function coveredDays({ activity, holes }: Context, calendar: Calendar): ReadonlySet<string> {
  const notable = new Set(notableHoles(holes));
  const pauses = holes.filter((hole) => !notable.has(hole));
  return new Set([...activity, ...pauses].flatMap(({ from, until }) => daysBetween(calendar.day(from), calendar.day(until))));
}
