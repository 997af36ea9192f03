/** Who is in a history. */
import type { Database } from './database.ts';

/** Every user of an archive, once. */
export async function namedUsers(database: Database): Promise<string[]> {
  const rows = await database.rows<{ user: string }>('select distinct "user" from attempts order by "user"');
  return rows.map(({ user }) => user);
}
