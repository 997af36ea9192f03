/** The days of a picture in words, for those who point at one and for those who see none. */
import type { Incident } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { number, weekdayAndDay } from '../../format.ts';
import { capital, dayWord } from '../../words.ts';

/** A day as the pointer and the keyboard read it. */
export function dayInWords({ days, origins }: Incident, i: number): string {
  const each = days[i];
  if (each === undefined) return '';
  if (!each.covered) return `${weekdayAndDay(each.day)}: no data`;
  const by = origins
    .filter((origin) => (origin.successesByDay[i] ?? 0) + (origin.failuresByDay[i] ?? 0) > 0)
    .map(
      ({ address, successesByDay, failuresByDay }) => `${address}: ${number(successesByDay[i] ?? 0)} ✓ ${number(failuresByDay[i] ?? 0)} ✗`,
    );
  const fresh = each.newAddresses.length === 0 ? [] : [`new: ${each.newAddresses.slice(0, 3).join(', ')}`];
  const all = `${number(each.successes)} succeeded, ${number(each.failures)} failed`;
  return `${weekdayAndDay(each.day)}: ${[all, ...by.slice(0, 4), ...fresh].join('; ')}`;
}

/** The whole picture in words; `lines` is how many addresses it shows. */
export function pictureInWords(incident: Incident, lines: number): string {
  const { days, day } = incident;
  const sum = (of: 'successes' | 'failures'): string => number(days.reduce((total, each) => total + each[of], 0));
  const lit = day === null ? '' : ` ${capital(dayWord(incident))}, on ${day}, is highlighted.`;
  return `Attempts a day from ${days[0]?.day} to ${days.at(-1)?.day}, one line for each of ${count(lines, 'address', 'addresses')}: ${sum('successes')} succeeded, ${sum('failures')} failed.${lit} The table day by day has the numbers.`;
}
