/** Pulls for tests, and what an archive holds afterwards. */
import { join } from 'node:path';
import { openArchive } from '../../src/archive/archive.ts';
import type { Row } from '../../src/archive/database.ts';
import { settingsFrom } from '../../src/config.ts';
import { type PullSummary, type PullWishes, pull } from '../../src/investigation/pull.ts';
import { engineSettings, temporaryFolder } from '../archive/telling.ts';
import type { FakeOrg } from './fake-org.ts';

/** The path of an archive that is not there yet. */
export function newArchive(): string {
  return join(temporaryFolder(), 'archive.duckdb');
}

export function pullFrom(org: FakeOrg, archive: string, wishes: Partial<PullWishes> = {}): Promise<PullSummary> {
  const access = { instanceUrl: org.url, accessToken: org.token, apiVersion: null };
  return pull(access, settingsFrom({ archive, timezone: 'UTC' }, {}), { wait: () => {}, ...wishes });
}

/** The rows of a query on an archive. */
export async function held<T extends object = Row>(path: string, sql: string): Promise<T[]> {
  const archive = await openArchive(path, engineSettings());
  try {
    return await archive.database.rows<T>(sql);
  } finally {
    await archive.close();
  }
}

/** The Ids of all attempts that an archive holds, each as often as it is held, in their order. */
export async function heldIds(path: string): Promise<string[]> {
  return (await held<{ id: string }>(path, 'select id from attempts order by id')).map(({ id }) => id);
}

/** The Ids of all rows that an org has, in their order. */
export function idsOf(org: FakeOrg): string[] {
  return org.logins.map(({ Id }) => String(Id)).sort();
}
