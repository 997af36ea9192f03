/** Every incident of every kind, the gravest first. */
import type { ReactNode } from 'react';
import { Lines } from '../components/lines.tsx';
import { useScene, useSession } from '../context.ts';
import { blank } from '../drawing/line.ts';
import { termOfUsers } from '../filter-text.ts';
import { clamp, scrollFor } from '../state/reduce.ts';
import { caveatLines, caveatsOf } from './caveats.ts';
import { exportOfIncidents } from './incident-export.ts';
import { incidentList, openIncident } from './incident-list.ts';
import { incidentColumns } from './incident-table.ts';

export function Incidents(): ReactNode {
  const { result, place, lens, width, height } = useSession();
  const incidents = result?.incidents ?? [];
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
    columns: incidentColumns(lens).length - 1,
    exportable: exportOfIncidents(incidents),
  });
  const list = incidentList({
    result,
    chosen,
    scroll,
    page: extent.page,
    width,
    passed: place.column,
    lens,
    filtered: place.filter !== '',
  });
  const caveats = result === null || incidents.length === 0 ? [] : [blank, ...caveatLines(caveatsOf(result), lens, width)];
  return <Lines lines={[...list, ...caveats]} height={height} />;
}
