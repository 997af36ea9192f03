/** Users who stand in some rows by their id alone, while other rows name users: what is one person's may then look like two. */
import type { Database } from './database.ts';

/** Whether an id stands for a user. The engine knows the least and the greatest name of each stretch of rows, and hardly any stretch has one that begins like an id. */
export const byId = `"user" >= '005' and "user" < '006' and regexp_full_match("user", '005[0-9A-Za-z]{12}([0-9A-Za-z]{3})?')`;

/** How many users are known only by id; 0 where nobody, or everybody, is. */
export async function countNameless(database: Database): Promise<number> {
  const { nameless, named } = await database.row<{ nameless: number; named: boolean }>(
    `select
       (select count(distinct "user") from attempts where not shadowed and ${byId}) as nameless,
       exists (select 1 from attempts where not shadowed and not (${byId})) as named`,
  );
  return named ? nameless : 0;
}
