/** The written forms of a time: how a text is taken apart, and the database's format (`strptime`) that reads all texts of its form. */
import type { Precision } from './attempt.ts';
import { isDate } from './strptime.ts';
import { abbreviations } from './zone-abbreviations.ts';

export type DateOrder = 'mdy' | 'dmy' | 'ymd';

export type Replacement = readonly [from: string, to: string];

/** The form of a text that looks like a time. */
export interface TimeForm {
  /** The three numbers of the date, as they stand. */
  readonly parts: readonly [number, number, number];
  /** Whether the order is certain, as in `2026-07-01`; that of `01/07/2026` is not. */
  readonly yearFirst: boolean;
  readonly precision: Precision;
  /** What the text says about its zone: nothing, that it is UTC, or how far from UTC it is. */
  readonly zone: 'none' | 'utc' | 'offset';
  /** What must be replaced before the format fits, such as `p.m.` by `pm`. */
  readonly replacements: readonly Replacement[];
  /** Whether the calendar has the date, read in this order. A date with its year first is always read so. */
  fits(order: DateOrder): boolean;
  /** The format for texts of this form, read in this order. */
  format(order: DateOrder): string;
}

/** The form of a text, or null where it is no time in any known form. */
export function formOf(text: string): TimeForm | null {
  const groups = (written.exec(text.trim()) ?? compact.exec(text.trim()))?.groups;
  if (groups === undefined || (groups.half !== undefined && groups.leadingHalf !== undefined)) return null;
  const { first = '', mark = '', second = '', third = '', gap = '', fraction } = groups;
  const zone = zoneForm(groups.zoneGap ?? '', groups.zone);
  if (zone === null) return null;
  const parts = [Number(first), Number(second), Number(third)] as const;
  const yearFirst = first.length === 4;
  const yearFormat = yearFirst || third.length === 4 ? '%Y' : '%y';
  return {
    parts,
    yearFirst,
    precision: fraction !== undefined ? 'millisecond' : groups.seconds !== undefined ? 'second' : 'minute',
    zone: zone.says,
    replacements: [...halfReplacements(groups.half ?? ''), ...leadingHalfReplacements(groups), ...zone.replacements],
    fits: (order) => {
      const { y, m, d } = dateIn(yearFirst ? 'ymd' : order, parts);
      return isDate(y, m, d);
    },
    format: (order) => {
      const date = { mdy: ['%m', '%d', yearFormat], dmy: ['%d', '%m', yearFormat], ymd: [yearFormat, '%m', '%d'] };
      return `${date[yearFirst ? 'ymd' : order].join(mark)}${gap}${clockFormat(groups)}${zone.format}`;
    },
  };
}

/** What a text says besides a date and a clock that is no zone, so that nobody knows what they mean; null where it has neither or all is known. */
export function notUnderstood(text: string): string | null {
  const { between = '', behind = '' } = dated.exec(text.trim())?.groups ?? {};
  const rest = [between.replace(/^(?:T|\.?,?)/, ''), behind].map((part) => part.trim()).find((part) => part !== '');
  return rest === undefined || formOf(text) !== null ? null : rest;
}

/** The blanks between date, clock, half of the day and zone; some exports use blanks that do not break. */
const blank = '[ \\u00a0\\u2009\\u202f]';
const zonePart = `(?:(?<zoneGap>${blank}?)(?<zone>Z|(?:GMT|UTC)[+\u2212-]\\d{1,2}(?::?\\d{2})?|[+-]\\d{2}(?::?\\d{2})?|[A-Z]{3,4}))?$`;
const datePart = '(?<first>\\d{4}|\\d{1,2})(?<mark>[/-]|\\. ?)(?<second>\\d{1,2})\\k<mark>(?<third>\\d{4}|\\d{1,2})';
const clockPart = '\\d{1,2}(?<point>[:.])\\d{2}(?:\\k<point>(?<seconds>\\d{2})(?:(?<stop>[.,])(?<fraction>\\d{1,6}))?)?';
/** What stands before the clock in languages that tell the half of the day first: of the morning, of the afternoon. */
const leadingHalves = [
  ['午前', '午後'],
  ['上午', '下午'],
  ['오전', '오후'],
] as const;
const written = new RegExp(
  [
    `^${datePart}(?<gap>T|\\.?,?${blank})`,
    `(?:(?<leadingHalf>${leadingHalves.flat().join('|')})(?<leadingGap>${blank}?))?`,
    clockPart,
    `(?:(?<halfGap>${blank}?)(?<half>[AaPp]\\.?${blank}?[Mm]\\.?))?`,
    zonePart,
  ].join(''),
);
const compact = new RegExp(
  `^(?<first>\\d{4})(?<second>\\d{2})(?<third>\\d{2})(?<gap>)\\d{4}(?<seconds>\\d{2})(?:(?<stop>\\.)(?<fraction>\\d{1,6}))?${zonePart}`,
);

