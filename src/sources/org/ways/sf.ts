/** The orgs that the `sf` command knows. It is asked for a token every time, and renews it where it can. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { quoted } from '../../../attempts/quoted.ts';
import { UserError } from '../../../errors.ts';
import { instanceOf } from '../instance.ts';
import type { Session } from '../org.ts';
import { looksLikeToken } from './access-token.ts';

const run = promisify(execFile);

/** A session in the org of this alias or user name; the default org of `sf` for null. */
export async function sfSession(targetOrg: string | null): Promise<Session> {
  const which = targetOrg === null ? [] : ['--target-org', targetOrg];
  const { instanceUrl, alias, accessToken } = await ask<Display>(['org', 'display', ...which]);
  return {
    instanceUrl: instanceOf(instanceUrl ?? ''),
    accessToken: await tokenOf(accessToken, which),
    wayIn: 'sf',
    alias: alias ?? targetOrg,
    loggedInAt: null,
    renew: async () => tokenOf((await ask<Display>(['org', 'display', ...which])).accessToken, which),
  };
}

interface Display {
  readonly instanceUrl?: string;
  readonly alias?: string;
  readonly accessToken?: string;
}

/** Newer versions say in the token's place which command prints it. */
async function tokenOf(displayed: string | undefined, which: readonly string[]): Promise<string> {
  if (displayed !== undefined && looksLikeToken(displayed)) return displayed;
  const { accessToken = '' } = await ask<Display>(['org', 'auth', 'show-access-token', '--no-prompt', ...which]);
  if (looksLikeToken(accessToken)) return accessToken;
  throw new UserError(
    'sf gives no access token for this org',
    'Log in again with `sf org login web`, or put a token into SF_ACCESS_TOKEN.',
  );
}

/** The result of an `sf` command. What it prints beside its JSON is left aside, and never shown: it may hold a token. */
async function ask<T>(args: readonly string[]): Promise<T> {
  const { stdout, code } = await run('sf', [...args, '--json'], { maxBuffer: 16 * 1024 * 1024 }).then(
    ({ stdout: printed }) => ({ stdout: printed, code: null }),
    (error: { stdout?: string; code?: unknown }) => ({ stdout: error.stdout ?? '', code: error.code }),
  );
  if (code === 'ENOENT') throw new UserError('the command `sf` is not on the PATH', ways);
  const answer = parsed<T>(stdout);
  if (answer?.result !== undefined && code === null) return answer.result;
  const said = answer?.message === undefined ? '' : `: ${quoted(answer.message, 200)}`;
  throw new UserError(
    `sf does not open the org${said}`,
    'Look at `sf org list`, name an org with --target-org, or log in with `sf org login web`.',
  );
}

const ways = 'Install it, or give --instance-url and an access token in SF_ACCESS_TOKEN; `breakday pull --help` names the other ways.';

function parsed<T>(stdout: string): { readonly result?: T; readonly message?: string } | null {
  try {
    return JSON.parse(stdout.slice(stdout.indexOf('{')));
  } catch {
    return null;
  }
}
