/** Deletes attempts for good. */
import { rename, rm } from 'node:fs/promises';
import { type OpenSettings, openFile, privately } from './archive-file.ts';
import type { Database } from './database.ts';
import { literal } from './database.ts';
import { migrate } from './migrate.ts';
import { sqlFile } from './sql.ts';

/**
 * Deletes the attempts of an archive before an instant (ISO 8601, taken to the whole minute), and returns how many
 * went. A database that deletes leaves the bytes in its file, so what remains is written to a new one that takes its place.
 */
export async function forgetBefore(path: string, instant: string, settings: OpenSettings): Promise<number> {
  const before = `time < date_trunc('minute', timestamptz ${literal(instant)}::timestamp)`;
  const database = await openFile(path, settings);
  const remains = `${path}.${process.pid}.new`;
  try {
    const { forgotten } = await database.row<{ forgotten: number }>(
      `select count(*) as forgotten from attempts where ${before} and not shadowed`,
    );
    await privately(() => writeRemains(database, remains, before));
    await rename(remains, path);
    return forgotten;
  } finally {
    database.close();
    await rm(remains, { force: true });
  }
}

/** A file that comes again after its rows were forgotten is read again: nothing says any more how it was asked for. */
async function writeRemains(database: Database, path: string, before: string): Promise<void> {
  await rm(path, { force: true });
  const { kept } = await database.row<{ kept: string }>('select current_database() as kept');
  await database.run(`attach ${literal(path)} as remains; use remains; ${sqlFile('schema')}`);
  await migrate(database, 1);
  const tables = await database.rows<{ name: string }>(
    `select table_name as name from duckdb_tables() where database_name = $1 and not temporary and table_name <> 'meta'`,
    [kept],
  );
  for (const { name } of tables) {
    const rows = name === 'inputs' ? '* replace (null as asked)' : '*';
    await database.run(`insert into ${name} select ${rows} from "${kept}".${name} ${name === 'attempts' ? `where not (${before})` : ''}`);
  }
  await database.run(`use "${kept}"; checkpoint remains; detach remains`);
}
