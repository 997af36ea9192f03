/** How an archive of an older version becomes one of this version. */
import type { Database } from './database.ts';
import { sqlFile } from './sql.ts';

/** The step at place 0 leads from version 1, which `schema.sql` makes, to version 2, and so on. Steps that have been published never change. */
export const steps: readonly string[] = [
  'version-2-orgs',
  'version-3-trust',
  'version-4-alerts',
  'version-5-own-logins',
  'version-6-tellings',
  'version-7-taken-back',
  'version-8-user-names',
];

export const currentVersion = steps.length + 1;

/** Brings an archive from `version` to the current one: all of the way or not at all. */
export async function migrate(database: Database, version: number, way = steps.map(sqlFile)): Promise<void> {
  if (version > way.length) return;
  await database.transaction(async () => {
    for (const step of way.slice(version - 1)) await database.run(step);
    await database.run('update meta set version = $1', [way.length + 1]);
  });
}
