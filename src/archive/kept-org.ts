/** Whose attempts an archive is asked about. */
import { UserError } from '../errors.ts';
import type { Database } from './database.ts';
import type { FilterSql } from './filter-sql.ts';

export interface KeptOrg {
  /** Null where no attempt names one. */
  readonly org: string | null;
  readonly attempts: FilterSql;
}

/**
 * The org of a name, which may be the alias by which it was pulled, with the attempts that are its own; where none is named, the
 * one that was entered, by its id, or else the only one. Exports of Setup name no org, and user names are unique in the whole world: rows without an org belong to every org, but
 * for those of a user whom another one has.
 */
export async function keptOrg(database: Database, name: string | null, entered: string | null = null): Promise<KeptOrg> {
  const orgs = (await database.rows<{ org: string }>('select distinct org from main.attempts order by org')).map((row) => row.org);
  if (name === null && entered !== null) return ofEntered(entered, orgs);
  const named = orgs.filter((org) => org !== '');
  if (name === null && named.length > 1) throw new UserError(`several orgs are kept: ${named.join(', ')}`, 'Name one with --org.');
  if (name === null || orgs.length === 0) return { org: name ?? named[0] ?? null, attempts: { sql: 'true', parameters: [] } };
  const org = orgs.includes(name) ? name : await pulledAs(database, name);
  if (org === undefined)
    throw new UserError(
      `no attempts of the org '${name}' are kept`,
      named.length > 0 ? `Use one of: ${named.join(', ')}.` : 'Leave out --org.',
    );
  return { org, attempts: attemptsOf(org, orgs) };
}

/** Nothing of an org that was never pulled from may be kept; files may have its id in 15 characters. */
function ofEntered(entered: string, orgs: readonly string[]): KeptOrg {
  const org = orgs.find((each) => each.slice(0, 15) === entered.slice(0, 15)) ?? entered;
  return { org, attempts: attemptsOf(org, orgs) };
}

async function pulledAs(database: Database, name: string): Promise<string | undefined> {
  return (
    await database.rows<{ org: string }>('select org from orgs where $1 in (org, alias, instance_url, username) order by pulled_at desc', [
      name,
    ])
  )[0]?.org;
}

function attemptsOf(org: string, orgs: readonly string[]): FilterSql {
  if (org === '') return { sql: `org = ''`, parameters: [] };
  if (orgs.every((other) => other === org || other === '')) return { sql: 'true', parameters: [] };
  const ofOthers = `select "user" from main.attempts where org not in (?, '')`;
  return { sql: `(org = ? or (org = '' and "user" not in (${ofOthers})))`, parameters: [org, org] };
}
