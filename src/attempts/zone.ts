/** Time zones as exports name them: in a column title, behind a value, or not at all. */
import { tzOffset } from '@date-fns/tz';
import { abbreviations } from './zone-abbreviations.ts';

/** Where the times of an input are read: at a fixed distance from UTC, by the rules of a place, or as every value says. */
export type Zone =
  | { readonly kind: 'fixed'; readonly offsetMinutes: number }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'in-values' };

export const utc: Zone = { kind: 'fixed', offsetMinutes: 0 };

/** The zone by an IANA name such as `Europe/Berlin` or `UTC`; null for a name that nobody knows. */
export function zoneByName(name: string): Zone | null {
  if (/^(utc|gmt|z|etc\/(utc|gmt))$/i.test(name)) return utc;
  return /^[a-z]/i.test(name) && !Number.isNaN(tzOffset(name, new Date(0))) ? { kind: 'named', name } : null;
}

/**
 * The zone that a column title names, as in `Login Time (Eastern Daylight Time)`: null where the title names none,
 * the text in the parentheses where nobody knows such a zone. A name of summer or winter time stands for the place,
 * because one export covers both.
 */
export function zoneOfTitle(title: string): Zone | string | null {
  const said = /\((.*)\)\s*$/.exec(title)?.[1]?.trim();
  if (said === undefined || said === '') return null;
  const place = /[A-Za-z]+(?:\/[A-Za-z_+-]+)+/.exec(said)?.[0];
  const offset = /^\(?(?:GMT|UTC)?\s*([+-])(\d{1,2})(?::?(\d{2}))?\)?/i.exec(said);
  return (
    (place === undefined ? null : zoneByName(place)) ??
    zoneByLongName(offset === null ? said : said.slice(offset[0].length).trim()) ??
    (offset === null ? zoneByName(said) : fixedZone(offset[1], Number(offset[2]), Number(offset[3] ?? 0))) ??
    said
  );
}

/** The zone as reports name it: an IANA name, `UTC`, `UTC-05:00`, or `in the values`. */
export function zoneLabel(zone: Zone): string {
  if (zone.kind === 'in-values') return 'in the values';
  if (zone.kind === 'named') return zone.name;
  if (zone.offsetMinutes === 0) return 'UTC';
  const minutes = Math.abs(zone.offsetMinutes);
  const clock = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `UTC${zone.offsetMinutes < 0 ? '-' : '+'}${clock}`;
}

function fixedZone(sign: string | undefined, hours: number, minutes: number): Zone {
  return { kind: 'fixed', offsetMinutes: (sign === '-' ? -1 : 1) * (hours * 60 + minutes) };
}

/** Several places share a long name; these are tried first. Greenwich Mean Time is read as UTC, which Salesforce calls GMT. */
const preferredPlaces = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Halifax',
  'America/Sao_Paulo',
  'Europe/Paris',
  'Europe/Athens',
  'Europe/Lisbon',
  'Europe/London',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
];

function zoneByLongName(said: string): Zone | null {
  const wanted = said.toLowerCase();
  if (wanted === 'greenwich mean time' || wanted === 'coordinated universal time') return utc;
  const abbreviated = abbreviations.get(said.toUpperCase());
  if (abbreviated !== undefined) return { kind: 'named', name: abbreviated.place };
  if (!wanted.includes(' ')) return null;
  const places = [...preferredPlaces, ...Intl.supportedValuesOf('timeZone')];
  const name =
    places.find((place) => namesOf(place).includes(wanted)) ?? places.find((place) => namesOf(place).map(unqualified).includes(wanted));
  return name === undefined ? null : { kind: 'named', name };
}

/** Salesforce leaves `Standard` out where a place has no summer time: `Singapore Time`. */
function unqualified(name: string): string {
  return name.replace(/ standard time$/, ' time');
}

const midwinter = new Date(Date.UTC(2026, 0, 15));
const midsummer = new Date(Date.UTC(2026, 6, 15));

/** What a place calls its zone in winter, in summer and all the year, in small letters. */
function namesOf(place: string): string[] {
  return (['long', 'longGeneric'] as const).flatMap((timeZoneName) => {
    const names = new Intl.DateTimeFormat('en-US', { timeZone: place, timeZoneName });
    const parts = [midwinter, midsummer].flatMap((date) => names.formatToParts(date));
    return parts.filter(({ type }) => type === 'timeZoneName').map(({ value }) => value.toLowerCase());
  });
}
