/** Groups of attempts as a table that can be sorted: origins, users, statuses. */
import type { ReactNode } from 'react';
import { useMemo, useRef } from 'react';
import { useScene, useSession } from '../context.ts';
import type { Answer } from '../data/use-answer.ts';
import { blank, type Line, line } from '../drawing/line.ts';
import { sortedRows } from '../drawing/sorted.ts';
import { type Column, columnsThatFit, headLine, rowLine } from '../drawing/table.ts';
import { clamp, scrollFor } from '../state/reduce.ts';
import type { Place, SortOrder } from '../state/state.ts';
import { waysOutOfAFilter } from '../ways-out.ts';
import { Lines } from './lines.tsx';

export interface GroupTableProps<Row> {
  readonly name: string;
  readonly answer: Answer<readonly Row[]>;
  readonly columns: readonly Column<Row>[];
  readonly sortedAtFirst: SortOrder;
  readonly open: (row: Row) => Place | null;
  readonly term: (row: Row) => string | null;
  readonly copy: (row: Row) => string;
  readonly above?: readonly Line[];
}

export function GroupTable<Row>({ name, answer, columns, sortedAtFirst, open, term, copy, above = [] }: GroupTableProps<Row>): ReactNode {
  const { place, lens, width, height } = useSession();
  const sort = place.sort ?? sortedAtFirst;
  const sorting = useRef(columns);
  sorting.current = columns;
  const rows = useMemo(() => {
    return sortedRows(answer.data ?? [], sorting.current, { column: sort.column, descending: sort.descending });
  }, [answer.data, sort.column, sort.descending]);
  const extent = { rows: rows.length, page: Math.max(1, height - above.length - 1) };
  const cursor = clamp(place.cursor, rows.length);
  const scroll = scrollFor(cursor, place.scroll, extent);
  const told = columns.flatMap((column) => column.told ?? []);
  const fitting = columnsThatFit(columns, width, place.column);
  const at =
    <T,>(ask: (row: Row) => T) =>
    (index: number): T | null => {
      const row = rows[index];
      return row === undefined ? null : ask(row);
    };
  useScene({
    place,
    extent,
    ready: answer.current,
    open: at(open),
    term: at(term),
    copy: at(copy),
    columns: columns.length - 1,
    sortColumns: fitting.filter((column) => column.value !== undefined).map(({ id }) => id),
    sort,
    exportable: {
      is: 'rows',
      name,
      columns: told.map(({ as }) => as),
      async *rows() {
        for (const row of rows) yield told.map(({ of }) => of(row));
      },
    },
  });
  const { symbols } = lens;
  const mark = answer.current ? (sort.descending ? symbols.descending : symbols.ascending) : symbols.cut;
  const look = { width, cut: symbols.cut, pointer: symbols.pointer, sorted: { column: sort.column, mark } };
  const body = rows
    .slice(scroll, scroll + extent.page)
    .map((row, i) => rowLine(fitting, row, answer.current && scroll + i === cursor, look));
  const nothing = answer.data === null ? `  Counting ${symbols.cut}` : `  Nothing matches. ${waysOutOfAFilter()}.`;
  return <Lines lines={[...above, headLine(fitting, look), ...(rows.length === 0 ? [blank, line(nothing)] : body)]} height={height} />;
}
