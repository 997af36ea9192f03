/** What people call an org. */
import type { Database } from './database.ts';

export interface OrgName {
  readonly id: string;
  /** The alias by which it was pulled, else its host, else the id. */
  readonly name: string;
}

/** The name of an org, or of the only one for null; null where none is known, or several are. */
export async function orgName(database: Database, org: string | null): Promise<OrgName | null> {
  const id = org ?? (await onlyOrg(database)) ?? '';
  if (id === '') return null;
  const [known] = await database.rows<{ alias: string; url: string }>('select alias, instance_url as url from orgs where org = $1', [id]);
  return { id, name: known?.alias || URL.parse(known?.url ?? '')?.host || id };
}

async function onlyOrg(database: Database): Promise<string | null> {
  const [only, ...others] = await database.rows<{ org: string }>(`select distinct org from main.attempts where org <> ''`);
  return others.length > 0 ? null : (only?.org ?? null);
}
