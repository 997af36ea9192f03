/** Finds the columns of login history among the titles of an export, by their names alone. */
import { type Column, type ColumnName, columns, headerKey, type Precision, timeHeaders } from '../attempts/attempt.ts';
import { quoted } from '../attempts/quoted.ts';
import { UserError } from '../errors.ts';
import type { Format } from './source.ts';

/** Where an export keeps what we read. */
export interface Layout {
  readonly format: Exclude<Format, 'parquet' | 'org'>;
  readonly timeTitle: string;
  readonly timeAt: number;
  readonly columns: readonly ColumnName[];
  readonly columnsAt: readonly number[];
  readonly timezone?: 'UTC';
  readonly finest?: Precision;
}

/** The layout behind these titles; an export without time, user, address or status is refused. */
export function layoutOf(name: string, titles: readonly string[], kind: 'csv' | 'json'): Layout {
  const keys = titles.map(titleKey);
  const timeAt = firstOf(keys, timeHeaders);
  const found = columns.flatMap((column) => {
    const at = firstOf(keys, namesOf(column));
    return at < 0 || at === timeAt ? [] : [{ column: column.name, at }];
  });
  const has = (column: ColumnName): boolean => found.some((one) => one.column === column);
  const missing = [
    ...(timeAt < 0 ? ['the time'] : []),
    ...(has('user') || has('user_id') ? [] : ['the user']),
    ...(has('address') ? [] : ['the source address']),
    ...(has('status') ? [] : ['the status']),
  ];
  if (missing.length > 0) throw noHistory(name, missing, titles);
  const timeTitle = titles[timeAt] ?? '';
  return {
    timeTitle,
    timeAt,
    columns: found.map(({ column }) => column),
    columnsAt: found.map(({ at }) => at),
    ...formatOf(keys, timeTitle, kind),
  };
}

/** How many of the columns that we read these titles name. */
export function columnsNamed(titles: readonly string[]): number {
  const keys = titles.map(titleKey);
  return columns.filter((column) => firstOf(keys, namesOf(column)) >= 0).length + (firstOf(keys, timeHeaders) >= 0 ? 1 : 0);
}

/** Zones in parentheses may have parentheses of their own: `Login Time ((GMT-05:00) Eastern Daylight Time)`. */
function titleKey(title: string): string {
  return headerKey(title.trim().replace(/\s*\(.*\)$/, ''));
}

function firstOf(keys: readonly string[], names: readonly string[]): number {
  return names.map((name) => keys.indexOf(headerKey(name))).find((at) => at >= 0) ?? -1;
}

/** Our own names come last: an archive's export carries them. */
function namesOf(column: Column): readonly string[] {
  return [...column.headers, column.name];
}

function formatOf(keys: readonly string[], timeTitle: string, kind: 'csv' | 'json'): Pick<Layout, 'format' | 'timezone' | 'finest'> {
  const has = (title: string): boolean => keys.includes(headerKey(title));
  if (has('EVENT_TYPE') || has('LOGIN_STATUS')) return { format: 'event-log-file', timezone: 'UTC' };
  if (has('EventDate')) return { format: 'login-event', timezone: 'UTC' };
  if (kind === 'json') return { format: 'query-json', timezone: 'UTC', finest: 'second' };
  const isApiName = /^(\uFEFF)?logintime$/i.test(timeTitle.trim());
  return isApiName ? { format: 'query-csv', timezone: 'UTC', finest: 'second' } : { format: 'setup-csv' };
}

const titlesShown = 6;

function noHistory(name: string, missing: readonly string[], titles: readonly string[]): UserError {
  const shown = titles.slice(0, titlesShown).map((title) => quoted(title, 30));
  const more = titles.length > titlesShown ? ` and ${titles.length - titlesShown} more` : '';
  return new UserError(
    `${name} is no login history: no column for ${missing.join(', ')}; columns found: ${shown.join(', ')}${more}.`,
    'Give the CSV or GZIP download of Setup > Login History, or a query export of LoginHistory, with its header line.',
  );
}
