/** Decides from a whole column of times the one reading that it allows: the order of day and month, the zone, the formats. */
import { UserError } from '../errors.ts';
import type { Precision } from './attempt.ts';
import { type DateOrder, formOf, type TimeForm } from './clock-format.ts';
import { firstPart, isSerialNumber, type TimeReading, unknownPart } from './moment.ts';
import { quoted } from './quoted.ts';
import { utc, type Zone, zoneByName, zoneOfTitle } from './zone.ts';

/** All values of a column that share their first ten characters and their length: the least of them, and how many rows they are. */
export interface TimeGroup {
  readonly text: string;
  readonly rows: number;
}

/** What is known of an input's times before the column is looked at. */
export interface TimeSource {
  readonly name: string;
  /** The title of the time column as it stands, perhaps with a zone in parentheses. */
  readonly timeTitle: string;
  /** The zone of values that name none, where the kind of input settles it. */
  readonly timezone?: 'UTC';
  /** The finest precision that the values have, whatever digits they show. */
  readonly finest?: Precision;
}

export interface TimeChoice {
  /** The zone of an input that names none, where the user said so. */
  readonly inputTimezone?: string;
  /** The zone of an input that names none, where the user did not. */
  readonly timezone: string;
  /** Decides between day first and month first. */
  readonly dateOrder?: DateOrder;
}

/**
 * The one reading of a column, from the groups of its values that are not blank. Values that it cannot read are rejected
 * rows (`rejectReason`); an input that allows two readings, or none, is refused.
 */
export function decideTime(groups: readonly TimeGroup[], source: TimeSource, choice: TimeChoice): TimeReading {
  const read = groups.toSorted((a, b) => (a.text < b.text ? -1 : 1)).flatMap(withForm);
  const zoned = read.filter(({ form }) => form.zone !== 'none');
  const agreeing = rowsOf(zoned) * 2 > rowsOf(read) ? zoned : read.filter(({ form }) => form.zone === 'none');
  const order = orderOf(agreeing, source, choice);
  const fitting = agreeing.filter(({ form }) => form.fits(order));
  if (groups.length > 0 && fitting.length === 0) throw unreadable(groups, source, order);
  return {
    // The longest first: `GMT+1` stands in `GMT+10`, too.
    replacements: [...new Map(fitting.flatMap(({ form }) => form.replacements))].toSorted(([a], [b]) => b.length - a.length),
    formats: formatsOf(fitting, order),
    zone: agreeing === zoned && zoned.length > 0 ? zoneOfValues(zoned) : zoneOf(source, choice),
    dateOrder: order,
    precision: precisionOf(fitting, source.finest ?? 'millisecond'),
  };
}

interface FormedGroup extends TimeGroup {
  readonly form: TimeForm;
}

function withForm(group: TimeGroup): FormedGroup[] {
  const form = formOf(group.text);
  return form === null ? [] : [{ ...group, form }];
}

function rowsOf(groups: readonly TimeGroup[]): number {
  return groups.reduce((sum, { rows }) => sum + rows, 0);
}

function orderOf(groups: readonly FormedGroup[], source: TimeSource, choice: TimeChoice): DateOrder {
  const open = groups.filter(({ form }) => !form.yearFirst);
  if (choice.dateOrder !== undefined) return open.length > 0 ? choice.dateOrder : 'ymd';
  if (open.length === 0) return 'ymd';
  const monthFirst = rowsOf(open.filter(({ form }) => form.fits('mdy')));
  const dayFirst = rowsOf(open.filter(({ form }) => form.fits('dmy')));
  if (monthFirst !== dayFirst) return monthFirst > dayFirst ? 'mdy' : 'dmy';
  const torn = open.find(({ form }) => form.parts[0] !== form.parts[1] && form.fits('mdy') && form.fits('dmy'));
  if (torn !== undefined) throw ambiguous(torn, source);
  return 'mdy';
}

/** Two-digit years come first: a format with four digits would read them as years of antiquity. */
function formatsOf(groups: readonly FormedGroup[], order: DateOrder): string[] {
  const rows = new Map<string, number>();
  for (const group of groups) rows.set(group.form.format(order), (rows.get(group.form.format(order)) ?? 0) + group.rows);
  const shortYear = (format: string): number => (format.includes('%y') ? 1 : 0);
  return [...rows].toSorted(([a, rowsA], [b, rowsB]) => shortYear(b) - shortYear(a) || rowsB - rowsA).map(([format]) => format);
}

function zoneOfValues(groups: readonly FormedGroup[]): Zone {
  return groups.every(({ form }) => form.zone === 'utc') ? utc : { kind: 'in-values' };
}

function zoneOf(source: TimeSource, choice: TimeChoice): Zone {
  const titled = zoneOfTitle(source.timeTitle);
  if (titled !== null && typeof titled !== 'string') return titled;
  const said = source.timezone ?? choice.inputTimezone;
  if (titled !== null && said === undefined) {
    throw new UserError(
      `${source.name}: the title ${quoted(source.timeTitle)} names a time zone that is unknown here.`,
      'Say which it is, as in --input-timezone America/New_York.',
    );
  }
  const name = said ?? choice.timezone;
  const zone = zoneByName(name);
  if (zone === null) throw new UserError(`${quoted(name)} is no time zone.`, 'Name one as in Europe/Berlin or America/New_York.', 2);
  return zone;
}

const precisions: readonly Precision[] = ['minute', 'second', 'millisecond'];

function precisionOf(groups: readonly FormedGroup[], finest: Precision): Precision {
  const shown = Math.max(...groups.map(({ form }) => precisions.indexOf(form.precision)));
  return precisions[Math.min(groups.length === 0 ? 1 : shown, precisions.indexOf(finest))] ?? 'second';
}

function ambiguous({ form, text }: FormedGroup, { name }: TimeSource): UserError {
  const [first, second] = form.parts;
  return new UserError(
    `${name}: ${quoted(text)} can be ${dayAndMonth(second, first)} or ${dayAndMonth(first, second)}, and so can every row.`,
    `Say which with --date-order mdy (${dayAndMonth(second, first)}) or --date-order dmy (${dayAndMonth(first, second)}).`,
  );
}

function dayAndMonth(day: number, month: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1, day));
}

function unreadable(groups: readonly TimeGroup[], { name, timeTitle }: TimeSource, order: DateOrder): UserError {
  const [first] = groups.toSorted((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1));
  const example = first?.text ?? '';
  const shown = `${name}: no value under ${quoted(timeTitle)} can be read as a time, for example ${quoted(example)}`;
  if (groups.some(({ text }) => isSerialNumber(text))) {
    return new UserError(
      `${shown}: a spreadsheet has turned the dates into serial numbers.`,
      'Export the login history again and do not save it in a spreadsheet.',
    );
  }
  const unknown = unknownPart(example);
  if (unknown !== '')
    return new UserError(`${shown}${unknown}.`, 'Take it out of the column; if it is a time zone, name it with --input-timezone.');
  const other = (['mdy', 'dmy', 'ymd'] as const).find((one) => one !== order && formOf(example)?.fits(one));
  return other === undefined
    ? new UserError(`${shown}.`, 'Export the login history again, with times such as 2026-07-31 21:05 or 7/31/2026 9:05 PM.')
    : new UserError(`${shown} with the ${firstPart[order]} first.`, `Give --date-order ${other}.`);
}
