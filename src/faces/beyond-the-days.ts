/** Where an incident outlasts the days that are shown of it: its end must not look as if it never came. */
import type { Incident } from '../findings/result.ts';
import type { Clock } from './format.ts';

/** Until when the days go and what lies after them, as sentences; the empty text where nothing does. */
export function beyondTheDays(incident: Incident, clock: Clock): string {
  const { days, impact } = incident;
  const last = days.at(-1);
  if (last === undefined || !impact || clock.day(impact.until) <= last.day) return '';
  return `The days shown end on ${last.day}. ${after(incident, clock.day(impact.until))}.`;
}

function after({ kind, recoveredAt, stranger, recoveries = [] }: Incident, end: string): string {
  if (stranger?.wentOn) return `What came until ${end} lies after them`;
  if (recoveredAt !== null) return `The recovery, on ${end}, and what was tried until then lie after them`;
  if (kind === 'attack') return `What was tried until ${end} lies after them`;
  if (kind === 'silence') return `The log goes on until ${end} without it`;
  const ofAll = recoveries.some((each) => each !== null) ? ' of all' : '';
  return `The log goes on until ${end} without a recovery${ofAll}, and what was tried since lies after them`;
}
