/**
 * Goes into an org by the way that the user named, and remembers the logins that this took: their rows stand in the history of the
 * org, whether it let them in or not. What speaks to orgs is loaded only then.
 */
import { existsSync } from 'node:fs';
import { openArchive } from '../archive/archive.ts';
import { markOwnLogins, rememberOwnLogins } from '../archive/own-logins.ts';
import { refusedPassword, rememberPasswords } from '../archive/refused-passwords.ts';
import type { Settings } from '../config.ts';
import { UserError } from '../errors.ts';
import type { Org, OrgAccess } from '../sources/org/org.ts';
import type { OwnLogin } from '../sources/source.ts';

export type { OrgAccess, Person } from '../sources/org/org.ts';

export interface Entering {
  /** Told which way was taken, and what takes longer than usual, in a sentence. */
  readonly say: (message: string) => void;
  /** Told when another process holds the archive. */
  readonly wait: (message: string) => void;
  /** Ends what is under way. */
  readonly signal?: AbortSignal;
  /** Nobody looks on who would mend a password: one that was refused is not sent again. */
  readonly unattended?: boolean;
}

/** Does what is to be done in an org. */
export async function inOrg<T>(access: OrgAccess, settings: Settings, entering: Entering, work: (org: Org) => Promise<T>): Promise<T> {
  const logins: OwnLogin[] = [];
  const keep = () => keepLogins(logins.splice(0), settings, entering);
  if (entering.unattended) await spareTheUser(access, settings, entering);
  try {
    const org = await open(access, entering, (login) => logins.push(login));
    // A pull may be killed, so what it began with is not left for its end.
    await keep();
    return await work(org);
  } finally {
    await keep();
  }
}

async function open(access: OrgAccess, { say, signal }: Entering, sent: (login: OwnLogin) => void): Promise<Org> {
  const [{ enter }, { openOrg }] = await Promise.all([import('../sources/org/enter.ts'), import('../sources/org/client/open-org.ts')]);
  const { apiVersion } = access;
  const ending = signal === undefined ? {} : { signal };
  return openOrg(await enter(access, { say, sent, ...ending }), {
    say,
    ...(apiVersion === null ? {} : { apiVersion }),
    ...ending,
  });
}

/** Makes an archive where there is none: the login that was refused today stands in the history that is pulled tomorrow. */
async function keepLogins(logins: readonly OwnLogin[], settings: Settings, { say, wait, unattended = false }: Entering): Promise<void> {
  if (logins.length === 0) return;
  try {
    const archive = await openArchive(settings.archivePath, { ...settings, onWait: wait });
    try {
      await rememberOwnLogins(archive.database, logins);
      await rememberPasswords(archive.database, logins, unattended);
      await markOwnLogins(archive.database);
    } finally {
      await archive.close();
    }
  } catch (error) {
    // Whatever was asked for matters more, and meets the same archive.
    if (!(error instanceof UserError)) throw error;
    say(`The login of breakday itself could not be remembered: ${error.message}`);
  }
}

/** Orgs lock a user out after a few wrong passwords, some of them until an administrator comes: one is enough for who looks on round after round. */
async function spareTheUser(
  { targetOrg, instanceUrl, clientId, username }: OrgAccess,
  settings: Settings,
  { wait }: Entering,
): Promise<void> {
  const byPassword = username !== undefined && targetOrg === undefined && instanceUrl === null && clientId === undefined;
  if (!byPassword || !existsSync(settings.archivePath)) return;
  const archive = await openArchive(settings.archivePath, { ...settings, onWait: wait });
  const at = await refusedPassword(archive.database, username).finally(() => archive.close());
  if (at === null) return;
  throw new UserError(
    `the password of ${username} was refused at ${at} UTC and is not sent again, so that the user is not locked out`,
    'Mend SF_PASSWORD and SF_SECURITY_TOKEN, then let `breakday pull` log in once with the same flags.',
  );
}
