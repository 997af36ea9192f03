/**
 * How the times of an input are read. A reading is decided once for a whole column (`decide-time.ts`) and is plain data,
 * so that a database can read a million values by it and this file a single one, to the same instant.
 */
import type { Precision } from './attempt.ts';
import { type DateOrder, formOf, notUnderstood, type Replacement } from './clock-format.ts';
import { quoted } from './quoted.ts';
import { strptime } from './strptime.ts';
import type { Zone } from './zone.ts';
import { instantInZone } from './zone-transitions.ts';

export type { DateOrder } from './clock-format.ts';

export interface TimeReading {
  /** Replaced in the text, in this order and everywhere, before any format is tried; almost always empty. */
  readonly replacements: readonly Replacement[];
  /** `strptime` formats; the first that fits reads the value. Those with `%z` turn it into UTC themselves. */
  readonly formats: readonly string[];
  /** With `in-values`, what a format reads is UTC already; else it is the wall clock of the zone. */
  readonly zone: Zone;
  readonly dateOrder: DateOrder;
  readonly precision: Precision;
}

/** Instants outside these bounds are no login: Salesforce did not exist, or the clock is broken. In milliseconds, the second excluded. */
export const plausible = { fromMs: Date.UTC(1999, 0, 1), untilMs: Date.UTC(2100, 0, 1) } as const;

/** The instant of a text under a reading, in milliseconds, or null where it is no date. */
export function readMoment(text: string, reading: TimeReading): number | null {
  const plain = reading.replacements.reduce((result, [from, to]) => result.replaceAll(from, to), text);
  for (const format of reading.formats) {
    const clock = strptime(plain, format);
    if (clock === null) continue;
    const moment = instantOf(clock.wallClockMs, clock.offsetMinutes, reading.zone);
    return moment >= plausible.fromMs && moment < plausible.untilMs ? moment : null;
  }
  return null;
}

/** Why a reading cannot read a text. `title` is the title of the time column. */
export function rejectReason(text: string | null, reading: TimeReading, title = 'Login Time'): string {
  const name = quoted(title.replace(/\s*\(.*$/, '')).slice(1, -1);
  if (text === null || text.trim() === '') return `${name} is empty`;
  if (text.trim() === title) return 'repeats the header line';
  const value = `${name} ${quoted(text)}`;
  if (isSerialNumber(text)) return `${value} is a spreadsheet's serial number, not a date`;
  const form = formOf(text);
  if (form === null) return `${value} is no date${unknownPart(text)}`;
  const zoned = reading.formats.some((format) => /(?:Z|UTC|GMT|%z)$/.test(format));
  if (form.zone !== 'none' && !zoned) return `${value} names a time zone, which the other rows do not`;
  if (form.zone === 'none' && zoned) return `${value} names no time zone, as the other rows do`;
  return form.yearFirst || form.fits(reading.dateOrder)
    ? `${value} is no date`
    : `${value} is no date with the ${firstPart[reading.dateOrder]} first`;
}

/** What hinders a text from being read, as the end of a sentence; empty where that is not known. */
export function unknownPart(text: string): string {
  const part = notUnderstood(text);
  return part === null ? '' : `: ${quoted(part, 30)} is not understood`;
}

/** Whether a text is how a spreadsheet saves a date that has lost its format: days since 1900. */
export function isSerialNumber(text: string): boolean {
  return /^\s*[2-9]\d{4}([.,]\d+)?\s*$/.test(text);
}

/** What stands first in a date of this order. */
export const firstPart = { mdy: 'month', dmy: 'day', ymd: 'year' } as const;

function instantOf(wallClockMs: number, offsetMinutes: number | null, zone: Zone): number {
  if (zone.kind === 'named') return instantInZone(wallClockMs, zone.name);
  return wallClockMs - (offsetMinutes ?? (zone.kind === 'fixed' ? zone.offsetMinutes : 0)) * 60_000;
}
