/**
 * Brings the raw text of one input into the table `staged`, which has input and line, `raw_time`, a `time` for now and the texts that
 * the input tells, and what cannot be a row into the table `refused`. The engine's own reader is fast and knows no mercy: a file in which it finds
 * anything amiss is read again with care, so that every bad row has its line and its reason.
 */
import type { ColumnName } from '../attempts/attempt.ts';
import type { DelimitedRows, Input, ParquetRows, StreamedRows } from '../sources/source.ts';
import { type Database, identifier, type Value } from './database.ts';
import { globLiteral, readDelimited } from './delimited.ts';
import { carriedColumns } from './shape.ts';

export interface StageSettings {
  /** The number of the input. */
  readonly number: number;
  /** Whether `staged` is to be kept out of the archive's file. */
  readonly onDisk: boolean;
  /** Whether a file is to be read with care at once. */
  readonly careful: boolean;
  /** How times are likely to be read, as an expression over `raw_time`; null: not yet. */
  readonly clock: string | null;
  /** Hears how many rows were read so far. */
  readonly told: (rows: number) => void;
}

/** What is known of the rows of a staged input. */
export interface Staged {
  /** Whether each row knows its line: below blank lines, the engine's reader does not. */
  readonly linesKnown: boolean;
  /** Records that the input counts and does not hold. */
  readonly missingRecords: number;
}

/** Stages an input, and says what is known of its rows. */
export async function stage(database: Database, input: Input, settings: StageSettings): Promise<Staged> {
  await dropStaged(database);
  await database.run('create temp table refused (line bigint not null, reason varchar not null)');
  const { rows, columns } = input;
  if (rows.kind === 'delimited' && !settings.careful) {
    const found = await stageFast(database, rows, columns, settings);
    if (found !== 'amiss') return { linesKnown: found === 'clean', missingRecords: 0 };
  }
  if (rows.kind === 'parquet') {
    await stageParquet(database, rows, columns, settings);
    return { linesKnown: true, missingRecords: 0 };
  }
  const missingRecords = await stageStream(database, rows.kind === 'delimited' ? rows.careful : rows, columns, settings);
  return { linesKnown: true, missingRecords };
}

/** Drops what is staged, or what was put aside under a number. */
export async function dropStaged(database: Database, number?: number): Promise<void> {
  const tables = number === undefined ? ['staged', 'staged_groups', 'refused', 'raw'] : [aside('staged', number), aside('refused', number)];
  await database.run(tables.map((name) => `drop table if exists ${name}`).join('; '));
}

/** Puts what is staged aside under a number, so that another input can be staged. */
export async function putAside(database: Database, number: number): Promise<void> {
  for (const name of ['staged', 'refused']) await database.run(`alter table if exists ${name} rename to ${aside(name, number)}`);
}

export async function takeBack(database: Database, number: number): Promise<void> {
  for (const name of ['staged', 'refused']) await database.run(`alter table if exists ${aside(name, number)} rename to ${name}`);
}

function aside(name: string, number: number): string {
  return `${name}_${number}`;
}

/** The engine's reader does not number lines: below a header each row is a line. */
const lineOfRow = { delimited: 'rowid + 2', parquet: 'rowid + 1' };

/**
 * The engine's reader takes a quote that goes astray and the lines up to the next one for one value, and a file that is cut
 * short for a whole one: only as many rows as there are lines show that it swallowed none. A value that holds a line break, as
 * hardly any does, is left to the careful reader with them.
 */
async function stageFast(
  database: Database,
  rows: DelimitedRows,
  columns: readonly ColumnName[],
  settings: StageSettings,
): Promise<'clean' | 'with blank lines' | 'amiss'> {
  const raw = rows.columnsAt.map((at) => `c${at}`);
  const statement = `${createStaged(settings)} ${stagedSelect(settings, columns, raw, `c${rows.timeAt}`)}`;
  const reading = readDelimited(database, rows, statement);
  // Lines may be refused while the engine still reads; one that is closed at work would keep the process from ending.
  const [readable, lines] = await Promise.all([reading, rows.lines(settings.told).finally(() => reading)]);
  const { staged } = readable ? await database.row<{ staged: number }>('select count(*) as staged from staged') : { staged: 0 };
  if (!readable || staged !== lines.rows || lines.longest > lineBytesMax) {
    await database.run('drop table if exists staged');
    return 'amiss';
  }
  await database.run(`update staged set line = ${lineOfRow.delimited}`);
  return lines.blank === 0 ? 'clean' : 'with blank lines';
}

/** A longer line is none of login history; the careful reader says so. */
const lineBytesMax = 1_000_000;

function createStaged({ onDisk }: StageSettings): string {
  return `create ${onDisk ? 'temp ' : ''}table staged as`;
}

/** The select list that turns raw columns into those of `staged`. Where no name of a user is known, the id stands for it. */
function stagedSelect(
  { number, clock }: StageSettings,
  columns: readonly ColumnName[],
  raw: readonly string[],
  time: string,
  line = '0',
): string {
  const rawOf = new Map(columns.map((name, i) => [name, raw[i] ?? 'null']));
  const user = [rawOf.get('user'), rawOf.get('user_id')].filter((name) => name !== undefined);
  const expressions = carriedColumns(columns).map((name) => {
    const known = name === 'user' ? user : [rawOf.get(name)];
    return `coalesce(${[...known, `''`].join(', ')}) as ${identifier(name)}`;
  });
  return `select ${number}::integer as input, ${line}::bigint as line, ${time} as raw_time, ${clock ?? 'null::timestamp'} as time, ${expressions.join(', ')}`;
}

async function stageParquet(database: Database, rows: ParquetRows, columns: readonly ColumnName[], settings: StageSettings): Promise<void> {
  const raw = rows.columnTitles.map((title) => cleaned(`${identifier(title)}::varchar`));
  const select = stagedSelect(settings, columns, raw, `${identifier(rows.timeTitle)}::varchar`);
  await database.run(`${createStaged(settings)} ${select} from read_parquet(${globLiteral(rows.path)}, hive_partitioning = false)`);
  await database.run(`update staged set line = ${lineOfRow.parquet}`);
}

/** Says how many records the stream counts and does not hold. */
async function stageStream(
  database: Database,
  rows: StreamedRows,
  columns: readonly ColumnName[],
  settings: StageSettings,
): Promise<number> {
  const raw = columns.map((_, i) => `c${i}`);
  await database.run(`create temp table raw (line bigint, time varchar${raw.map((name) => `, ${name} varchar`).join('')})`);
  let read = 0;
  let missing = 0;
  for await (const batch of rows.read()) {
    await database.append('raw', batch.rows);
    await database.append(
      'refused',
      batch.rejects.map(({ line, reason }): Value[] => [line, reason]),
    );
    read += batch.rows.length + batch.rejects.length;
    missing += batch.missing ?? 0;
    settings.told(read);
  }
  await database.run(`${createStaged(settings)} ${stagedSelect(settings, columns, raw.map(cleaned), 'time', 'line')} from raw`);
  await database.run('drop table raw');
  return missing;
}

/** What stands for nothing is nothing. */
function cleaned(expression: string): string {
  return `nullif(nullif(trim(${expression}), ''), 'N/A')`;
}
