/** The ways into an org, in the order in which they are tried. */
import { UserError } from '../../errors.ts';
import { instanceOf } from './instance.ts';
import type { Door, OrgAccess, Session } from './org.ts';
import { accessTokenSession } from './ways/access-token.ts';
import { browserSession } from './ways/browser.ts';
import { clientCredentialsSession, jwtSession } from './ways/oauth.ts';
import { passwordSession } from './ways/password.ts';
import { sfSession } from './ways/sf.ts';

/** A session by the first way that the user's words and the environment open, told to whoever waits at the door. */
export async function enter(asked: OrgAccess, door: Door): Promise<Session> {
  const { targetOrg, instanceUrl, loginUrl, clientId, username } = asked;
  const { say } = door;
  if (targetOrg !== undefined) {
    say(`Entering ${targetOrg} with the token that sf has for it.`);
    return sfSession(targetOrg, door);
  }
  if (instanceUrl !== null) return enterWithToken(asked, instanceUrl, door);
  if (clientId !== undefined) return enterAsApp(asked, clientId, door);
  if (username !== undefined) return enterAsUser(asked, username, door);
  if (loginUrl !== undefined) {
    throw new UserError('--login-url says where to log in, but not as whom', 'Add --client-id for an app, or --username.', 2);
  }
  say('Entering the default org of sf.');
  return sfSession(null, door);
}

async function enterWithToken({ accessToken, person }: OrgAccess, instanceUrl: string, { say, signal }: Door): Promise<Session> {
  const url = instanceOf(instanceUrl);
  if (accessToken !== null) {
    say(`Entering ${url} with the token of SF_ACCESS_TOKEN.`);
    return accessTokenSession(url, accessToken);
  }
  if (!person?.askHidden) throw new UserError('--instance-url needs an access token', 'Put it into SF_ACCESS_TOKEN.', 2);
  return accessTokenSession(url, (await person.askHidden(`Access token for ${url}`, signal)).trim());
}

const usualLoginUrl = 'https://login.salesforce.com';

function enterAsApp(asked: OrgAccess, clientId: string, door: Door): Promise<Session> {
  const { loginUrl, jwtKeyFile, username, clientSecret } = asked;
  const url = instanceOf(loginUrl ?? usualLoginUrl);
  if (jwtKeyFile !== undefined) {
    if (username === undefined) throw new UserError('--jwt-key-file needs a user to log in as', 'Name one with --username.', 2);
    door.say(`Entering through ${url} as ${username}, by JWT bearer.`);
    return jwtSession(url, clientId, username, jwtKeyFile, door);
  }
  if (clientSecret !== undefined) {
    door.say(`Entering through ${url} with client credentials.`);
    return clientCredentialsSession(url, clientId, clientSecret, door);
  }
  if (asked.person === undefined) {
    throw new UserError(
      'an app needs a secret or a key where nobody can log in by a browser',
      'Put the secret into SF_CLIENT_SECRET, or use --jwt-key-file.',
      2,
    );
  }
  door.say(`Entering through ${url} by a browser.`);
  return browserSession(url, clientId, asked, door);
}

async function enterAsUser({ loginUrl, password, securityToken, person }: OrgAccess, username: string, door: Door): Promise<Session> {
  const url = instanceOf(loginUrl ?? usualLoginUrl);
  const enterWith = (typed: string, token: string): Promise<Session> => {
    door.say(`Entering through ${url} as ${username}, by password${token === '' ? '' : ' and security token'}.`);
    return passwordSession(url, { username, password: typed, securityToken: token }, door);
  };
  if (password !== undefined) return enterWith(password, securityToken ?? '');
  if (!person?.askHidden) {
    throw new UserError('--username needs a password', 'Put it into SF_PASSWORD, and the security token into SF_SECURITY_TOKEN.', 2);
  }
  const typed = await person.askHidden(`Password of ${username}`, door.signal);
  const token = securityToken ?? (await person.askHidden('Security token (none where this address is trusted)', door.signal)).trim();
  return enterWith(typed, token);
}
