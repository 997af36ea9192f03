/** Which event log files of an org were pulled. */
import type { Database } from './database.ts';

export async function pulledFiles(database: Database, org: string): Promise<ReadonlySet<string>> {
  const rows = await database.rows<{ id: string }>('select id from pulled_files where org = ?', [org]);
  return new Set(rows.map(({ id }) => id));
}

export async function recordFile(database: Database, org: string, id: string): Promise<void> {
  await database.run('insert into pulled_files values ($1, $2)', [org, id]);
}
