/** The orgs that the `sf` command knows. It is asked for a token every time, and renews it where it can. */
import { UserError } from '../../../errors.ts';
import { instanceOf } from '../instance.ts';
import type { Session } from '../org.ts';
import { looksLikeToken } from './access-token.ts';
import { askSf, type Waiting } from './sf-command.ts';

/** A session in the org of this alias or user name; the default org of `sf` for null. */
export async function sfSession(targetOrg: string | null, waiting: Waiting): Promise<Session> {
  const which = targetOrg === null ? [] : ['--target-org', targetOrg];
  const display = (): Promise<Display> => ask(['org', 'display', ...which], waiting);
  const { instanceUrl, alias, accessToken } = await display();
  if (!instanceUrl) throw new UserError('sf names no instance URL for this org', 'Log in again with `sf org login web`.');
  return {
    instanceUrl: instanceOf(instanceUrl),
    accessToken: await tokenOf(accessToken, which, waiting),
    wayIn: 'sf',
    alias: alias ?? targetOrg,
    loggedIn: false,
    renew: async () => tokenOf((await display()).accessToken, which, waiting),
  };
}

interface Display {
  readonly instanceUrl?: string;
  readonly alias?: string;
  readonly accessToken?: string;
}

/** Newer versions say in the token's place which command prints it; some of them do not know that command yet. */
async function tokenOf(displayed: string | undefined, which: readonly string[], waiting: Waiting): Promise<string> {
  if (displayed !== undefined && looksLikeToken(displayed)) return displayed;
  const shut = displayed?.startsWith('[REDACTED]') ? hidden : missing;
  const { accessToken = '' } = await ask<Display>(['org', 'auth', 'show-access-token', '--no-prompt', ...which], waiting, shut);
  if (looksLikeToken(accessToken)) return accessToken;
  throw new UserError(shut.what, shut.advice);
}

const unopened = {
  what: 'sf does not open the org',
  advice: 'Look at `sf org list`, name an org with --target-org, or log in with `sf org login web`.',
};
const hidden = {
  what: 'sf hides the access token of this org',
  advice:
    'Put what `sf org auth show-access-token` prints into SF_ACCESS_TOKEN and give --instance-url, or set SF_TEMP_SHOW_SECRETS=true for sf.',
};
const missing = {
  what: 'sf gives no access token for this org',
  advice: 'Log in again with `sf org login web`, or put a token into SF_ACCESS_TOKEN.',
};

async function ask<T>(args: readonly string[], waiting: Waiting, { what, advice } = unopened): Promise<T> {
  const answer = await askSf<T>(args, what, advice, waiting);
  if (answer === null) throw new UserError('the command `sf` is not on the PATH', ways);
  return answer;
}

const ways = 'Install it, or give --instance-url and an access token in SF_ACCESS_TOKEN; `breakday pull --help` names the other ways.';
