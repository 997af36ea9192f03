/** Attempts for other programs: a line of JSON, a line of CSV. Both are safe to print and to open, whatever a row says. */
import { type Attempt, columns } from '../attempts/attempt.ts';
import { csvCell, safeJson } from './safe.ts';

/** One attempt as one line of JSON, without the line break. */
export function attemptJson({ fields, ...attempt }: Attempt): string {
  return safeJson({ ...attempt, ...fields });
}

const told = new Set(['user', 'address', 'status']);
const others = columns.filter(({ name }) => !told.has(name));

/** The titles of {@link attemptCells}: those of exports, so that what is written under them can be read again. */
export const attemptTitles: readonly string[] = [
  'Login Time',
  'Username',
  'Source IP',
  'Status',
  'Outcome',
  'Reason',
  ...others.map(({ headers, title }) => headers[0] ?? title),
];

/** The line of titles of {@link attemptCsv}. */
export const attemptCsvTitles = attemptTitles.map(csvCell).join(',');

/** One attempt as one line of CSV, without the line break. */
export function attemptCsv(attempt: Attempt): string {
  return attemptCells(attempt).map(csvCell).join(',');
}

/** What is known of one attempt, each as a text. */
export function attemptCells({ time, user, address, status, outcome, reason, fields }: Attempt): string[] {
  return [time, user, address ?? '', status, outcome, reason, ...others.map(({ name }) => fields[name] ?? '')];
}
