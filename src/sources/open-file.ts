/** Opens a file of login history of any kind: says what it is and how its rows are to be read, or refuses it in one sentence. */
import { UserError } from '../errors.ts';
import { type ByteSource, openBytes, scanFile } from './byte-source.ts';
import { looksClean } from './clean-sample.ts';
import { countLines } from './count-lines.ts';
import { carefulRows, type Header, headerOf, once } from './delimited-file.ts';
import { openJson } from './json-file.ts';
import { type Layout, layoutOf } from './layout.ts';
import { isJson } from './records.ts';
import { refuseBinary } from './refuse-binary.ts';
import { sha256Of } from './sha256.ts';
import type { DelimitedRows, Input, Rows, StreamedRows } from './source.ts';

export interface OpenOptions {
  /** Whether the hash of the bytes is wanted, which costs reading them all. */
  readonly provenance: boolean;
  /** The titles of a Parquet file, from the engine that can read them. */
  parquetTitles(path: string): Promise<readonly string[]>;
}

/** The input in a file, or in standard input for `-`. What it is follows from its bytes and titles, never from its name. */
export async function openFile(path: string, options: OpenOptions): Promise<Input> {
  const source = await openBytes(path);
  const input = await openSource(source, options);
  return options.provenance && source.path !== null ? { ...input, sha256: await sha256Of(source.path) } : input;
}

/** The input in bytes from anywhere. */
export async function openSource(source: ByteSource, { parquetTitles }: Pick<OpenOptions, 'parquetTitles'>): Promise<Input> {
  if (source.head.toString('latin1', 0, 4) === 'PAR1') return openParquet(source, parquetTitles);
  refuseBinary(source.name, source.head);
  return isJson(source.head) ? openJson(source) : openDelimited(source);
}

async function openDelimited(source: ByteSource): Promise<Input> {
  const header = await headerOf(source);
  const layout = layoutOf(source.name, header.titles, 'csv');
  return inputOf(source.name, layout, await delimitedRows(source, header, layout));
}

/** Only the careful way can tell other events from logins in an event log file, and skip what stands above a header. */
async function delimitedRows(source: ByteSource, header: Header, layout: Layout): Promise<Rows> {
  const careful = carefulRows(source, header, layout);
  const fast = source.path !== null && header.line === 1 && layout.format !== 'event-log-file' && (await looksClean(source));
  if (!fast || source.path === null) return careful;
  const { titles, delimiter } = header;
  const { timeAt, columnsAt } = layout;
  const { path, gzipped, head } = source;
  const lineBytes = head.length / head.toString('latin1').split('\n').length;
  const lines: DelimitedRows['lines'] = (told) => countLines(gzipped ? source.read() : scanFile(path), told);
  const start = head.subarray(0, firstBytes);
  const firstTimes = await timesIn(carefulRows({ ...source, head: start, read: () => once(start) }, header, layout));
  return { kind: 'delimited', path, delimiter, titles, timeAt, columnsAt, firstTimes, lineBytes, careful, lines };
}

const firstBytes = 8 * 1024;

/** Without the last, which the end of a stretch of bytes may have torn. */
async function timesIn(rows: StreamedRows): Promise<string[]> {
  const times: string[] = [];
  for await (const batch of rows.read()) times.push(...batch.rows.flatMap(([, time]) => time ?? []));
  return times.slice(0, -1);
}

async function openParquet({ name, path }: ByteSource, parquetTitles: OpenOptions['parquetTitles']): Promise<Input> {
  if (path === null) throw new UserError(`${name} is a Parquet file, which cannot be read from a stream.`, 'Save it to a file first.');
  const titles = await parquetTitles(path);
  const layout = layoutOf(name, titles, 'csv');
  const titleAt = (at: number): string => titles[at] ?? '';
  const rows = { kind: 'parquet', path, timeTitle: titleAt(layout.timeAt), columnTitles: layout.columnsAt.map(titleAt) } as const;
  return { ...inputOf(name, layout, rows), format: 'parquet', timezone: 'UTC' };
}

function inputOf(name: string, { timeAt: _, columnsAt: __, ...described }: Layout, rows: Rows): Input {
  return { name, ...described, rows };
}
