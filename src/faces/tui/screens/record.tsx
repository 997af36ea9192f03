/** One attempt with every field that its source carried, and what its status means. */
import type { ReactNode } from 'react';
import { columns } from '../../../attempts/attempt.ts';
import { calendarOf } from '../../../attempts/calendar.ts';
import { resolveStatus } from '../../../attempts/reason.ts';
import { paragraph } from '../../cli/text/layout.ts';
import { causeWords } from '../../words.ts';
import { Lines } from '../components/lines.tsx';
import { useScene, useSession } from '../context.ts';
import { useAnswer } from '../data/use-answer.ts';
import { useAttempt } from '../data/use-attempt.ts';
import { line } from '../drawing/line.ts';
import { inQuotes } from '../filter-text.ts';
import { scrollFor } from '../state/reduce.ts';
import { statusTone } from '../theme.ts';

interface Field {
  readonly title: string;
  readonly text: string;
  readonly term: string | null;
}

const utc = calendarOf('UTC');

/** The names of fields stand left of what they say, and none runs into it. */
const titleRoom = Math.max(...columns.map(({ title }) => title.length)) + 3;

export function Record(): ReactNode {
  const { explorer, place, state, lens, width, height } = useSession();
  const { data: attempt, current } = useAttempt();
  const address = attempt?.address ?? '';
  const owner = useAnswer(`owner ${address}`, async () => (address === '' ? null : explorer.ownerOf(address))).data;
  const status = resolveStatus(attempt?.status ?? '');
  const at = Date.parse(attempt?.time ?? '');
  const fields: Field[] = attempt
    ? [
        { title: 'Time', text: lens.calendar.clock(at), term: `on:${lens.day(attempt.time)}` },
        ...(state.zone === 'UTC' ? [] : [{ title: 'Time in UTC', text: utc.clock(at), term: null }]),
        { title: 'User', text: lens.user(attempt.user), term: `user:${inQuotes(attempt.user)}` },
        { title: 'Source IP', text: lens.address(attempt.address), term: address === '' ? 'ip:none' : `ip:${address}` },
        { title: 'Owner', text: lens.text(owner ?? ''), term: null },
        { title: 'Status', text: lens.text(attempt.status), term: `status:${inQuotes(attempt.status)}` },
        {
          title: 'Means',
          text: lens.text(status.cause === null ? 'the login worked' : status.meaning || causeWords[status.cause]),
          term: null,
        },
        ...columns
          .filter(({ name }) => attempt.fields[name] !== undefined)
          .map(({ name, title }) => ({ title, text: lens.field(name, attempt.fields[name] ?? ''), term: null })),
      ]
    : [];
  const rows = fields.flatMap((field) =>
    paragraph(field.text, width - titleRoom - 4).map((text, i) => ({ field, title: i === 0 ? field.title : '', text })),
  );
  const extent = { rows: rows.length, page: height };
  const scroll = scrollFor(place.cursor, place.scroll, extent);
  useScene({
    place,
    extent,
    ready: current,
    term: (cursor) => rows[cursor]?.field.term ?? null,
    copy: (cursor) => rows[cursor]?.field.text ?? null,
    exportable: {
      is: 'rows',
      name: 'attempt',
      columns: ['field', 'value'],
      async *rows() {
        for (const { title, text } of fields) yield [title, text];
      },
    },
  });
  const lines = rows.slice(scroll, scroll + height).map(({ field, title, text }, i) => {
    const selected = scroll + i === place.cursor;
    const pointer = selected ? `${lens.symbols.pointer} ` : '  ';
    const shown = line(pointer, title.padEnd(titleRoom), [text, field.title === 'Status' ? statusTone(attempt?.status ?? '') : undefined]);
    return { ...shown, selected };
  });
  return <Lines lines={lines} height={height} />;
}
