/** What orgs said about addresses when they were asked last. */
import type { OrgTrust } from '../findings/org-trust.ts';
import type { Database } from './database.ts';

/** Keeps an org's answer in the place of its last one. */
export async function keepTrust(database: Database, trust: OrgTrust): Promise<void> {
  await database.run('insert or replace into trust values ($1, $2::timestamp, $3)', [
    trust.org,
    trust.readAt.replace(/Z$/, ''),
    JSON.stringify(trust),
  ]);
}

/** The answers of all orgs, the newest first. Usernames are unique in the whole world, so they say which answer is about whom. */
export async function heldTrust(database: Database): Promise<readonly OrgTrust[]> {
  const rows = await database.rows<{ facts: string }>('select facts from trust order by read_at desc, org');
  return rows.map(({ facts }) => JSON.parse(facts) as OrgTrust);
}
