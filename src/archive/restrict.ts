/** Narrows an archive to some of its attempts for as long as it is open, without touching what is kept. */
import { UserError } from '../errors.ts';
import type { Database } from './database.ts';
import type { FilterSql } from './filter-sql.ts';

/** From here on, `attempts` holds those of one org that pass a filter. Where several orgs are kept, one has to be named. */
export async function restrict(database: Database, filter: FilterSql, org: string | null): Promise<void> {
  const orgs = (await database.rows<{ org: string }>('select distinct org from attempts order by org')).map((row) => row.org);
  if (org === null && orgs.length > 1)
    throw new UserError(`several orgs are kept: ${orgs.map((name) => name || "''").join(', ')}`, 'Name one with --org.');
  if (org !== null && orgs.length > 0 && !orgs.includes(org))
    throw new UserError(`no attempts of the org '${org}' are kept`, `Use one of: ${orgs.join(', ')}.`);
  if (filter.sql === 'true' && orgs.length <= 1) return;
  const condition = org === null ? 'true' : 'org = ?';
  await database.run(`create temp table attempts as select * from main.attempts where not shadowed and (${filter.sql}) and ${condition}`, [
    ...filter.parameters,
    ...(org === null ? [] : [org]),
  ]);
}
