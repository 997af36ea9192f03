/** The rows themselves: millions of them, a window at a time. */
import { type ReactNode, useMemo } from 'react';
import type { Attempt } from '../../../attempts/attempt.ts';
import type { Sort, SortColumn } from '../../../investigation.ts';
import { attemptCells, attemptTitles } from '../../attempt-lines.ts';
import { Lines } from '../components/lines.tsx';
import { useScene, useSession } from '../context.ts';
import { useAttempts } from '../data/use-attempts.ts';
import { blank, line } from '../drawing/line.ts';
import { columnsThatFit, drawnOnce, headLine, rowLine } from '../drawing/table.ts';
import { keyOf } from '../keys.ts';
import { clamp, scrollFor } from '../state/reduce.ts';
import { placeOf } from '../state/state.ts';
import { waysOutOfAFilter } from '../ways-out.ts';
import { attemptColumns } from './attempt-columns.ts';

const sortColumns: readonly SortColumn[] = ['time', 'user', 'address', 'status', 'login_type', 'application', 'country'];

const newestFirst: Sort = { column: 'time', descending: true };

export function Attempts(): ReactNode {
  const { explorer, asked, place, lens, width, height } = useSession();
  const sort = (place.sort ?? newestFirst) as Sort;
  const page = Math.max(1, height - 1);
  const window = useAttempts(sort, Math.max(0, place.scroll), page);
  const total = window?.total ?? 0;
  const cursor = clamp(place.cursor, total);
  const scroll = window?.from ?? 0;
  const wanted = window?.current ? scrollFor(cursor, place.scroll, { rows: total, page }) : scroll;
  const at = (index: number): Attempt | undefined => window?.rows[index - scroll];
  const columns = useMemo(() => attemptColumns(lens), [lens]);
  const shown = useMemo(() => columnsThatFit(columns, width, place.column), [columns, width, place.column]);
  useScene({
    place,
    extent: { rows: total, page },
    ready: window?.sorted ?? false,
    open(index) {
      const attempt = at(index);
      return attempt ? placeOf('record', (now) => now.time(attempt.time), { attempt, within: place.within, filter: place.filter }) : null;
    },
    term: (index) => (at(index)?.address ? `ip:${at(index)?.address}` : null),
    copy(index) {
      const attempt = at(index);
      return attempt ? JSON.stringify(lens.attempt(attempt)) : null;
    },
    columns: columns.length - 1,
    sortColumns: shown.map(({ id }) => id).filter((id) => (sortColumns as readonly string[]).includes(id)),
    sort,
    exportable: {
      is: 'rows',
      name: 'attempts',
      columns: attemptTitles,
      async *rows() {
        for await (const attempt of explorer.everyAttempt(asked, sort)) yield attemptCells(lens.attempt(attempt));
      },
    },
  });
  const look = useMemo(() => ({ width, cut: lens.symbols.cut, pointer: lens.symbols.pointer }), [width, lens]);
  const lineOf = useMemo(() => drawnOnce((attempt: Attempt) => rowLine(shown, attempt, false, look)), [shown, look]);
  const rows = (window?.rows ?? [])
    .slice(wanted - scroll)
    .map((attempt, i) => (window?.sorted && wanted + i === cursor ? rowLine(shown, attempt, true, look) : lineOf(attempt)));
  const { symbols } = lens;
  const mark = window?.sorted ? (sort.descending ? symbols.descending : symbols.ascending) : symbols.cut;
  const sorted = { column: sort.column, mark };
  const nothing =
    window === null ? `  Reading ${lens.symbols.cut}` : `  No attempt matches. ${waysOutOfAFilter()}, ${keyOf('back')} goes back.`;
  const lines = [headLine(shown, { ...look, sorted }), ...(rows.length === 0 ? [blank, line(nothing)] : rows)];
  return <Lines lines={lines} height={height} head={1} scroll={wanted} />;
}