const dated = new RegExp(`^${datePart}(?<between>[^\\d]*?)${clockPart}(?:${blank}?[AaPp]\\.?${blank}?[Mm]\\b\\.?)?(?<behind>.*)$`);

type Groups = Readonly<Record<string, string | undefined>>;

function dateIn(order: DateOrder, [first, second, third]: readonly [number, number, number]): { y: number; m: number; d: number } {
  if (order === 'ymd') return { y: first, m: second, d: third };
  return order === 'mdy' ? { y: third, m: first, d: second } : { y: third, m: second, d: first };
}

function clockFormat({ point = '', seconds, stop, fraction = '', half, halfGap, leadingHalf, leadingGap }: Groups): string {
  const second = seconds === undefined ? '' : `${point}%S`;
  const parts = stop === undefined ? '' : `${stop}${fraction.length > 3 ? '%f' : '%g'}`;
  if (leadingHalf !== undefined) return `%p${leadingGap}%I${point}%M${second}${parts}`;
  return half === undefined ? `%H${point}%M${second}${parts}` : `%I${point}%M${second}${parts}${halfGap}%p`;
}

function halfReplacements(half: string): Replacement[] {
  if (half.length <= 2) return [];
  return ['a', 'p'].map((letter) => {
    const from = (/^[AP]/.test(half) ? letter.toUpperCase() : letter) + half.slice(1);
    return [from, `${letter}m`];
  });
}

/** Where the half comes first, its first hour may be told as 0, which no format reads. */
function leadingHalfReplacements({ leadingHalf, leadingGap, point }: Groups): Replacement[] {
  const halves = leadingHalves.find((pair) => pair.some((half) => half === leadingHalf)) ?? [];
  return halves.flatMap((half, i): Replacement[] => {
    const to = ['AM', 'PM'][i] ?? '';
    const zero = ['00', '0'].map((hour): Replacement => [`${half}${leadingGap}${hour}${point}`, `${to}${leadingGap}12${point}`]);
    return [...zero, [half, to]];
  });
}

interface ZoneForm {
  readonly says: TimeForm['zone'];
  readonly replacements: readonly Replacement[];
  readonly format: string;
}

function zoneForm(gap: string, zone: string | undefined): ZoneForm | null {
  if (zone === undefined) return { says: 'none', replacements: [], format: '' };
  if (['Z', 'UTC', 'GMT'].includes(zone)) return { says: 'utc', replacements: [], format: `${gap}${zone}` };
  const says = /^[^1-9]*$/.test(zone) ? 'utc' : 'offset';
  if (/^[+-]/.test(zone)) return { says, replacements: [], format: `${gap}%z` };
  const named = abbreviations.get(zone)?.offsetMinutes;
  if (named !== undefined) return { says: 'offset', replacements: [[gap + zone, gap + offsetText(named)]], format: `${gap}%z` };
  const [, sign, hours, minutes = '0'] = /^[A-Z]+([+\u2212-])(\d{1,2}?):?(\d{2})?$/.exec(zone) ?? [];
  if (sign === undefined) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? 1 : -1);
  return { says, replacements: [[gap + zone, gap + offsetText(offset)]], format: `${gap}%z` };
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const digits = [Math.floor(size / 60), size % 60].map((part) => String(part).padStart(2, '0')).join('');
  return `${minutes < 0 ? '-' : '+'}${digits}`;
}
