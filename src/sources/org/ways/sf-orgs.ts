/** The orgs that the `sf` command has logins for. */
import { askSf } from './sf-command.ts';

/** What may be told of a login; the answer it stands in may hold its token, too. */
export interface SfOrg {
  /** The 18 characters of the org's id. */
  readonly org: string;
  readonly alias: string | null;
  readonly instanceUrl: string;
  readonly username: string;
}

/** One for each login, by alias and user name; none where there is no `sf`. No org is asked whether the login still stands. */
export async function orgsOfSf(): Promise<readonly SfOrg[]> {
  const lists = await askSf<Readonly<Record<string, unknown>>>(
    ['org', 'list', '--skip-connection-status'],
    'sf does not tell its orgs',
    'Look at `sf org list`.',
  );
  const logins = Object.values(lists ?? {}).flatMap((list) => (Array.isArray(list) ? (list as readonly Login[]) : []));
  const orgs = logins.flatMap(({ orgId: org, alias = null, instanceUrl = '', username }) =>
    org === undefined || username === undefined ? [] : [{ org, alias, instanceUrl, username }],
  );
  const distinct = [...new Map(orgs.map((org) => [org.username, org])).values()];
  return distinct.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** A login stands in several lists: as a sandbox or a hub, and among all of its kind. */
interface Login {
  readonly orgId?: string;
  readonly alias?: string;
  readonly instanceUrl?: string;
  readonly username?: string;
}

function nameOf({ alias, username }: SfOrg): string {
  return alias ?? username;
}
