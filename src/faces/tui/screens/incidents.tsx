/** Every incident of every kind, the gravest first or as the reader sorts them. */
import { type ReactNode, useMemo } from 'react';
import type { Incident } from '../../../findings/result.ts';
import { Lines } from '../components/lines.tsx';
import { useScene, useSession } from '../context.ts';
import { blank } from '../drawing/line.ts';
import { sortedRows } from '../drawing/sorted.ts';
import { columnsThatFit } from '../drawing/table.ts';
import { termOfUsers } from '../filter-text.ts';
import { clamp, scrollFor } from '../state/reduce.ts';
import { caveatLines, caveatsOf } from './caveats.ts';
import { exportOfIncidents } from './incident-export.ts';
import { incidentList, openIncident } from './incident-list.ts';
import { gravestFirst, incidentColumns } from './incident-table.ts';

const none: readonly Incident[] = [];

export function Incidents(): ReactNode {
  const { result, place, lens, width, height } = useSession();
  const found = result?.incidents ?? none;
  const sort = place.sort ?? gravestFirst;
  const columns = useMemo(() => incidentColumns(found, lens), [found, lens]);
  const incidents = useMemo(() => sortedRows(found, columns, sort), [found, columns, sort]);
  const extent = { rows: incidents.length, page: Math.max(1, height - 2) };
  const chosen = clamp(place.cursor, incidents.length);
  const scroll = scrollFor(chosen, place.scroll, extent);
  useScene({
    place,
    extent,
    ready: result !== null,
    open: (cursor) => openIncident(incidents[cursor]),
    term: (cursor) => termOfUsers(incidents[cursor]?.users ?? []),
    copy: (cursor) => incidents[cursor]?.headline ?? null,
    columns: columns.length - 1,
    sortColumns: columnsThatFit(columns, width, place.column).map(({ id }) => id),
    sort,
    exportable: exportOfIncidents(incidents),
  });
  const { page } = extent;
  const filtered = place.filter !== '';
  const list = incidentList({ result, incidents, columns, chosen, scroll, page, width, passed: place.column, lens, filtered, sort });
  const caveats = result === null || incidents.length === 0 ? [] : [blank, ...caveatLines(caveatsOf(result), lens, width)];
  return <Lines lines={[...list, ...caveats]} height={height} />;
}
