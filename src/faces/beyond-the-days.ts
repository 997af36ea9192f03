/** Where an incident outlasts the days that are shown of it: its end must not look as if it never came. */
import type { Incident } from '../findings/result.ts';
import type { Clock } from './format.ts';

/** Until when the days go and what lies after them, as sentences; the empty text where nothing does. */
export function beyondTheDays({ kind, days, impact, recoveredAt, recoveries = [] }: Incident, clock: Clock): string {
  const last = days.at(-1);
  if (last === undefined || !impact || clock.day(impact.until) <= last.day) return '';
  const end = clock.day(impact.until);
  const after =
    recoveredAt !== null
      ? `The recovery, on ${end}, and what was tried until then lie after them`
      : kind === 'attack'
        ? `What was tried until ${end} lies after them`
        : `The log goes on until ${end} without a recovery${recoveries.some((each) => each !== null) ? ' of all' : ''}, and what was tried since lies after them`;
  return `The days shown end on ${last.day}. ${after}.`;
}
