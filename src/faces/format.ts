/** How values become text: numbers, times and spans, the same on every face, and texts of strangers made safe. */
import { type Calendar, calendarOf } from '../attempts/calendar.ts';
import type { Day, Instant } from '../findings/result.ts';
import { duration } from '../findings/wording.ts';

/** `15,913`. */
export function number(value: number): string {
  return value.toLocaleString('en-US');
}

/** `5.7 %`; never `0 %` or `100 %` where it is not exactly that. */
export function percent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  const share = (100 * part) / whole;
  if (share < 0.1) return 'under 0.1 %';
  if (share > 99.9 && part < whole) return 'over 99.9 %';
  return `${share.toLocaleString('en-US', { maximumFractionDigits: 1 })} %`;
}

/** `1.5 MB`, of a million bytes each. */
export function size(bytes: number): string {
  const [unit, length] = sizes.find(([, least]) => bytes >= least) ?? ['bytes', 1];
  return `${(bytes / length).toLocaleString('en-US', { maximumFractionDigits: 1 })} ${unit}`;
}

const sizes = [
  ['GB', 1e9],
  ['MB', 1e6],
  ['kB', 1e3],
] as const;

/** The span between two instants. */
export function durationBetween(from: Instant, until: Instant): string {
  return duration(Date.parse(until) - Date.parse(from));
}

/** `Saturday, 11 July 2026`. */
export function longDay(day: Day): string {
  return `${inEnglish(day, { weekday: 'long' })}, ${inEnglish(day, { day: 'numeric', month: 'long', year: 'numeric' })}`;
}

/** The day of a break in full, or `between 2026-07-06 and 2026-07-11` where nobody knows on which of these it was. */
export function breakDay(day: Day, between: { readonly from: Day; readonly until: Day } | undefined): string {
  return between === undefined ? longDay(day) : `between ${between.from} and ${between.until}`;
}

/** `Sat 2026-07-11`. */
export function weekdayAndDay(day: Day): string {
  return `${inEnglish(day, { weekday: 'short' })} ${day}`;
}

/** `Jul 11`, for the labels of an axis. */
export function axisDay(day: Day): string {
  return inEnglish(day, { month: 'short', day: 'numeric' }, 'en-US');
}

/** How instants read in one zone. The zone itself is named once, where it is first needed, not beside every time. */
export interface Clock {
  readonly zone: string;
  /** `2026-07-11`. */
  day(time: Instant): Day;
  /** `2026-07-11 06:05:30`, and with its distance from UTC in an hour that the clock shows twice. */
  time(time: Instant): string;
  /** `Sat 2026-07-11 06:05:30`. */
  weekdayAndTime(time: Instant): string;
}

/** The clock of an IANA zone. */
export function clockOf(zone: string): Clock {
  const calendar: Calendar = calendarOf(zone);
  const time = (instant: Instant): string => calendar.time(Date.parse(instant));
  return {
    zone,
    day: (instant) => calendar.day(Date.parse(instant)),
    time,
    weekdayAndTime: (instant) => `${weekdayAndDay(calendar.day(Date.parse(instant)))} ${time(instant).slice(11)}`,
  };
}

/** An address in words where a row named none. */
export function addressOr(address: string | null): string {
  return address ?? '(no address)';
}

function inEnglish(day: Day, options: Intl.DateTimeFormatOptions, locale = 'en-GB'): string {
  return new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, { ...options, timeZone: 'UTC' });
}
