/** Narrows an archive to some of its attempts for as long as it is open, without touching what is kept. */
import { groupWhenAsked } from './attempt-groups.ts';
import type { Database } from './database.ts';
import type { FilterSql } from './filter-sql.ts';

/** From here on, `attempts` holds those that pass a filter. */
export async function restrict(database: Database, { sql, parameters }: FilterSql): Promise<void> {
  if (sql === 'true') return;
  await database.run(`create temp table attempts as select * from main.attempts where not shadowed and (${sql})`, parameters);
  await groupWhenAsked(database);
}
