/** Deletes attempts for good. */
import { rename, rm } from 'node:fs/promises';
import { type OpenSettings, openFile, privately } from './archive-file.ts';
import type { Database } from './database.ts';
import { literal } from './database.ts';
import type { FilterSql } from './filter-sql.ts';
import { type OwnAttempts, ownAttempts } from './kept-org.ts';
import { migrate } from './migrate.ts';
import { castShadows } from './shadows.ts';
import { sqlFile } from './sql.ts';

/** What is to go. */
export interface Forgetting {
  /** ISO 8601, taken to the whole minute. */
  readonly before: string;
  /** The only org whose attempts go; null: every one's. */
  readonly org: string | null;
}

export interface Forgotten {
  readonly attempts: number;
  /** Attempts that stay because they name no org, and may be another org's as well. */
  readonly left: number;
}

/**
 * Deletes the attempts of an archive before an instant, and says how many went. A database that deletes leaves the bytes in its
 * file, so what remains is written to a new one that takes its place.
 */
export async function forgetBefore(path: string, { before, org }: Forgetting, settings: OpenSettings): Promise<Forgotten> {
  const isOld = `time < date_trunc('minute', timestamptz ${literal(before)}::timestamp)`;
  const database = await openFile(path, settings);
  const remains = `${path}.${process.pid}.new`;
  try {
    const { own, shared } = org === null ? everybodys : await ownAttempts(database, org);
    const left = await countWhere(database, isOld, shared);
    await database.run(
      `create temp table forgotten as select rowid as place, shadowed from attempts where ${isOld} and ${own.sql}`,
      own.parameters,
    );
    const { attempts } = await database.row<{ attempts: number }>('select count(*) as attempts from forgotten where not shadowed');
    await privately(() => writeRemains(database, remains, before));
    await rename(remains, path);
    return { attempts, left };
  } finally {
    database.close();
    await rm(remains, { force: true });
  }
}

const everybodys: OwnAttempts = { own: { sql: 'true', parameters: [] }, shared: { sql: 'false', parameters: [] } };

async function countWhere(database: Database, isOld: string, { sql, parameters }: FilterSql): Promise<number> {
  const { attempts } = await database.row<{ attempts: number }>(
    `select count(*) as attempts from attempts where ${isOld} and not shadowed and ${sql}`,
    parameters,
  );
  return attempts;
}

/**
 * A file that comes again after its rows were forgotten is read again: nothing says any more how it was asked for. A row that
 * stays does not stand in the shadow of one that went, nor keep what that one lent to it.
 */
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
    const which = name === 'attempts' ? 'where rowid not in (select place from forgotten)' : '';
    await database.run(`insert into ${name} select ${rows} from "${kept}".${name} ${which}`);
  }
  await castShadows(database, { from: '1970-01-01', until: before });
  await database.run(`use "${kept}"; checkpoint remains; detach remains`);
}
