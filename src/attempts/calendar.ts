/** Days and clock times of a zone. */
import { tzOffset } from '@date-fns/tz';

/** What a day is and how instants read in one time zone. */
export interface Calendar {
  readonly zone: string;
  /** The date `YYYY-MM-DD` of an instant in milliseconds. */
  day(time: number): string;
  /** The first instant of a date, in milliseconds. */
  begin(day: string): number;
  /** Date and time to the second; of an hour that the clock shows twice also how far it is from UTC: `2026-11-01 01:11:02 -05:00`. */
  time(time: number): string;
  /** That with the zone: `2026-07-01 21:42:05 UTC`. */
  clock(time: number): string;
}

const minute = 60_000;
const quarter = 15 * minute;
const day = 96 * quarter;
/** A zone changes its clock between two quarters of an hour, and hardly ever: few weeks need a look at their days, and few days at their quarters. */
const steps = [7 * day, day];

/** The calendar of an IANA zone. */
export function calendarOf(zone: string): Calendar {
  const offsets = new Map<number, number>();
  const offsetAtStartOf = (step: number, time: number): number => {
    const start = Math.floor(time / step) * step;
    const offset = offsets.get(start) ?? (zone === 'UTC' ? 0 : tzOffset(zone, new Date(start)));
    offsets.set(start, offset);
    return offset;
  };
  const offsetAt = (time: number): number => {
    const steady = steps.find((step) => offsetAtStartOf(step, time) === offsetAtStartOf(step, time + step));
    return offsetAtStartOf(steady ?? quarter, time);
  };
  const localTime = (time: number): number => time + offsetAt(time) * minute;
  /** Whether the clock, when it is set back, shows the same time again or has shown it before. */
  const isShownTwice = (time: number): boolean => {
    const offset = offsetAt(time);
    const others = [offsetAt(time - day / 4), offsetAt(time + day / 4)].filter((other) => other !== offset);
    return others.some((other) => offsetAt(time + (offset - other) * minute) === other);
  };
  const timeOf = (time: number): string => {
    const shown = new Date(localTime(time)).toISOString().slice(0, 19).replace('T', ' ');
    return isShownTwice(time) ? `${shown} ${offsetText(offsetAt(time))}` : shown;
  };
  const dates = new Map<number, string>();
  const dateOf = (dayNumber: number): string => {
    const date = dates.get(dayNumber) ?? new Date(dayNumber * day).toISOString().slice(0, 10);
    dates.set(dayNumber, date);
    return date;
  };
  const dayOf = (time: number): string => dateOf(Math.floor(localTime(time) / day));
  return {
    zone,
    day: dayOf,
    begin(date) {
      let time = Date.parse(date) - day;
      while (dayOf(time) < date) time += quarter;
      return time;
    },
    time: timeOf,
    clock: (time) => `${timeOf(time)} ${zone}`,
  };
}

/** `-05:00`. */
function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const [hours, rest] = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** An instant in milliseconds as UTC in ISO 8601, without milliseconds where there are none. */
export function instant(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
