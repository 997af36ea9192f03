/** The door to what is known of orgs. */
import { existsSync } from 'node:fs';
import { openArchive } from '../archive/archive.ts';
import { type KnownOrg, knownOrgs } from '../archive/orgs.ts';
import type { Settings } from '../config.ts';
import { UserError } from '../errors.ts';

/** An org that was pulled from, or that the `sf` command has a login for. */
export interface ListedOrg extends Omit<KnownOrg, 'sight' | 'pulledAt'> {
  /** Null, as is the next, where nothing was pulled from it yet. */
  readonly sight: KnownOrg['sight'] | null;
  readonly pulledAt: string | null;
}

/** The orgs that the archive was pulled from, then those that only `sf` knows. `say` is told of what stands in the way. */
export async function orgsOf(settings: Settings, say: (message: string) => void): Promise<readonly ListedOrg[]> {
  const pulled = await pulledOrgs(settings, say);
  const { orgsOfSf } = await import('../sources/org/ways/sf-orgs.ts');
  const logins = await orgsOfSf().catch((error: unknown) => {
    if (!(error instanceof UserError)) throw error;
    say(`${error.message}. ${error.advice}`);
    return [];
  });
  const fresh = logins.filter(({ org }) => pulled.every((known) => known.org.slice(0, 15) !== org.slice(0, 15)));
  return [...pulled, ...fresh.map((login) => ({ ...login, wayIn: 'sf', sight: null, pulledAt: null, attempts: 0 }))];
}

async function pulledOrgs(settings: Settings, wait: (message: string) => void): Promise<readonly KnownOrg[]> {
  if (!existsSync(settings.archivePath)) return [];
  const archive = await openArchive(settings.archivePath, { ...settings, onWait: wait });
  try {
    return await knownOrgs(archive.database);
  } finally {
    await archive.close();
  }
}
