/** The whole history on one screen: when logins failed, when addresses were new, and the days on which both met. */
import type { ReactNode } from 'react';
import { Lines } from '../components/lines.tsx';
import { useScene, useSession } from '../context.ts';
import { type Axis, momentOf, useAxis } from '../data/use-axis.ts';
import { axisLines, stripLines, windowOf } from '../drawing/axis-lines.ts';
import { calendarLines } from '../drawing/calendar-lines.ts';
import { beside, blank, type Line, line, rule } from '../drawing/line.ts';
import { termOfUsers } from '../filter-text.ts';
import type { Lens } from '../lens.ts';
import { clamp, scrollFor } from '../state/reduce.ts';
import { caveatsOf } from './caveats.ts';
import { useIncidentOrigins } from './evidence.tsx';
import { evidenceLines } from './evidence-lines.ts';
import { exportOfIncidents } from './incident-export.ts';
import { incidentList, openIncident } from './incident-list.ts';
import { readOut } from './read-out.ts';

export function Overview(): ReactNode {
  const { result, owners, asked, place, surface, lens, width, height } = useSession();
  const incidents = result?.incidents ?? [];
  const known = useAxis(asked, incidents);
  const axis = surface.axis ? known : null;
  const chosen = clamp(place.cursor, incidents.length);
  const origins = useIncidentOrigins(incidents[chosen]);
  const wide = width >= 120 && height >= 30;
  const filtered = place.filter !== '';
  const nothing = result !== null && incidents.length === 0;
  const told = nothing ? incidentList({ result, chosen, scroll: 0, page: 1, width, passed: 0, lens, filtered }).length : 0;
  const kept = wide ? 22 : Math.max(told, Math.min(Math.max(1, incidents.length), 5) + 2);
  const top = axis ? axisPart(axis, filtered, lens, width, height - kept) : [];
  const page = Math.max(1, height - top.length - 2);
  const scroll = scrollFor(chosen, place.scroll, { rows: incidents.length, page });
  useScene({
    place,
    extent: { rows: incidents.length, page },
    ready: known !== null,
    momentOf: (row) => (incidents[row] ? momentOf(incidents[row]) : null),
    open: (cursor) => openIncident(incidents[cursor]),
    term: (cursor) => termOfUsers(incidents[cursor]?.users ?? []),
    copy: (cursor) => incidents[cursor]?.headline ?? null,
    ...(axis ? { buckets: axis.buckets, bucket: axis.cursor, marks: [...axis.breaks, ...axis.incidents], whole: axis.whole } : {}),
    exportable: exportOfIncidents(incidents),
  });
  const list = (cells: number): Line[] => incidentList({ result, chosen, scroll, page, width: cells, passed: 0, lens, filtered });
  if (!wide || !axis) return <Lines lines={[...top, ...list(width)]} height={height} />;
  const left = 63;
  const incident = incidents[chosen];
  const caveats = result === null ? [] : caveatsOf(result);
  const toldIn = result?.window.timezone ?? '';
  const evidence = incident
    ? evidenceLines({ incident, owners, origins, caveats, toldIn }, lens, width - left - 4).map((each) => each.line)
    : [];
  const leftLines = [...calendarLines(axis.buckets, axis, lens, left), blank, ...list(left)];
  const rest = height - top.length;
  const right = evidence.length > rest ? [...evidence.slice(0, rest - 1), line(`  ${lens.symbols.cut} Enter shows all of it`)] : evidence;
  const body = beside(leftLines.slice(0, rest), right, left, lens.ascii ? '| ' : '│ ');
  return <Lines lines={[...top, ...body]} height={height} />;
}

function axisPart(axis: Axis, filtered: boolean, lens: Lens, width: number, height: number): Line[] {
  const strip = height >= 11;
  const bars = Math.max(2, Math.min(9, height - (strip ? 8 : 6)));
  const look = { ...axis, width, height: bars, symbols: lens.symbols };
  const { from, until } = windowOf(axis.buckets.length, axis.cursor, width);
  const shown = `${until - from} of ${axis.buckets.length} columns, 1 column = ${axis.zoom === '3 days' ? '' : '1 '}${axis.zoom}`;
  return [
    rule(
      filtered
        ? 'Failed logins that match; new addresses and marks of the whole history'
        : 'Failed logins, and addresses seen for the first time',
      width > 90 ? shown : '',
      width,
      lens.symbols.rule,
    ),
    ...axisLines(axis.buckets, look),
    readOut(axis, lens),
    ...(strip ? stripLines(axis.buckets, look) : []),
  ];
}
