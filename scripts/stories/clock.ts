/** Spans in milliseconds, and instants that read like dates. */

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
export const week = 7 * day;

/** The instant of a date, or of a date and time, in UTC: `at('2018-08-20 14:05')`. */
export function at(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}${text.includes(' ') ? '' : 'T00:00'}Z`);
}

/** 0 for Sunday, in UTC. */
export function weekday(time: number): number {
  return new Date(time).getUTCDay();
}
