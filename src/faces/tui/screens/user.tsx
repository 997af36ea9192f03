/** One user: each way in from each address as a line on one axis, so that a hand-over between two addresses can be seen. */

import type { ReactNode } from 'react';
import { useMemo } from 'react';
import type { Asked } from '../../../investigation.ts';
import { fitted } from '../../cli/text/layout.ts';
import { Lines } from '../components/lines.tsx';
import { useScene, useSession } from '../context.ts';
import { useAnswer } from '../data/use-answer.ts';
import { useAxis } from '../data/use-axis.ts';
import { axisLines, joinedPieces, windowOf } from '../drawing/axis-lines.ts';
import { barOf, scaleOf } from '../drawing/bars.ts';
import { type Line, line, rule } from '../drawing/line.ts';
import { both, inQuotes, termsOf } from '../filter-text.ts';
import { clamp, scrollFor } from '../state/reduce.ts';
import { placeOf } from '../state/state.ts';
import type { Tone } from '../theme.ts';
import { readOut } from './read-out.ts';
import { type Counts, exportOfThreads, fails, sumWithin, threadsOf } from './threads.ts';

export function User(): ReactNode {
  const { explorer, result, place, state, lens, width, height } = useSession();
  const { subject } = place;
  const inUser = both(place.within, `user:${inQuotes(subject)}`);
  const filter = both(inUser, place.filter);
  const asked = useMemo((): Asked => ({ terms: termsOf(filter), zone: state.zone }), [filter, state.zone]);
  const incidents = (result?.incidents ?? []).filter(({ users }) => users.includes(subject));
  const own = useMemo((): Asked => ({ terms: termsOf(inUser), zone: state.zone }), [inUser, state.zone]);
  const axis = useAxis(asked, incidents, own);
  const steps = useAnswer(`lanes ${JSON.stringify(asked)}`, () => explorer.lanes(asked)).data;
  const threads = useMemo(() => threadsOf(steps ?? []), [steps]);
  const bars = height >= 24 ? 3 : 2;
  const perThread = threads.some(fails) ? 3 : 2;
  const page = Math.max(1, Math.floor((height - bars - 7) / perThread));
  const cursor = clamp(place.cursor, threads.length);
  const scroll = scrollFor(cursor, place.scroll, { rows: threads.length, page });
  useScene({
    place,
    extent: { rows: threads.length, page },
    ready: axis !== null && steps !== null,
    open: (index) => {
      const thread = threads[index];
      const by = thread?.address === '' ? 'ip:none' : `ip:${thread?.address}`;
      if (!thread) return null;
      return placeOf('attempts', (now) => now.address(thread.address), {
        within: both(inUser, by),
        filter: place.filter,
        moment: place.moment,
      });
    },
    term: (index) => (threads[index]?.address ? `ip:${threads[index].address}` : null),
    copy: (index) => threads[index]?.address || subject,
    exportable: exportOfThreads(threads, axis?.buckets ?? []),
    ...(axis ? { buckets: axis.buckets, bucket: axis.cursor, marks: [...axis.breaks, ...axis.incidents], whole: axis.whole } : {}),
  });
  if (!axis) return <Lines lines={[line(`  Reading ${lens.symbols.cut}`)]} height={height} />;
  const look = { ...axis, width, height: bars, symbols: lens.symbols };
  const { from, until } = windowOf(axis.buckets.length, axis.cursor, width);
  const lanes = threads.slice(scroll, scroll + page).flatMap((thread, i): Line[] => {
    const selected = scroll + i === cursor;
    const counts = axis.buckets.slice(from, until).map(({ from: start, until: end }) => sumWithin(thread.steps, start, end));
    const title = `${selected ? lens.symbols.pointer : ' '} ${lens.address(thread.address)}  ${lens.text(thread.lane)}`;
    const row = (label: string, of: (count: Counts) => number, tone: Tone | undefined): Line => {
      const values = counts.map(of);
      const scale = scaleOf(values);
      const cells = values.map((value, at): readonly [string, Tone | undefined] => [
        value === 0 ? ' ' : (barOf(value, scale, 1, lens.symbols)[0] ?? ' '),
        from + at === axis.cursor ? 'cursor' : tone,
      ]);
      return line(label.padStart(6).padEnd(8), ...joinedPieces(cells));
    };
    return [
      { pieces: [fitted(title, width, 'left', lens.symbols.cut)], selected },
      row('ok', ({ successes }) => successes, undefined),
      ...(fails(thread) ? [row('failed', ({ failures }) => failures, 'failed')] : []),
    ];
  });
  const lines = [
    rule(lens.user(subject), '', width, lens.symbols.rule),
    ...axisLines(axis.buckets, look),
    readOut(axis, lens),
    rule('From which address, and how', String(threads.length), width, lens.symbols.rule),
    ...lanes,
  ];
  return <Lines lines={lines} height={height} />;
}
