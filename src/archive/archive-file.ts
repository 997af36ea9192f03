/**
 * The archive as a file: made for its owner only, opened by one process at a time, never written over. It is built under
 * another name and put in its place when it is complete.
 */
import { constants, existsSync } from 'node:fs';
import { chmod, copyFile, link, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { KeepingError, UserError } from '../errors.ts';
import { Database, type DatabaseSettings } from './database.ts';
import { currentVersion, migrate } from './migrate.ts';
import { isRunning } from './spill-folder.ts';
import { sqlFile } from './sql.ts';

export interface OpenSettings extends DatabaseSettings {
  /** How long to wait for another process that has the archive open; 5 seconds where absent. */
  readonly waitMilliseconds?: number;
  /** Told once, when waiting begins. */
  onWait?(message: string): void;
}

/** Opens the archive at `path`, makes it where there is none, and brings an older one up to date. */
export async function openFile(path: string, settings: OpenSettings): Promise<Database> {
  return privately(async () => {
    const database = await openPatiently(path, settings);
    try {
      await adopt(database, path);
      await keepPrivate(path);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** Copies the archive at `path`, which is held only meanwhile, and brought up to date before. */
export async function copyArchive(path: string, to: string, settings: OpenSettings): Promise<void> {
  (await openFile(path, settings)).close();
  const held = await openPatiently(path, { ...settings, readOnly: true });
  try {
    // What a writer was killed over stands beside the file.
    for (const ending of ['', '.wal']) {
      if (existsSync(path + ending)) await copyFile(path + ending, to + ending, constants.COPYFILE_FICLONE);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    throw new KeepingError(
      `There is no room for a copy of the archive in ${dirname(to)}.`,
      'Make space, or let TMPDIR name a folder that has more.',
    );
  } finally {
    held.close();
  }
}

/** Whether nothing was ever brought into an archive. */
export async function holdsNothing(database: Database): Promise<boolean> {
  const { holds } = await database.row<{ holds: boolean }>(
    'select exists (from inputs) or exists (from orgs) or exists (from trust) or exists (from told) as holds',
  );
  return !holds;
}

/** Takes away the file of an archive that is open: whoever waits for it makes a new one. Where a file that is open cannot be removed, it stays. */
export async function removeHeld(path: string): Promise<void> {
  for (const name of [`${path}.wal`, path]) await rm(name, { force: true }).catch(() => {});
}

/** A copy that was put in its place may be open to others. */
async function keepPrivate(path: string): Promise<void> {
  const { mode } = await stat(path);
  // Whoever may write to a file of somebody else may not close it.
  if ((mode & 0o077) !== 0) await chmod(path, mode & 0o700).catch(() => {});
}

/** Does work whose new files, which the engine makes, are for their owner only. */
export async function privately<T>(work: () => Promise<T>): Promise<T> {
  const usual = process.umask(0o077);
  try {
    return await work();
  } finally {
    process.umask(usual);
  }
}

async function create(path: string, settings: DatabaseSettings): Promise<void> {
  const folder = `${path}.${process.pid}.new`;
  const unfinished = join(folder, basename(path));
  await mkdir(dirname(resolve(path)), { recursive: true, mode: 0o700 });
  await removeAbandoned(path);
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { mode: 0o700 });
    await build(await Database.open(unfinished, settings, path));
    await link(unfinished, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function build(database: Database): Promise<void> {
  try {
    await database.transaction(() => database.run(sqlFile('schema')));
    await migrate(database, 1);
    await database.run('checkpoint');
  } finally {
    database.close();
  }
}

/** What the folder or the disk does not let be made; anything else is a bug. */
function refuseToMake(path: string, error: unknown): never {
  const isOfTheSystem = error instanceof Error && ('syscall' in error || error.message.startsWith('IO Error'));
  if (!isOfTheSystem) throw error;
  const why = 'code' in error ? ` (${error.code})` : '';
  throw new KeepingError(
    `The archive ${path} cannot be made${why}.`,
    'Look at its folder and at the space on the disk, or name another with --archive.',
  );
}

/** What a process left that was killed while it made this archive. */
async function removeAbandoned(path: string): Promise<void> {
  const folder = dirname(resolve(path));
  for (const name of await readdir(folder)) {
    const pid = name.startsWith(`${basename(path)}.`) ? /\.(\d+)\.new$/.exec(name)?.[1] : undefined;
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(folder, name), { recursive: true, force: true });
  }
}

const waitMillisecondsUsual = 5_000;
const retryMilliseconds = 50;

async function openPatiently(path: string, settings: OpenSettings): Promise<Database> {
  const { waitMilliseconds = waitMillisecondsUsual } = settings;
  for (let waited = 0; ; waited += retryMilliseconds) {
    // Whoever held it may have taken it away.
    if (!existsSync(path)) await create(path, settings).catch((error: unknown) => refuseToMake(path, error));
    try {
      return await Database.open(path, settings);
    } catch (error) {
      if (error instanceof UserError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      if (!message.includes('Could not set lock')) throw unusable(path, message);
      const holder = /\(PID (\d+)\)/.exec(message)?.[1];
      const inUse = `The archive ${path} is in use by ${holder === undefined ? 'another process' : `process ${holder}`}`;
      if (waited >= waitMilliseconds) throw new KeepingError(`${inUse}.`, 'Wait until it is done, or name another archive with --archive.');
      if (waited === 0) settings.onWait?.(`${inUse}; waiting for it.`);
      await pause(retryMilliseconds);
    }
  }
}

function unusable(path: string, message: string): KeepingError {
  if (/permission denied/i.test(message))
    return new KeepingError(`The archive ${path} may not be opened.`, 'Look at who owns it, or name another with --archive.');
  if (/is a directory/i.test(message)) return new KeepingError(`${path} is a folder, not an archive.`, 'Name a file with --archive.');
  if (/version number/i.test(message)) return newer(path);
  return new KeepingError(
    `${path} is damaged or no archive of breakday; it was left as it is.`,
    'Name another with --archive, or put a copy in its place.',
  );
}

function newer(path: string): KeepingError {
  return new KeepingError(
    `The archive ${path} was written by a newer breakday.`,
    'Update breakday, or name another archive with --archive.',
  );
}

async function adopt(database: Database, path: string): Promise<void> {
  const tables = await database.rows<{ name: string }>(`select table_name as name from duckdb_tables() where not temporary`);
  const names = new Set(tables.map(({ name }) => name));
  if (!['meta', 'inputs', 'rejects', 'attempts'].every((name) => names.has(name))) {
    throw new KeepingError(`${path} is a database, but no archive of breakday; it was left as it is.`, 'Name another with --archive.');
  }
  const { version } = await database.row<{ version: number }>('select max(version) as version from meta');
  if (version > currentVersion) throw newer(path);
  await migrate(database, version);
}
