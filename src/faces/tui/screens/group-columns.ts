/** Columns that every table of groups has: counts by what the status says, when it was active, and a small picture of it. */
import type { GroupRow } from '../../../investigation.ts';
import { number } from '../../format.ts';
import { sparkline } from '../drawing/bars.ts';
import type { Column } from '../drawing/table.ts';
import type { Lens } from '../lens.ts';

export function countColumns<Row extends GroupRow>(lens: Lens): Column<Row>[] {
  const count = (of: (row: Row) => number) => (row: Row) => (of(row) === 0 ? lens.symbols.zero : number(of(row)));
  const failing = (of: (row: Row) => number) => (row: Row) => (of(row) > 0 ? ('failed' as const) : undefined);
  return [
    { id: 'attempts', title: 'Attempts', width: 9, right: true, cell: count((row) => row.attempts) },
    { id: 'ok', title: 'ok', width: 7, right: true, cell: count((row) => row.successes), gives: 2 },
    { id: 'failures', title: 'Failed', width: 7, right: true, cell: count((row) => row.failures), tone: failing((row) => row.failures) },
    {
      id: 'steps',
      title: 'steps',
      width: 6,
      right: true,
      cell: count((row) => row.steps),
      tone: (row) => (row.steps > 0 ? 'step' : undefined),
      gives: 3,
    },
    {
      id: 'untrusted',
      title: 'address',
      width: 8,
      right: true,
      cell: count((row) => row.untrusted),
      tone: failing((row) => row.untrusted),
      gives: 1,
    },
    {
      id: 'password',
      title: 'password',
      width: 9,
      right: true,
      cell: count((row) => row.password),
      tone: failing((row) => row.password),
      gives: 2,
    },
    {
      id: 'blocked',
      title: 'blocked',
      width: 8,
      right: true,
      cell: count((row) => row.blocked),
      tone: (row) => (row.blocked > 0 ? 'locked' : undefined),
      gives: 3,
    },
    { id: 'other', title: 'other', width: 6, right: true, cell: count((row) => row.other), tone: failing((row) => row.other), gives: 4 },
  ];
}

export function timeColumns<Row extends GroupRow>(lens: Lens): Column<Row>[] {
  return [
    { id: 'first', title: 'First seen', width: 10, cell: ({ first }) => lens.day(first), gives: 7 },
    { id: 'last', title: 'Last seen', width: 10, cell: ({ last }) => lens.day(last), gives: 8 },
  ];
}

export function activityColumn<Row extends GroupRow>(lens: Lens): Column<Row> {
  return { id: 'activity', title: 'Over the whole range', width: 24, cell: (row) => activityOf(row, lens), gives: 5 };
}

/** Blank before the first attempt, which is marked. */
function activityOf({ activity }: GroupRow, lens: Lens): string {
  const first = activity.findIndex((n) => n > 0);
  return [...sparkline(activity, lens.symbols)]
    .map((bar, i) => (i < first - 1 ? ' ' : i === first - 1 ? lens.symbols.newAddress : bar))
    .join('');
}

export const groupValues = {
  failures: (row: GroupRow) => row.failures,
  attempts: (row: GroupRow) => row.attempts,
  first: (row: GroupRow) => row.first,
  last: (row: GroupRow) => row.last,
  name: (row: GroupRow) => row.name,
};
