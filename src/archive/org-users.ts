/** Names for the users of an org, whose attempts carry only ids. */
import { canonicalUser } from '../attempts/user-name.ts';
import type { Database } from './database.ts';
import { castShadows } from './shadows.ts';

/** The names that are known, by id. */
export async function knownUsers(database: Database, org: string): Promise<ReadonlyMap<string, string>> {
  const rows = await database.rows<{ id: string; name: string }>(`select id, name from org_users where org = ? and name <> ''`, [org]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** The ids of users who have no name yet: an org that did not name one may do so the next time, when more may be read. */
export async function unknownUsers(database: Database, org: string): Promise<string[]> {
  const rows = await database.rows<{ id: string }>(
    `select distinct user_id as id from attempts
     where org = $1 and user_id <> '' and "user" = user_id order by id`,
    [org],
  );
  return rows.map(({ id }) => id);
}

/** Keeps the names behind ids, and puts them where the ids stand. */
export async function nameUsers(database: Database, org: string, names: ReadonlyMap<string, string>): Promise<void> {
  await database.transaction(async () => {
    for (const [id, name] of names)
      await database.run('insert or replace into org_users values ($1, $2, $3)', [org, id, canonicalUser(name)]);
    await database.run(
      `update attempts set "user" = name from org_users
       where attempts.org = $1 and org_users.org = $1 and attempts.user_id = org_users.id and attempts."user" = org_users.id and name <> ''`,
      [org],
    );
    await castShadows(database, { from: '1970-01-01', until: '9999-01-01' });
  });
}
