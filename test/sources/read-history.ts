/** Reads an input to the end, as an archive would, and tells it as plain lines. */
import { decideTime } from '../../src/attempts/decide-time.ts';
import { readMoment, type TimeReading } from '../../src/attempts/moment.ts';
import { resolveStatus } from '../../src/attempts/reason.ts';
import type { Reject } from '../../src/findings/result.ts';
import { type OpenOptions, openFile } from '../../src/sources/open-file.ts';
import type { Input, RawRow, StreamedRows } from '../../src/sources/source.ts';

export const options: OpenOptions = {
  provenance: false,
  parquetTitles: () => Promise.reject(new Error('no engine is needed here')),
};

export interface Told {
  readonly input: Input;
  readonly reading: TimeReading;
  /** `instant user address status`, in the order of the file. */
  readonly attempts: readonly string[];
  readonly rows: readonly RawRow[];
  readonly rejects: readonly Reject[];
}

export async function tell(path: string): Promise<Told> {
  const input = await openFile(path, options);
  const { rows, rejects } = await readAll(streamOf(input));
  const times = rows.map(([, time]) => time ?? '').filter((time) => time.trim() !== '');
  const reading = decideTime(
    times.map((text) => ({ text, rows: 1 })),
    input,
    { timezone: 'UTC' },
  );
  const attempts = rows.map((row) => {
    const moment = readMoment(row[1] ?? '', reading);
    const field = (name: 'user' | 'user_id' | 'address' | 'status') => row[input.columns.indexOf(name) + 2] ?? null;
    const time = moment === null ? 'never' : new Date(moment).toISOString().slice(0, 16);
    const user = input.columns.includes('user') ? field('user') : field('user_id');
    return `${time} ${user} ${field('address')} ${resolveStatus(String(field('status'))).label}`;
  });
  return { input, reading, attempts, rows, rejects };
}

export function streamOf({ rows }: Input): StreamedRows {
  if (rows.kind === 'parquet') throw new Error('a Parquet file has no stream');
  return rows.kind === 'delimited' ? rows.careful : rows;
}

export async function readAll(stream: StreamedRows): Promise<{ rows: RawRow[]; rejects: Reject[] }> {
  const rows: RawRow[] = [];
  const rejects: Reject[] = [];
  for await (const batch of stream.read()) {
    rows.push(...batch.rows);
    rejects.push(...batch.rejects);
  }
  return { rows, rejects };
}
