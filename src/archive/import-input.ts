/** One input's way into the archive: staged, read, made canonical, merged, and accounted for to the last row. */
import type { TimeChoice } from '../attempts/decide-time.ts';
import { zoneLabel } from '../attempts/zone.ts';
import type { InputReport } from '../findings/result.ts';
import type { Input } from '../sources/source.ts';
import { canonicalize } from './canonical.ts';
import type { Database } from './database.ts';
import { type Instants, orderRows, readInstants } from './instants.ts';
import { merge } from './merge.ts';
import { heldReport, nextInput, recordCounts, recordInput, recordRejects } from './provenance.ts';
import { carriedColumns } from './shape.ts';
import { dropStaged, stage } from './staging.ts';
import { anyUnusable, refuseUnusable } from './unusable.ts';

/** How inputs are to be read where they do not say it themselves. */
export interface ReadSettings extends TimeChoice {
  /** Names for user ids. */
  readonly users?: { of(id: string): string | undefined };
  /** The org to which rows belong that name none; unknown where absent. */
  readonly org?: string;
}

export interface ImportReport extends InputReport {
  /** The same bytes were imported before, to be read in the same way, so they were not looked at again. */
  readonly alreadyHeld: boolean;
  /** Rows whose local time happened twice or never, because clocks were changed. */
  readonly unclearTimes: number;
}

/** Imports one input in one transaction. Staging happens outside of it, and on disk outside of the archive's file. */
export async function importInput(database: Database, input: Input, settings: ReadSettings, onDisk: boolean): Promise<ImportReport> {
  const known = await heldReport(database, input, settings);
  if (known !== null) return known;
  const number = await nextInput(database);
  try {
    const { reading, unclearTimes } = await stageAndRead(database, input, settings, number, onDisk);
    const carried = carriedColumns(input.columns);
    await canonicalize(database, carried, settings.users);
    await refuseUnusable(database, reading, input.timeTitle);
    await orderRows(database, input.format === 'setup-csv');
    return await database.transaction(async () => {
      await recordInput(database, number, input, settings, { reading, columns: carried, onDisk });
      const rejected = await recordRejects(database, number);
      const { staged } = await database.row<{ staged: number }>('select count(*) as staged from staged');
      const accepted = await merge(database, { columns: carried, precision: reading.precision }, onDisk);
      const counts = { rows: staged + rejected.count, accepted, duplicates: staged - accepted, rejected: rejected.count };
      await recordCounts(database, number, counts);
      const { name, format, sha256 } = input;
      const { dateOrder } = reading;
      return {
        name,
        format,
        ...(sha256 === undefined ? {} : { sha256 }),
        ...counts,
        rejects: rejected.first,
        timezone: zoneLabel(reading.zone),
        dateOrder,
        alreadyHeld: false,
        unclearTimes,
      };
    });
  } finally {
    await dropStaged(database);
  }
}

/** The exact line of a row matters where it is kept on disk, and where a row is to be refused by its line. */
async function stageAndRead(database: Database, input: Input, settings: ReadSettings, number: number, onDisk: boolean): Promise<Instants> {
  const staging = { number, org: settings.org ?? '', onDisk, careful: false };
  const { linesKnown } = await stage(database, input, staging);
  const instants = await readInstants(database, input, settings);
  if (linesKnown || !(onDisk || (await anyUnusable(database)))) return instants;
  await stage(database, input, { ...staging, careful: true });
  return readInstants(database, input, settings);
}
