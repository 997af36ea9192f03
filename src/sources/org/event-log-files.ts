/** Event log files of logins, where an org has them: they alone tell whether a security token was sent. */
import { join } from 'node:path';
import { openFile } from '../open-file.ts';
import type { Batch, Input, RawRow } from '../source.ts';
import { allOf } from './all-of.ts';
import { Refusal } from './client/refusal.ts';
import type { Org } from './org.ts';
import { unlessRefused } from './unless-refused.ts';

export interface EventLogFile {
  readonly Id: string;
  readonly LogDate: string;
  readonly Interval: 'Daily' | 'Hourly';
  readonly LogFile: string;
  readonly LogFileLength: number;
}

const ofLogins = "FROM EventLogFile WHERE EventType = 'Login'";

/** The query that lists the files. */
export const eventLogFilesSoql = `SELECT Id, LogDate, Interval, LogFile, LogFileLength ${ofLogins} ORDER BY LogDate`;

/** How many files the query lists; null where this user may not ask for them. */
export async function countEventLogFiles(org: Org): Promise<number | null> {
  const files = await unlessRefused(() => org.count(`SELECT COUNT() ${ofLogins}`));
  return files instanceof Refusal ? null : files;
}

/**
 * The files of an org: one a day, and those of the hours of a day that has none yet, for a day's file holds what those of its hours
 * hold. None where this user may not read them.
 */
export async function loginEventFiles(org: Org): Promise<readonly EventLogFile[]> {
  const files = await unlessRefused(() => allOf(org.query<EventLogFile>(eventLogFilesSoql)));
  if (files instanceof Refusal) return [];
  const filled = files.filter(({ LogFileLength }) => LogFileLength > 0);
  const days = new Set(filled.filter(({ Interval }) => Interval === 'Daily').map(dayOf));
  return filled.filter((file) => file.Interval === 'Daily' || !days.has(dayOf(file)));
}

/** Days of these files are days of UTC. */
function dayOf({ LogDate }: EventLogFile): string {
  return LogDate.slice(0, 10);
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
