/** What each input gave, accounted for to the last row. */
import type { InputReport } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { number } from '../../format.ts';
import type { Page } from './page.ts';
import { type Fact, firstFew } from './section.ts';

/** The inputs and their rejected rows. */
export function inputFacts(inputs: readonly InputReport[], page: Page): Fact[] {
  return [
    ['Read', firstFew(inputs, page.verbose ? Infinity : 5, inputSentence, (left) => andMoreInputs(inputs.slice(-left)))],
    ['Rejected', inputs.flatMap((input) => rejectSentences(input, inputs.length > 1, page))],
  ];
}

const formats: Readonly<Record<string, string>> = {
  'setup-csv': 'Setup download',
  'query-csv': 'query export',
  'query-json': 'query export as JSON',
  'event-log-file': 'event log file',
  'login-event': 'LoginEvent export',
  parquet: 'Parquet file',
  org: 'pulled from the org',
};

const dateOrders = { mdy: 'month first', dmy: 'day first', ymd: 'year first' } as const;

function inputSentence({ name, format, timezone, dateOrder, ...counts }: InputReport): string {
  const zone = timezone === 'in the values' ? 'every time names its zone' : `times read in ${timezone}`;
  return `${name}: ${sum(counts)}; ${formats[format] ?? format}, ${zone}, ${dateOrders[dateOrder]}`;
}

function andMoreInputs(inputs: readonly InputReport[]): string {
  const total = (of: keyof Counts): number => inputs.reduce((all, input) => all + input[of], 0);
  const counts = { rows: total('rows'), accepted: total('accepted'), duplicates: total('duplicates'), rejected: total('rejected') };
  return `and ${count(inputs.length, 'more input')}: ${sum(counts)}; --verbose shows each`;
}

type Counts = Pick<InputReport, 'rows' | 'accepted' | 'duplicates' | 'rejected'>;

function sum({ rows, accepted, duplicates, rejected }: Counts): string {
  return `${count(rows, 'row')} = ${number(accepted)} accepted + ${count(duplicates, 'duplicate')} + ${number(rejected)} rejected`;
}

/** Rejected rows, each with its line and reason: the first few, and how many more. */
function rejectSentences({ name, rejected, rejects }: InputReport, named: boolean, { verbose, theme }: Page): string[] {
  if (rejected === 0) return [];
  const shown = rejects.slice(0, verbose ? Infinity : 3);
  const where = named ? `${name}, ` : '';
  const left = rejected - shown.length;
  return [
    ...shown.map(({ line, reason }) => theme.failed(`${where}line ${line}: ${reason}`)),
    ...(left > 0 ? [`${where}and ${count(left, 'more row')}${shown.length < rejects.length ? '; --verbose shows more' : ''}`] : []),
  ];
}
