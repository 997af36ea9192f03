/** The whole history on one screen: when logins failed, when addresses were new, and the days on which both met. */
import type { ReactNode } from 'react';
import { number, weekdayAndDay } from '../../format.ts';
import { Lines } from '../components/lines.tsx';
import { useScene, useSession } from '../context.ts';
import { type Axis, momentOf, useAxis } from '../data/use-axis.ts';
import type { Zoom } from '../drawing/axis-buckets.ts';
import { axisLines, stripLines, windowOf } from '../drawing/axis-lines.ts';
import { calendarLines } from '../drawing/calendar-lines.ts';
import { beside, blank, type Line, line, rule } from '../drawing/line.ts';
import type { Lens } from '../lens.ts';
import { clamp, scrollFor } from '../state/reduce.ts';
import type { Place } from '../state/state.ts';
import { caveatsOf } from './caveats.ts';
import { useIncidentRows } from './evidence.tsx';
import { evidenceLines } from './evidence-lines.ts';
import { exportOfIncidents } from './incident-export.ts';
import { incidentList, openIncident } from './incident-list.ts';

export function Overview(): ReactNode {
  const { result, owners, asked, place, lens, width, height } = useSession();
  const incidents = result?.incidents ?? [];
  const axis = useAxis(asked, incidents);
  const chosen = clamp(place.cursor, incidents.length);
  const { origins, sequence } = useIncidentRows(incidents[chosen]);
  const withAxis = width >= 60 && height >= 16;
  const wide = width >= 120 && height >= 30;
  const kept = wide ? 22 : Math.min(Math.max(1, incidents.length), 5) + 2;
  const top = withAxis && axis ? axisPart(axis, place, lens, width, height - kept) : [];
  const page = Math.max(1, height - top.length - 2);
  const scroll = scrollFor(chosen, place.scroll, { rows: incidents.length, page });
  useScene({
    place,
    extent: { rows: incidents.length, page },
    ready: axis !== null,
    momentOf: (row) => (incidents[row] ? momentOf(incidents[row]) : null),
    open: (cursor) => openIncident(incidents[cursor]),
    copy: (cursor) => incidents[cursor]?.headline ?? null,
    ...(axis ? { buckets: axis.buckets, bucket: axis.cursor, marks: [...axis.breaks, ...axis.incidents] } : {}),
    exportable: exportOfIncidents(incidents),
  });
  const list = (cells: number): Line[] => incidentList({ result, chosen, scroll, page, width: cells, lens, filtered: place.filter !== '' });
  if (!wide || !axis) return <Lines lines={[...top, ...list(width)]} height={height} />;
  const left = 63;
  const incident = incidents[chosen];
  const caveats = result === null ? [] : caveatsOf(result);
  const evidence = incident
    ? evidenceLines({ incident, owners, origins, sequence, caveats }, lens, width - left - 4).map((each) => each.line)
    : [];
  const leftLines = [...calendarLines(axis.buckets, axis, lens, left), blank, ...list(left)];
  const rest = height - top.length;
  const right = evidence.length > rest ? [...evidence.slice(0, rest - 1), line(`  ${lens.symbols.cut} Enter shows all of it`)] : evidence;
  const body = beside(leftLines.slice(0, rest), right, left, lens.ascii ? '| ' : '│ ');
  return <Lines lines={[...top, ...body]} height={height} />;
}

const columnSpans: Readonly<Record<Zoom, string>> = { hour: '1 hour', day: '1 day', '3 days': '3 days', week: '1 week' };

function axisPart(axis: Axis, { filter, zoom }: Place, lens: Lens, width: number, height: number): Line[] {
  const strip = height >= 11;
  const bars = Math.max(2, Math.min(9, height - (strip ? 8 : 6)));
  const look = { ...axis, width, height: bars, symbols: lens.symbols, zoom };
  const { from, until } = windowOf(axis.buckets.length, axis.cursor, width);
  const shown = `${until - from} of ${axis.buckets.length} columns, 1 column = ${columnSpans[zoom]}`;
  return [
    rule(
      filter !== ''
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

/** What is under the cursor of the axis, in words. */
function readOut({ buckets, cursor, breaks }: Axis, lens: Lens): Line {
  const bucket = buckets[cursor];
  if (!bucket) return blank;
  const { fresh, failures, successes, covered, warmUp, name } = bucket;
  const day = name.length > 10 ? name : weekdayAndDay(name);
  if (!covered) return line(' ', [day, 'heading'], '  no data: nothing of this time is in the history');
  const known = fresh.slice(0, 2).map(lens.address).join(', ');
  const news = warmUp
    ? 'the log has just begun: every address is new'
    : fresh.length === 0
      ? 'no new address'
      : `${number(fresh.length)} new: ${known}${fresh.length > 2 ? ` + ${fresh.length - 2}` : ''}`;
  return line(
    ' ',
    [day, breaks.has(cursor) ? 'breakDay' : 'heading'],
    '  ',
    [`${number(failures)} failed`, failures > 0 ? 'failed' : undefined],
    `, ${number(successes)} ok, `,
    breaks.has(cursor) ? [`${lens.symbols.breakDay} the break, `, 'fresh'] : '',
    news,
  );
}
