/** Days and clock times of a zone. */
import { tzOffset } from '@date-fns/tz';

/** What a day is and how instants read in one time zone. */
export interface Calendar {
  readonly zone: string;
  /** The date `YYYY-MM-DD` of an instant in milliseconds. */
  day(time: number): string;
  /** Date and time to the second, with the zone: `2026-07-01 21:42:05 UTC`. */
  clock(time: number): string;
}

const quarter = 15 * 60_000;

/** The calendar of an IANA zone. Offsets are looked up once a quarter of an hour: no zone changes its clock in between. */
export function calendarOf(zone: string): Calendar {
  const offsets = new Map<number, number>();
  const local = (time: number): string => {
    const key = Math.floor(time / quarter);
    let offset = offsets.get(key);
    if (offset === undefined) {
      offset = tzOffset(zone, new Date(key * quarter));
      offsets.set(key, offset);
    }
    return new Date(time + offset * 60_000).toISOString();
  };
  return {
    zone,
    day: (time) => local(time).slice(0, 10),
    clock: (time) => `${local(time).slice(0, 19).replace('T', ' ')} ${zone}`,
  };
}

/** An instant in milliseconds as UTC in ISO 8601, without milliseconds where there are none. */
export function instant(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
