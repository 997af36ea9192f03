/** How things are shown just now: in which zone, with which marks, masked or not. Whatever comes from a row passes through it. */
import { type Calendar, calendarOf, instant } from '../../attempts/calendar.ts';
import { safe } from '../safe.ts';
import { type Symbols, symbolsOf } from '../symbols.ts';

export interface Lens {
  readonly calendar: Calendar;
  readonly symbols: Symbols;
  readonly ascii: boolean;
  /** Texts that a stranger may have typed, made safe. */
  text(text: string): string;
  user(name: string): string;
  address(address: string | null): string;
  /** A sentence that may name users and addresses. */
  sentence(text: string): string;
  /** `2026-07-11 06:05:30` of an instant in ISO 8601 or milliseconds; empty for none. */
  time(at: string | number | null): string;
  day(at: string | number | null): string;
}

export function lensOf(zone: string, masked: boolean, ascii: boolean): Lens {
  const calendar = calendarOf(zone);
  const milliseconds = (at: string | number): number => (typeof at === 'number' ? at : Date.parse(at));
  return {
    calendar,
    ascii,
    symbols: symbolsOf(ascii),
    text: safe,
    user: (name) => (name === '' ? '(no user)' : masked ? maskUser(name) : safe(name)),
    address: (address) => (address === null || address === '' ? '(no address)' : masked ? maskAddress(address) : safe(address)),
    sentence: (text) => safe(masked ? maskSentence(text) : text),
    time: (at) => (at === null ? '' : calendar.clock(milliseconds(at)).slice(0, 19)),
    day: (at) => (at === null ? '' : calendar.day(milliseconds(at))),
  };
}

/** An instant for the filter language. */
export function isoOf(at: number): string {
  return instant(at);
}

function maskUser(name: string): string {
  return `${safe([...name][0] ?? '')}***`;
}

/** The last part of an IPv4 address or network, and all but the first two groups of IPv6. */
function maskAddress(address: string): string {
  if (address.includes(':')) return `${address.split(':').slice(0, 2).join(':')}:***`;
  return /^\d+\.\d+\.\d+\./.test(address) ? address.replace(/\.[^.]*$/, '.***') : '***';
}

/** An address of IPv6 has two colons in a row or three of them: a time of day has neither. */
const anything =
  /[^\s"'“”(),;]+@[^\s"'“”(),;]+|\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d+)?\b|\b(?:[0-9a-f]{1,4}:){2,}(?::|[0-9a-f]{1,4}:)[0-9a-f:]*/gi;

function maskSentence(text: string): string {
  return text.replace(anything, (found) => (found.includes('@') ? maskUser(found) : maskAddress(found)));
}
