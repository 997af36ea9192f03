/**
 * Where attempts rest: in memory for one analysis, or in a file that outlives Salesforce's six months. Inputs are staged,
 * read as UTC, brought into canonical form and merged; nothing that was read is dropped without being counted.
 */
import { rm } from 'node:fs/promises';
import type { Input } from '../sources/source.ts';
import { holdsNothing, type OpenSettings, openFile, privately, removeHeld } from './archive-file.ts';
import { groupWhenAsked } from './attempt-groups.ts';
import { Database, type DatabaseSettings } from './database.ts';
import { type ImportReport, importInMemory, importOnDisk, type ReadSettings } from './import-input.ts';
import { migrate } from './migrate.ts';
import { withSpillFolder } from './spill-folder.ts';
import { sqlFile } from './sql.ts';

export type { OpenSettings } from './archive-file.ts';
export type { ImportReport, ReadProgress, ReadSettings } from './import-input.ts';

export interface Archive {
  /** For questions. Analysis reads the table `attempts` where `not shadowed`, and their groups in `attempt_groups`. */
  readonly database: Database;
  /** The file; null where nothing outlives its being closed. */
  readonly path: string | null;
  /**
   * Reads and merges inputs, in a file all of them in one transaction. An attempt that the archive holds already,
   * from an earlier input or an earlier one of the same call, counts as a duplicate of the input that comes later.
   */
  add(inputs: readonly Input[], settings: ReadSettings): Promise<ImportReport[]>;
  /** What a refused import leaves of an archive that holds nothing takes the room that the next one needs, and goes. */
  close(): Promise<void>;
}

/** An empty archive in memory that is gone when it is closed. */
export async function openMemory(settings: DatabaseSettings): Promise<Archive> {
  return withSpillFolder(settings.spillTo, async (spillTo) => {
    const database = await Database.open(null, { ...settings, spillTo });
    // Else the engine packs what it holds after each large change, as if there were a file to keep small.
    await database.run("set checkpoint_threshold = '1TB'");
    await database.run(sqlFile('schema'));
    await migrate(database, 1);
    return archiveOf(database, null, spillTo);
  });
}

/** The archive in a file, which is made where there is none: for its owner only, and never over anything that is there. */
export async function openArchive(path: string, settings: OpenSettings): Promise<Archive> {
  return withSpillFolder(settings.spillTo, async (spillTo) => archiveOf(await openFile(path, { ...settings, spillTo }), path, spillTo));
}

/** The archive in a database; `path` is the file that outlives it, if there is one. */
export async function archiveOf(database: Database, path: string | null, spillTo: string): Promise<Archive> {
  await groupWhenAsked(database);
  let leftEmpty = false;
  return {
    database,
    path,
    async add(inputs, settings) {
      // Asked beforehand: after a full disk the engine answers nothing any more.
      leftEmpty = path !== null && (await holdsNothing(database));
      const reports = await privately(() => (path === null ? importInMemory : importOnDisk)(database, inputs, settings));
      leftEmpty = false;
      return reports;
    },
    async close() {
      if (path !== null && leftEmpty) await removeHeld(path);
      database.close();
      await rm(spillTo, { recursive: true, force: true });
    },
  };
}
