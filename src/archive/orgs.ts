/** What is remembered of an org that was pulled from. */
import type { Database } from './database.ts';
import { sqlFile } from './sql.ts';

export interface PulledOrg {
  readonly org: string;
  /** Empty where it has none. */
  readonly alias: string;
  readonly instanceUrl: string;
  readonly username: string;
  readonly wayIn: string;
  readonly sight: 'all' | 'own';
}

export async function rememberOrg(database: Database, { org, alias, instanceUrl, username, wayIn, sight }: PulledOrg): Promise<void> {
  await database.run('insert or replace into orgs values ($1, $2, $3, $4, $5, $6, now()::timestamp)', [
    org,
    alias,
    instanceUrl,
    username,
    wayIn,
    sight,
  ]);
}

/** `own` where some of an org's attempts, or of any org's for null, were pulled by somebody who sees only his own. */
export async function heldSight(database: Database, org: string | null): Promise<'all' | 'own'> {
  const { narrow } = await database.row<{ narrow: boolean }>(
    `select count(*) > 0 as narrow from pulled where sight <> 'all' and ($1::varchar is null or org = $1)`,
    [org],
  );
  return narrow ? 'own' : 'all';
}

export interface KnownOrg extends Omit<PulledOrg, 'alias'> {
  readonly alias: string | null;
  /** When it was pulled last: UTC, ISO 8601. */
  readonly pulledAt: string;
  readonly attempts: number;
}

/** The orgs that were pulled from, by alias. */
export function knownOrgs(database: Database): Promise<KnownOrg[]> {
  return database.rows<KnownOrg>(sqlFile('known-orgs'));
}
