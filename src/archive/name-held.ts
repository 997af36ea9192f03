/** Names for users of whom an archive knew only the ids when it took their rows in. */
import { canonicalUser } from '../attempts/user-name.ts';
import type { Database } from './database.ts';
import type { FilterSql } from './filter-sql.ts';
import type { ReadSettings } from './import-input.ts';
import { byId } from './nameless-users.ts';
import { castShadows } from './shadows.ts';

/** Puts names where ids stand in the attempts that pass a filter, for good, and says how many users got theirs. */
export async function nameHeld(
  database: Database,
  users: NonNullable<ReadSettings['users']>,
  { sql, parameters }: FilterSql,
): Promise<number> {
  const nameless = await database.rows<{ id: string }>(
    `select distinct "user" as id from main.attempts where ${byId} and ${sql}`,
    parameters,
  );
  const names = nameless.map(({ id }) => [id, canonicalUser(users.of(id) ?? '')] as const).filter(([, name]) => name !== '');
  if (names.length === 0) return 0;
  await database.run('create or replace temp table found_names (known_as varchar, found_name varchar)');
  await database.append('found_names', names);
  await database.transaction(async () => {
    await database.run(`update main.attempts set "user" = found_name from found_names where "user" = known_as and ${sql}`, parameters);
    await castShadows(database, { from: '1970-01-01', until: '9999-01-01' });
  });
  await database.run('drop table found_names');
  return names.length;
}
