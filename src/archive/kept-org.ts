/** Whose attempts an archive is asked about. */
import { unnamedOrg } from '../attempts/unnamed-org.ts';
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
  const orgs = await orgsIn(database);
  if (name === null && entered !== null) return ofEntered(entered, orgs);
  const named = orgs.filter((org) => org !== '');
  if (name === null && named.length > 1) throw new UserError(`several orgs are kept: ${named.join(', ')}`, 'Name one with --org.');
  if (name === null || orgs.length === 0) return { org: name ?? named[0] ?? null, attempts: everything };
  const org = await orgNamed(database, name, orgs);
  return { org, attempts: attemptsOf(org, orgs) };
}

/** What is an org's and nobody else's may be deleted with it. */
export interface OwnAttempts {
  /** Its own rows, and those without an org of users whom it has alone. */
  readonly own: FilterSql;
  /** Rows without an org that are counted to it, and to others as well. */
  readonly shared: FilterSql;
}

/** The attempts of an org of this name, by who else may claim them. */
export async function ownAttempts(database: Database, name: string): Promise<OwnAttempts> {
  const orgs = await orgsIn(database);
  const org = await orgNamed(database, name, orgs);
  const attempts = attemptsOf(org, orgs);
  if (attempts.parameters.length === 0) return { own: attempts, shared: { sql: 'false', parameters: [] } };
  const { sql, parameters } = attempts;
  const isKnown = `"user" in (select "user" from main.attempts where org = ?)`;
  return {
    own: { sql: `(${sql} and ${isKnown})`, parameters: [...parameters, org] },
    shared: { sql: `(${sql} and not ${isKnown})`, parameters: [...parameters, org] },
  };
}

/** The org of a name, which may be the alias by which it was pulled; empty for what names none. */
export async function orgNamed(database: Database, name: string, orgs?: readonly string[]): Promise<string> {
  const kept = orgs ?? (await orgsIn(database));
  if (kept.includes(name)) return name;
  const org = name === '' ? undefined : await pulledAs(database, name);
  if (org !== undefined) return org;
  const others = kept.map((each) => (each === '' ? `"${unnamedOrg}"` : each));
  throw new UserError(
    name === '' ? 'every attempt that is kept names its org' : `no attempts of the org '${name}' are kept`,
    others.length > 1 || kept[0] !== '' ? `Use one of: ${others.join(', ')}.` : 'Leave out --org.',
  );
}

/** How many of the attempts that are looked at name no org. */
export async function countUnnamed(database: Database): Promise<number> {
  return (await database.row<{ unnamed: number }>(`select count(*) as unnamed from attempts where not shadowed and org = ''`)).unnamed;
}

async function orgsIn(database: Database): Promise<string[]> {
  return (await database.rows<{ org: string }>('select distinct org from main.attempts order by org')).map((row) => row.org);
}

const everything: FilterSql = { sql: 'true', parameters: [] };

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
  if (orgs.every((other) => other === org || other === '')) return everything;
  const ofOthers = `select "user" from main.attempts where org not in (?, '')`;
  return { sql: `(org = ? or (org = '' and "user" not in (${ofOthers})))`, parameters: [org, org] };
}
