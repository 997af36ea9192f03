/** The door to what is known of orgs. */
import { existsSync } from 'node:fs';
import { openArchive } from '../archive/archive.ts';
import { type KnownOrg, knownOrgs } from '../archive/orgs.ts';
import type { Settings } from '../config.ts';

export type { KnownOrg } from '../archive/orgs.ts';

/** The orgs that the archive was pulled from; none where there is no archive. */
export async function orgsOf(settings: Settings, wait: (message: string) => void): Promise<readonly KnownOrg[]> {
  if (!existsSync(settings.archivePath)) return [];
  const archive = await openArchive(settings.archivePath, { ...settings, onWait: wait });
  try {
    return await knownOrgs(archive.database);
  } finally {
    await archive.close();
  }
}
