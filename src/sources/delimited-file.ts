/** Login history as delimited text: finds the header line and its delimiter, and reads the rows with care. */
import { quoted } from '../attempts/quoted.ts';
import { UserError } from '../errors.ts';
import type { Reject } from '../findings/result.ts';
import type { ByteSource } from './byte-source.ts';
import { columnsNamed, type Layout } from './layout.ts';
import { type Line, linesOf } from './lines.ts';
import { mendRow } from './mend-row.ts';
import type { Batch, RawRow, StreamedRows } from './source.ts';
import { type Fields, splitFields } from './split-fields.ts';
import { wholeRows } from './whole-rows.ts';

export interface Header {
  /** The line on which the titles stand, counted from 1. */
  readonly line: number;
  readonly titles: readonly string[];
  readonly delimiter: string;
}

/** The header of a text: its first line that is not blank, cut by the delimiter that yields most of the titles we know. */
export async function headerOf({ name, head, complete }: Pick<ByteSource, 'name' | 'head' | 'complete'>): Promise<Header> {
  const lines: Line[] = [];
  for await (const batch of linesOf(head, once(head))) lines.push(...batch);
  const first = lines.find(({ text }) => text.trim() !== '' && !isSeparatorHint(text));
  if (first === undefined && complete) throw new UserError(`${name} is empty.`, 'Export the login history again.');
  if (first === undefined || (lines.length === 1 && !complete))
    throw new UserError(`${name} begins with a line of more than ${head.length} bytes: it is no login history.`);
  const readings = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, titles: titlesOf(first.text, delimiter) }));
  const [best] = readings.toSorted((a, b) => columnsNamed(b.titles) - columnsNamed(a.titles) || b.titles.length - a.titles.length);
  return { line: first.number, titles: [], delimiter: ',', ...best };
}

/** The rows below a header, from the bytes themselves, each on its own. */
export function carefulRows(source: ByteSource, header: Header, layout: Layout): StreamedRows {
  return { kind: 'stream', read: () => batches(source, header, layout) };
}

/** What stands below a header: a line a row, which has line breaks where its values have. */
export async function* linesBelow(source: ByteSource, { line, titles, delimiter }: Header): AsyncGenerator<readonly Line[]> {
  async function* below(): AsyncGenerator<readonly Line[]> {
    for await (const lines of linesOf(source.head, source.read())) yield lines.filter(({ number }) => number > line);
  }
  yield* wholeRows(below(), { delimiter, width: titles.length });
}

async function* batches(source: ByteSource, header: Header, layout: Layout): AsyncGenerator<Batch> {
  const eventTypeAt = layout.format === 'event-log-file' ? header.titles.findIndex((title) => /^\s*event_type\s*$/i.test(title)) : -1;
  for await (const lines of linesBelow(source, header)) {
    const rows: RawRow[] = [];
    const rejects: Reject[] = [];
    for (const split of splitFields(lines, header.delimiter)) {
      const fields =
        'reason' in split ? split.reason : (whyNot(split, header, eventTypeAt) ?? mendRow(split.fields, header.titles, layout));
      if (typeof fields === 'string') rejects.push({ line: split.line, reason: fields });
      else rows.push(rawRow(split.line, fields, layout));
    }
    yield { rows, rejects };
  }
}

function whyNot({ fields }: Extract<Fields, { fields: unknown }>, { titles }: Header, eventTypeAt: number): string | null {
  if (fields.length === titles.length && fields.every((field, i) => field.trim() === titles[i]?.trim())) return 'repeats the header line';
  const eventType = eventTypeAt < 0 ? 'Login' : (fields[eventTypeAt] ?? '').trim();
  return eventType === 'Login' ? null : `is an event of type ${quoted(eventType)}, not Login`;
}

function rawRow(line: number, fields: readonly string[], { timeAt, columnsAt }: Layout): RawRow {
  const row: [number, string | null, ...(string | null)[]] = [line, fields[timeAt] ?? null];
  for (const at of columnsAt) row.push(fields[at] ?? null);
  return row;
}

/** The first line that some spreadsheets write: `sep=;`. */
function isSeparatorHint(text: string): boolean {
  return /^"?sep=.{1,2}$/i.test(text.trim());
}

function titlesOf(text: string, delimiter: string): readonly string[] {
  const [split] = splitFields([{ number: 1, text }], delimiter);
  return split !== undefined && 'fields' in split ? split.fields.map((title) => title.trim()) : [text];
}

/** Bytes that are all there. */
export async function* once(head: Buffer): AsyncGenerator<Buffer> {
  yield head;
}
