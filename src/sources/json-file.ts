/** Login history as JSON records. */
import type { Reject } from '../findings/result.ts';
import type { ByteSource } from './byte-source.ts';
import { type Layout, layoutOf } from './layout.ts';
import { type Records, recordsOf } from './records.ts';
import type { Batch, Input, RawRow } from './source.ts';

/** The input behind a source of JSON. Its rows can be read once. */
export async function openJson(source: ByteSource): Promise<Input> {
  const pieces = recordsOf(source);
  const opening = await pieces.next();
  const first: Records = opening.done === true ? { entries: [], missing: 0 } : opening.value;
  const titles = [...new Set(first.entries.flatMap((entry) => ('record' in entry ? [...entry.record.keys()] : [])))];
  if (titles.length === 0 && first.entries.length === 0) return emptyInput(source.name);
  const layout = layoutOf(source.name, titles, 'json');
  async function* read(): AsyncGenerator<Batch> {
    yield batchOf(first, titles, layout);
    for await (const more of pieces) yield batchOf(more, titles, layout);
  }
  const { timeAt: _, columnsAt: __, ...described } = layout;
  return { name: source.name, ...described, rows: { kind: 'stream', read } };
}

/** What `sf` prints where nothing matches: a history without attempts. */
function emptyInput(name: string): Input {
  async function* read(): AsyncGenerator<Batch> {}
  return {
    name,
    format: 'query-json',
    timeTitle: 'LoginTime',
    timezone: 'UTC',
    columns: ['user', 'address', 'status'],
    rows: { kind: 'stream', read },
  };
}

function batchOf({ entries, missing }: Records, titles: readonly string[], layout: Layout): Batch {
  const wanted = layout.columnsAt.map((at) => titles[at] ?? '');
  const rows: RawRow[] = [];
  const rejects: Reject[] = [];
  for (const entry of entries) {
    if ('reason' in entry) rejects.push(entry);
    else rows.push([entry.line, entry.record.get(layout.timeTitle) ?? null, ...wanted.map((title) => entry.record.get(title) ?? null)]);
  }
  return { rows, rejects, missing };
}
