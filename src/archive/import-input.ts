/** The way of inputs into the archive: staged, read, made canonical, merged, and accounted for to the last row. */
import type { TimeChoice } from '../attempts/decide-time.ts';
import type { TimeReading } from '../attempts/moment.ts';
import { zoneLabel } from '../attempts/zone.ts';
import type { InputDoubts } from '../findings/input-doubts.ts';
import type { InputReport } from '../findings/result.ts';
import type { Input } from '../sources/source.ts';
import { canonicalize } from './canonical.ts';
import type { Database } from './database.ts';
import type { Fresh } from './fresh.ts';
import { type Instants, likelyClock, readInstants, sequenceOf } from './instants.ts';
import { merge } from './merge.ts';
import { forgetIdlePage, heldReport, nextInput, recordCounts, recordInput, recordRejects, refuseOtherReading } from './provenance.ts';
import { carriedColumns } from './shape.ts';
import { dropStaged, putAside, type Staged, stage, takeBack } from './staging.ts';
import { anyStrangeAddress } from './strange-addresses.ts';
import { anyUnusable, refuseUnusable } from './unusable.ts';

/** How inputs are to be read where they do not say it themselves. */
export interface ReadSettings extends TimeChoice {
  /** Names for user ids; `digest` tells them from others, where they are all known. */
  readonly users?: { of(id: string): string | undefined; readonly digest?: string };
  /** The org to which rows belong that name none; unknown where absent. */
  readonly org?: string;
  /** What is to be kept together with an input's rows, or not at all. */
  readonly beside?: () => Promise<void>;
  /** Hears how far the reading has come. */
  readonly progress?: (progress: ReadProgress) => void;
}

export interface ReadProgress {
  /** The input that is being read. */
  readonly name: string;
  /** Rows read so far; null: all of them are, and are being put in order. */
  readonly rows: number | null;
}

export interface ImportReport extends InputReport, InputDoubts {
  /** The same bytes were imported before, to be read in the same way, so they were not looked at again. */
  readonly alreadyHeld: boolean;
}

/** Imports inputs one after the other. In memory nothing has to be undone: each is merged before the next is staged. */
export async function importInMemory(database: Database, inputs: readonly Input[], settings: ReadSettings): Promise<ImportReport[]> {
  const reports: ImportReport[] = [];
  for (const input of inputs) {
    const number = await nextInput(database);
    const prepared = await prepare(database, input, settings, number, false);
    reports.push(await database.transaction(() => settle(database, prepared, settings, false)));
    await dropStaged(database);
  }
  return reports;
}

/** Imports all inputs in one transaction, or none. They are staged before it begins, outside of the archive's file. */
export async function importOnDisk(database: Database, inputs: readonly Input[], settings: ReadSettings): Promise<ImportReport[]> {
  const next = await nextInput(database);
  const prepared: Prepared[] = [];
  try {
    for (const [i, input] of inputs.entries()) {
      prepared.push(await prepare(database, input, settings, next + i, true));
      await putAside(database, next + i);
    }
    return await database.transaction(async () => {
      const reports: ImportReport[] = [];
      for (const one of prepared) {
        await takeBack(database, one.number);
        reports.push(await settle(database, one, settings, true));
        await dropStaged(database);
      }
      return reports;
    });
  } finally {
    for (const { number } of prepared) await dropStaged(database, number);
    await dropStaged(database);
  }
}

/** An input whose rows are staged and readable, or one that the archive holds already. */
interface Prepared {
  readonly number: number;
  readonly input: Input;
  readonly read: Read | null;
}

interface Read {
  readonly reading: TimeReading;
  readonly fresh: Fresh;
  readonly doubts: Pick<InputDoubts, 'unclearTimes' | 'strangeAddresses' | 'missingRecords'>;
}

async function prepare(database: Database, input: Input, settings: ReadSettings, number: number, onDisk: boolean): Promise<Prepared> {
  if ((await heldReport(database, input, settings)) !== null) return { number, input, read: null };
  const { reading, unclearTimes, missingRecords } = await stageAndRead(database, input, settings, number, onDisk);
  await refuseOtherReading(database, input, reading);
  settings.progress?.({ name: input.name, rows: null });
  const columns = carriedColumns(input.columns);
  const strangeAddresses = await canonicalize(database, columns, settings.users);
  await refuseUnusable(database, reading, input.timeTitle);
  const sequence = await sequenceOf(database, input.format === 'setup-csv');
  const doubts = { unclearTimes, strangeAddresses, missingRecords };
  return { number, input, read: { reading, fresh: { org: settings.org ?? '', columns, sequence }, doubts } };
}

async function settle(database: Database, prepared: Prepared, settings: ReadSettings, onDisk: boolean): Promise<ImportReport> {
  const { number, input, read } = prepared;
  const known = await heldReport(database, input, settings);
  if (known !== null) return known;
  if (read === null) throw new Error(`${input.name} was held when it was looked at, and is no more`);
  const { fresh, reading, doubts } = read;
  await recordInput(database, number, input, settings, { reading, columns: fresh.columns, onDisk });
  const rejected = await recordRejects(database, number);
  const { staged } = await database.row<{ staged: number }>('select count(*) as staged from staged');
  const accepted = await merge(database, fresh, reading.precision, onDisk);
  const counts = { rows: staged + rejected.count, accepted, duplicates: staged - accepted, rejected: rejected.count };
  await recordCounts(database, number, counts);
  if (input.format === 'org') await forgetIdlePage(database, number);
  await settings.beside?.();
  const { name, format, sha256 } = input;
  return {
    name,
    format,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...counts,
    rejects: rejected.first,
    timezone: zoneLabel(reading.zone),
    dateOrder: reading.dateOrder,
    alreadyHeld: false,
    ...doubts,
  };
}

/** The exact line of a row matters where it is kept on disk, and where a row is to be told of by its line. */
async function stageAndRead(
  database: Database,
  input: Input,
  settings: ReadSettings,
  number: number,
  onDisk: boolean,
): Promise<Staged & Instants> {
  const clock = input.rows.kind === 'delimited' ? likelyClock(input.rows.firstTimes, input, settings) : null;
  const told = (rows: number): void => settings.progress?.({ name: input.name, rows });
  const read = async (careful: boolean): Promise<Staged & Instants> => {
    told(0);
    const staged = await stage(database, input, { number, onDisk, careful, clock, told });
    return { ...staged, ...(await readInstants(database, input, settings, clock)) };
  };
  const found = await read(false);
  const again = !found.linesKnown && (onDisk || (await anyUnusable(database)) || (await anyStrangeAddress(database)));
  return again ? read(true) : found;
}
