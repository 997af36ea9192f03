/** How things are shown just now: in which zone, with which marks, masked or not. Whatever comes from a row passes through it. */
import type { Attempt, ColumnName } from '../../attempts/attempt.ts';
import { type Calendar, calendarOf, instant } from '../../attempts/calendar.ts';
import { safe } from '../safe.ts';
import { type Symbols, symbolsOf, withoutTypography } from '../symbols.ts';
import type { Mask } from './mask.ts';
import { maskedFilter } from './mask-filter.ts';

export interface Lens {
  readonly calendar: Calendar;
  readonly symbols: Symbols;
  readonly ascii: boolean;
  /** Null where everything is shown as it is. */
  readonly mask: Mask | null;
  /** Texts that a stranger may have typed, made safe. */
  text(text: string): string;
  user(name: string): string;
  address(address: string | null): string;
  /** A sentence that may name users and addresses. */
  sentence(text: string): string;
  /** What a row says in another field than those. */
  field(name: ColumnName, text: string): string;
  /** A row as it is taken along, with whatever tells of a user or an address in it. */
  attempt(attempt: Attempt): Attempt;
  /** A filter as it was typed. */
  filter(text: string): string;
  /** `2026-07-11 06:05:30` of an instant in ISO 8601 or milliseconds; empty for none. */
  time(at: string | number | null): string;
  day(at: string | number | null): string;
}

/** How things are shown in a zone; `mask` is null where everything is shown as it is. */
export function lensOf(zone: string, mask: Mask | null, ascii: boolean): Lens {
  const calendar = calendarOf(zone);
  const milliseconds = (at: string | number): number => (typeof at === 'number' ? at : Date.parse(at));
  const drawable = (text: string): string => (ascii ? withoutTypography(safe(text)) : safe(text));
  return {
    calendar,
    ascii,
    mask,
    symbols: symbolsOf(ascii),
    text: drawable,
    user: (name) => (name === '' ? '(no user)' : safe(mask ? mask.user(name) : name)),
    address: (address) => (address === null || address === '' ? '(no address)' : safe(mask ? mask.address(address) : address)),
    sentence: (text) => drawable(mask ? mask.sentence(text) : text),
    field: (name, text) => drawable(mask ? mask.field(name, text) : text),
    attempt: (attempt) => (mask ? mask.attempt(attempt) : attempt),
    filter: (text) => safe(mask ? maskedFilter(text) : text),
    time: (at) => (at === null ? '' : calendar.clock(milliseconds(at)).slice(0, 19)),
    day: (at) => (at === null ? '' : calendar.day(milliseconds(at))),
  };
}

/** An instant for the filter language. */
export function isoOf(at: number): string {
  return instant(at);
}
