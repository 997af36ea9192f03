/** Event log files of logins, where an org has them: they alone tell whether a security token was sent. */
import { join } from 'node:path';
import { openFile } from '../open-file.ts';
import type { Batch, Input, RawRow } from '../source.ts';
import { Refusal } from './client/refusal.ts';
import type { Org } from './org.ts';

export interface EventLogFile {
  readonly Id: string;
  readonly LogDate: string;
  readonly Interval: 'Daily' | 'Hourly';
  readonly LogFile: string;
  readonly LogFileLength: number;
}

const soql = `SELECT Id, LogDate, Interval, LogFile, LogFileLength FROM EventLogFile WHERE EventType = 'Login' ORDER BY LogDate`;

/**
 * The files of an org, one a day, or one an hour where there are none of days: a day's file holds what those of its hours hold. None
 * where this user may not read them.
 */
export async function loginEventFiles(org: Org): Promise<readonly EventLogFile[]> {
  const files: EventLogFile[] = [];
  try {
    for await (const { records } of org.query<EventLogFile>(soql)) files.push(...records);
  } catch (error) {
    if (error instanceof Refusal && (error.status === 400 || error.status === 403)) return [];
    throw error;
  }
  const filled = files.filter(({ LogFileLength }) => LogFileLength > 0);
  const daily = filled.filter(({ Interval }) => Interval === 'Daily');
  return daily.length > 0 ? daily : filled;
}

/** Brings a file into a folder, and opens it there as an input of this name. */
export async function fetchEventLogFile(org: Org, { Id, LogFile }: EventLogFile, folder: string, name: string): Promise<Input> {
  const path = join(folder, `${Id.replace(/\W/g, '')}.csv`);
  await org.download(LogFile, path);
  return withoutOrg({ ...(await openFile(path, { provenance: false, parquetTitles: async () => [] })), name });
}

/** The files write the org's id in 15 characters; whose rows they are is known from where they came. */
function withoutOrg(input: Input): Input {
  const at = input.columns.indexOf('org');
  const { rows } = input;
  if (at < 0 || rows.kind !== 'stream') return input;
  const without = ([line, time, ...values]: RawRow): RawRow => [line, time, ...values.toSpliced(at, 1)];
  async function* read(): AsyncGenerator<Batch> {
    if (rows.kind === 'stream') for await (const batch of rows.read()) yield { ...batch, rows: batch.rows.map(without) };
  }
  return { ...input, columns: input.columns.toSpliced(at, 1), rows: { kind: 'stream', read } };
}
