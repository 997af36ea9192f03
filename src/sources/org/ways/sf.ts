/** The orgs that the `sf` command knows. It is asked for a token every time, and renews it where it can. */
import { UserError } from '../../../errors.ts';
import { instanceOf } from '../instance.ts';
import type { Session } from '../org.ts';
import { looksLikeToken } from './access-token.ts';
import { askSf } from './sf-command.ts';

/** A session in the org of this alias or user name; the default org of `sf` for null. */
export async function sfSession(targetOrg: string | null): Promise<Session> {
  const which = targetOrg === null ? [] : ['--target-org', targetOrg];
  const { instanceUrl, alias, accessToken } = await ask<Display>(['org', 'display', ...which]);
  return {
    instanceUrl: instanceOf(instanceUrl ?? ''),
    accessToken: await tokenOf(accessToken, which),
    wayIn: 'sf',
    alias: alias ?? targetOrg,
    loggedIn: false,
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

async function ask<T>(args: readonly string[]): Promise<T> {
  const refusal = 'sf does not open the org';
  const advice = 'Look at `sf org list`, name an org with --target-org, or log in with `sf org login web`.';
  const answer = await askSf<T>(args, refusal, advice);
  if (answer === null) throw new UserError('the command `sf` is not on the PATH', ways);
  return answer;
}

const ways = 'Install it, or give --instance-url and an access token in SF_ACCESS_TOKEN; `breakday pull --help` names the other ways.';
