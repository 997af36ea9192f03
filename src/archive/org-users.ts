/** Names for the users of an org, whose attempts carry only ids. */
import type { Database } from './database.ts';
import { castShadows } from './shadows.ts';

/** The names that are known, by id. */
export async function knownUsers(database: Database, org: string): Promise<ReadonlyMap<string, string>> {
  const rows = await database.rows<{ id: string; name: string }>(`select id, name from org_users where org = ? and name <> ''`, [org]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The ids of users that nobody was asked about yet. */
export async function unknownUsers(database: Database, org: string): Promise<string[]> {
  const rows = await database.rows<{ id: string }>(
    `select distinct user_id as id from attempts
     where org = $1 and user_id <> '' and "user" = user_id and user_id not in (select id from org_users where org = $1) order by id`,
    [org],
  );
  return rows.map(({ id }) => id);
}

/** Keeps what was answered about these ids, and puts the names where the ids stand. */
export async function nameUsers(
  database: Database,
  org: string,
  ids: readonly string[],
  names: ReadonlyMap<string, string>,
): Promise<void> {
  await database.transaction(async () => {
    await database.append(
      'org_users',
      ids.map((id) => [org, id, names.get(id) ?? '']),
    );
    await database.run(
      `update attempts set "user" = name from org_users
       where attempts.org = $1 and org_users.org = $1 and attempts.user_id = org_users.id and attempts."user" = org_users.id and name <> ''`,
      [org],
    );
    await castShadows(database, { from: '1970-01-01', until: '9999-01-01' });
  });
}
