/** Users who stand in some rows by their id alone, while other rows name users: what is one person's may then look like two. */
import type { Database } from './database.ts';

/** How many users are known only by id; 0 where nobody, or everybody, is. */
export async function countNameless(database: Database): Promise<number> {
  const { nameless, named } = await database.row<{ nameless: number; named: number }>(
    `with users as materialized (select distinct "user" from attempts where not shadowed),
     known as (select regexp_full_match("user", '005[0-9A-Za-z]{12}([0-9A-Za-z]{3})?') as by_id from users)
     select count(*) filter (by_id) as nameless, count(*) filter (not by_id) as named from known`,
  );
  return named === 0 ? 0 : nameless;
}
