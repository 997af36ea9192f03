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

/** `pulledAt`: when the org answered last, by its own clock. */
export async function rememberOrg(
  database: Database,
  { org, alias, instanceUrl, username, wayIn, sight }: PulledOrg,
  pulledAt: Date,
): Promise<void> {
  const values = [org, alias, instanceUrl, username, wayIn, sight, pulledAt.getTime()];
  await database.run('insert or replace into orgs values ($1, $2, $3, $4, $5, $6, epoch_ms($7::bigint))', values);
}

/** Up to when an org told all that it had, in milliseconds; null where nobody who sees everything asked it. */
export async function heardUntil(database: Database, org: string | null): Promise<number | null> {
  const { until } = await database.row<{ until: number | null }>(
    `select epoch_ms(max(pulled_at))::double as until from orgs where org = $1 and sight = 'all'`,
    [org],
  );
  return until;
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
