/** The way of files into an archive, with names for the ids in them. */
import type { Archive, ImportReport, ReadProgress } from '../archive/archive.ts';
import type { FilterSql } from '../archive/filter-sql.ts';
import { nameHeld } from '../archive/name-held.ts';
import { markOwnLogins } from '../archive/own-logins.ts';
import { parquetTitles } from '../archive/parquet-titles.ts';
import type { Settings } from '../config.ts';
import { count } from '../findings/wording.ts';
import { openFile } from '../sources/open-file.ts';
import { openUsers, type UserNames } from '../sources/users.ts';

export interface Adding {
  /** Null where nothing names ids. */
  readonly users: UserNames | null;
  readonly provenance: boolean;
  readonly wait: (message: string) => void;
  readonly progress: (progress: ReadProgress) => void;
}

/** Merges files into an archive. What is held is named first: the same row under an id and under a name would count as two. */
export async function addFiles(archive: Archive, files: readonly string[], settings: Settings, adding: Adding): Promise<ImportReport[]> {
  const { timezone, inputTimezone, dateOrder } = settings;
  const { users, provenance, wait, progress } = adding;
  const org = settings.org ?? '';
  const titles = (path: string): Promise<string[]> => parquetTitles(archive.database, path);
  const inputs = [];
  for (const file of files) inputs.push(await openFile(file, { provenance, parquetTitles: titles }));
  if (files.length > 0) await giveNames(archive, users, { sql: 'org = ?', parameters: [org] }, wait);
  const reports = await archive.add(inputs, {
    timezone,
    ...(inputTimezone === null ? {} : { inputTimezone }),
    ...(dateOrder === null ? {} : { dateOrder }),
    ...(users === null ? {} : { users }),
    org,
    progress,
  });
  if (files.length > 0) await markOwnLogins(archive.database);
  return reports;
}

/** The names that the settings give to ids; null for none. */
export async function usersOf({ usersFile }: Settings): Promise<UserNames | null> {
  return usersFile === null ? null : openUsers(usersFile);
}

/** Gives names to those who are held by id alone, and says how many there were. */
export async function giveNames(
  { database }: Archive,
  users: UserNames | null,
  which: FilterSql,
  say: (message: string) => void,
): Promise<void> {
  const named = users === null ? 0 : await nameHeld(database, users, which);
  if (named > 0)
    say(`${count(named, 'user')} that ${named === 1 ? 'was' : 'were'} held by id alone ${named === 1 ? 'is' : 'are'} named now.`);
}
