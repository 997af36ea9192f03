/** The ways into an org, in the order in which they are tried. */
import { UserError } from '../../errors.ts';
import { instanceOf } from './instance.ts';
import type { Door, OrgAccess, Session } from './org.ts';
import { accessTokenSession } from './ways/access-token.ts';
import { clientCredentialsSession, jwtSession } from './ways/oauth.ts';
import { passwordSession } from './ways/password.ts';
import { sfSession } from './ways/sf.ts';

/** A session by the first way that the user's words and the environment open, told to whoever waits at the door. */
export async function enter(asked: OrgAccess, { say }: Door): Promise<Session> {
  const { targetOrg, instanceUrl, accessToken, clientId, username } = asked;
  if (targetOrg !== undefined) {
    say(`Entering ${targetOrg} with the token that sf has for it.`);
    return sfSession(targetOrg);
  }
  if (instanceUrl !== null) {
    if (accessToken === null) throw new UserError('--instance-url needs an access token', 'Put it into SF_ACCESS_TOKEN.', 2);
    say(`Entering ${instanceUrl} with the token of SF_ACCESS_TOKEN.`);
    return accessTokenSession(instanceUrl, accessToken);
  }
  if (clientId !== undefined) return enterAsApp(asked, clientId, say);
  if (username !== undefined) return enterAsUser(asked, username, say);
  say('Entering the default org of sf.');
  return sfSession(null);
}

const usualLoginUrl = 'https://login.salesforce.com';

function enterAsApp({ loginUrl, jwtKeyFile, username, clientSecret }: OrgAccess, clientId: string, say: Door['say']): Promise<Session> {
  const url = instanceOf(loginUrl ?? usualLoginUrl);
  if (jwtKeyFile !== undefined) {
    if (username === undefined) throw new UserError('--jwt-key-file needs a user to log in as', 'Name one with --username.', 2);
    say(`Entering through ${url} as ${username}, by JWT bearer.`);
    return jwtSession(url, clientId, username, jwtKeyFile);
  }
  if (clientSecret === undefined) {
    throw new UserError(
      '--client-id needs a key or a secret',
      'Give --jwt-key-file and --username, or put the secret into SF_CLIENT_SECRET.',
      2,
    );
  }
  say(`Entering through ${url} with client credentials.`);
  return clientCredentialsSession(url, clientId, clientSecret);
}

function enterAsUser({ loginUrl, password, securityToken = '' }: OrgAccess, username: string, say: Door['say']): Promise<Session> {
  const url = instanceOf(loginUrl ?? usualLoginUrl);
  if (password === undefined) {
    throw new UserError('--username needs a password', 'Put it into SF_PASSWORD, and the security token into SF_SECURITY_TOKEN.', 2);
  }
  say(`Entering through ${url} as ${username}, by password${securityToken === '' ? '' : ' and security token'}.`);
  return passwordSession(url, username, `${password}${securityToken}`);
}
