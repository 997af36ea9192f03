/** The whole history on one screen: when logins failed, when addresses were new, and the days on which both met. */
import { type ReactNode, useMemo } from 'react';
import type { Incident } from '../../../findings/result.ts';
import { Lines } from '../components/lines.tsx';
import { useScene, useSession } from '../context.ts';
import { type Axis, useAxis } from '../data/use-axis.ts';
import { axisLines, stripLines, windowOf } from '../drawing/axis-lines.ts';
import { calendarLines } from '../drawing/calendar-lines.ts';
import { beside, blank, type Line, line, rule } from '../drawing/line.ts';
import { onAxisAlone } from '../enter.ts';
import { termOfUsers } from '../filter-text.ts';
import { momentOf } from '../incident-moment.ts';
import { keyOf } from '../keys.ts';
import type { Lens } from '../lens.ts';
import { clamp, scrollFor } from '../state/reduce.ts';
import { caveatsOf } from './caveats.ts';
import { useIncidentOrigins } from './evidence.tsx';
import { evidenceLines } from './evidence-lines.ts';
import { exportOfIncidents } from './incident-export.ts';
import { incidentList, openIncident } from './incident-list.ts';
import { incidentColumns } from './incident-table.ts';
import { readOut } from './read-out.ts';

const none: readonly Incident[] = [];

export function Overview(): ReactNode {
  const { result, owners, asked, place, surface, lens, width, height } = useSession();
  const incidents = result?.incidents ?? none;
  const columns = useMemo(() => incidentColumns(incidents, lens), [incidents, lens]);
  const known = useAxis(asked, incidents);
  const axis = surface.axis ? known : null;
  const chosen = clamp(place.cursor, incidents.length);
  const origins = useIncidentOrigins(incidents[chosen]);
  const wide = width >= 120 && height >= 30;
  const filtered = place.filter !== '';
  const nothing = result !== null && incidents.length === 0;
  const onAxis = {
    momentOf: (row: number) => (incidents[row] ? momentOf(incidents[row]) : null),
    ...(axis ? { buckets: axis.buckets, bucket: axis.cursor } : {}),
  };
  const held = onAxisAlone(onAxis, place);
  const listed = { result, incidents, columns, chosen, passed: 0, lens, filtered, held };
  const told = nothing ? incidentList({ ...listed, scroll: 0, page: 1, width }).length : 0;
  const kept = wide ? 22 : Math.max(told, Math.min(Math.max(1, incidents.length), 5) + 2);
  const top = axis ? axisPart(axis, filtered, lens, width, height - kept) : [];
  const page = Math.max(1, height - top.length - 2);
  const scroll = scrollFor(chosen, place.scroll, { rows: incidents.length, page });
  useScene({
    place,
    extent: { rows: incidents.length, page },
    ready: known !== null,
    ...onAxis,
    open: (cursor) => openIncident(incidents[cursor]),
    term: (cursor) => termOfUsers(incidents[cursor]?.users ?? []),
    copy: (cursor) => incidents[cursor]?.headline ?? null,
    ...(axis ? { marks: [...axis.breaks, ...axis.incidents], whole: axis.whole } : {}),
    exportable: exportOfIncidents(incidents),
  });
  const list = (cells: number): Line[] => incidentList({ ...listed, scroll, page, width: cells });
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
  const right =
    evidence.length > rest ? [...evidence.slice(0, rest - 1), line(`  ${lens.symbols.cut} ${keyOf('open')} shows all of it`)] : evidence;
  const body = beside(leftLines.slice(0, rest), right, left, `${lens.symbols.divider} `);
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
