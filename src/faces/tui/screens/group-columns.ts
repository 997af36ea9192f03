/** Columns that every table of groups has: counts by what the status says, when it was active, and a small picture of it. */
import type { GroupRow } from '../../../investigation.ts';
import { number } from '../../format.ts';
import { condensed, sparkline } from '../drawing/bars.ts';
import type { Column } from '../drawing/table.ts';
import { isoOf, type Lens } from '../lens.ts';
import type { Tone } from '../theme.ts';

/** Titles that are clear only beside others on a screen. */
const namesInFiles: Readonly<Record<string, string>> = { ok: 'succeeded', address: 'untrusted', New: 'new addresses' };

/** A column of counts, named like the group of statuses that it counts. */
export function countColumn<Row>(
  title: string,
  width: number,
  of: (row: Row) => number,
  { symbols }: Lens,
  tone?: Tone,
  gives?: number,
): Column<Row> {
  return {
    id: title.toLowerCase(),
    title,
    width,
    right: true,
    cell: (row) => (of(row) === 0 ? symbols.zero : number(of(row))),
    tone: (row) => (of(row) > 0 ? tone : undefined),
    value: of,
    told: { as: namesInFiles[title] ?? title.toLowerCase(), of },
    ...(gives === undefined ? {} : { gives }),
  };
}

export function countColumns<Row extends GroupRow>(lens: Lens): Column<Row>[] {
  return [
    countColumn('Attempts', 9, ({ attempts }) => attempts, lens, undefined, 1),
    countColumn('ok', 7, ({ successes }) => successes, lens),
    countColumn('Failed', 7, ({ failures }) => failures, lens, 'failed'),
    countColumn('steps', 6, ({ steps }) => steps, lens, 'step', 8),
    countColumn('address', 8, ({ untrusted }) => untrusted, lens, 'failed', 2),
    countColumn('password', 9, ({ password }) => password, lens, 'failed', 3),
    countColumn('blocked', 8, ({ blocked }) => blocked, lens, 'locked', 9),
    countColumn('other', 6, ({ other }) => other, lens, 'failed', 10),
  ];
}

export function timeColumns<Row extends GroupRow>(lens: Lens): Column<Row>[] {
  return [timeColumn('first', 'First seen', ({ first }) => first, lens, 4), timeColumn('last', 'Last seen', ({ last }) => last, lens, 5)];
}

function timeColumn<Row>(id: string, title: string, value: (row: Row) => number, lens: Lens, gives: number): Column<Row> {
  const told = { as: title.toLowerCase(), of: (row: Row) => isoOf(value(row)) };
  return { id, title, width: 10, cell: (row) => lens.day(value(row)), value, told, gives };
}

export function activityColumn<Row extends GroupRow>(lens: Lens): Column<Row> {
  return {
    id: 'activity',
    title: 'Whole range',
    width: 24,
    least: 12,
    cell: (row, width) => activityOf(row, width, lens),
    gives: 11,
  };
}

/** Blank before the first attempt, which is marked. */
function activityOf({ activity: parts }: GroupRow, width: number, lens: Lens): string {
  const activity = condensed(parts, width);
  const first = activity.findIndex((n) => n > 0);
  return [...sparkline(activity, lens.symbols)]
    .map((bar, i) => (i < first - 1 ? ' ' : i === first - 1 ? lens.symbols.newAddress : bar))
    .join('');
}
