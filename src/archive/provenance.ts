/** Where rows came from: the tables `inputs` and `rejects`. */
import type { ColumnName } from '../attempts/attempt.ts';
import type { TimeReading } from '../attempts/moment.ts';
import { zoneLabel } from '../attempts/zone.ts';
import { UserError } from '../errors.ts';
import type { DateOrder, Reject } from '../findings/result.ts';
import type { Input } from '../sources/source.ts';
import type { Database } from './database.ts';
import type { ImportReport, ReadSettings } from './import-input.ts';
import { columnsText } from './shape.ts';

export interface Counts {
  readonly rows: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
}

/** So many rejected rows are reported one by one; the archive keeps them all. */
const rejectsReportedMax = 100;

export async function nextInput(database: Database): Promise<number> {
  return (await database.row<{ next: number }>('select coalesce(max(input), 0) + 1 as next from inputs')).next;
}

const noDoubts = { unclearTimes: 0, strangeAddresses: null, missingRecords: 0 };

/** The report on an input whose bytes are held already and would be read in the same way; null for any other. */
export async function heldReport(database: Database, input: Input, settings: ReadSettings): Promise<ImportReport | null> {
  const asked = askedFor(settings);
  if (input.sha256 === undefined || asked === null) return null;
  const [held] = await database.rows<{ input: number; rows: number; rejected: number; timezone: string; date_order: DateOrder }>(
    'select input, row_count as rows, rejected, timezone, date_order from inputs where sha256 = $1 and asked = $2 and format = $3',
    [input.sha256, asked, input.format],
  );
  if (held === undefined) return null;
  const { input: number, rows, rejected, timezone, date_order: dateOrder } = held;
  const rejects = await firstRejects(database, number);
  const counts = { rows, accepted: 0, duplicates: rows - rejected, rejected };
  const { name, format, sha256 } = input;
  return { name, format, sha256, ...counts, rejects, timezone, dateOrder, alreadyHeld: true, ...noDoubts };
}

/** The same bytes, read in another way, would tell every attempt once more, at another instant. */
export async function refuseOtherReading(database: Database, { name, sha256 }: Input, { zone, dateOrder }: TimeReading): Promise<void> {
  if (sha256 === undefined) return;
  const [held] = await database.rows<{ timezone: string; date_order: DateOrder }>(
    'select timezone, date_order from inputs where sha256 = $1 and (timezone <> $2 or date_order <> $3)',
    [sha256, zoneLabel(zone), dateOrder],
  );
  if (held === undefined) return;
  throw new UserError(
    `${name} is held already, with its times read as ${held.timezone}, ${held.date_order}; now they would be read as ${zoneLabel(zone)}, ${dateOrder}, and tell every attempt twice`,
    `Give --input-timezone ${held.timezone} to leave it as it is, or read it anew into another --archive.`,
  );
}

export async function recordInput(
  database: Database,
  number: number,
  input: Input,
  settings: ReadSettings,
  { reading, columns, onDisk }: { reading: TimeReading; columns: readonly ColumnName[]; onDisk: boolean },
): Promise<void> {
  await database.run(
    `insert into inputs values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, 0, 0, $10, ${onDisk ? 'now()::timestamp' : 'null'})`,
    [
      number,
      settings.org ?? '',
      input.name,
      input.format,
      input.sha256 ?? null,
      columnsText(columns),
      reading.precision,
      zoneLabel(reading.zone),
      reading.dateOrder,
      askedFor(settings),
    ],
  );
}

/** Keeps the refused rows of the staged input and tells the first of them. */
export async function recordRejects(database: Database, number: number): Promise<{ count: number; first: readonly Reject[] }> {
  await database.run('insert into rejects select $1::integer, line, reason from refused order by line', [number]);
  const { count } = await database.row<{ count: number }>('select count(*) as count from refused');
  return { count, first: await firstRejects(database, number) };
}

export async function recordCounts(database: Database, number: number, counts: Counts): Promise<void> {
  await database.run('update inputs set row_count = $2, accepted = $3, duplicates = $4, rejected = $5 where input = $1', [
    number,
    counts.rows,
    counts.accepted,
    counts.duplicates,
    counts.rejected,
  ]);
}

/** A page of an org that brought nothing is no origin of anything: pulls every few minutes would leave thousands of them. */
export async function forgetIdlePage(database: Database, number: number): Promise<void> {
  await database.run(
    `delete from inputs where input = $1 and rejected = 0 and not exists (select 1 from attempts where attempts.input = $1)`,
    [number],
  );
}

async function firstRejects(database: Database, number: number): Promise<Reject[]> {
  return database.rows<{ line: number; reason: string }>(
    `select line, reason from rejects where input = $1 order by line, reason limit ${rejectsReportedMax}`,
    [number],
  );
}

/** How the user wants inputs to be read, as a text that is equal for equal wishes; null where that cannot be told. */
function askedFor({ inputTimezone, timezone, dateOrder, org, users }: ReadSettings): string | null {
  const asked = [inputTimezone ?? timezone, dateOrder ?? null, org ?? ''];
  if (users === undefined) return JSON.stringify(asked);
  return users.digest === undefined ? null : JSON.stringify([...asked, users.digest]);
}
