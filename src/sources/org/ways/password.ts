/** The SOAP login with user name and password, the login of the story: from an address that is not trusted it needs the security token. */
import { UserError } from '../../../errors.ts';
import { instanceOf } from '../instance.ts';
import type { Door, Session } from '../org.ts';
import { refusedLogin, unreachable } from '../refused-login.ts';
import { momentOf } from './moment-of.ts';
import { elementsOf, envelopeOf } from './soap-message.ts';

/** The last version of the API whose SOAP login still answers. */
const apiVersion = '64.0';

export async function passwordSession(loginUrl: string, username: string, password: string, door: Door): Promise<Session> {
  const { instanceUrl, accessToken } = await login(loginUrl, username, password, door);
  const renew = async (): Promise<string> => (await login(loginUrl, username, password, door)).accessToken;
  return { instanceUrl, accessToken, wayIn: 'password', alias: null, loggedIn: true, renew };
}

/** Asked by our own request and not by jsforce, which keeps to itself when the org answered. */
async function login(
  loginUrl: string,
  username: string,
  password: string,
  { sent }: Door,
): Promise<{ readonly instanceUrl: string; readonly accessToken: string }> {
  const response = await fetch(`${loginUrl}/services/Soap/u/${apiVersion}`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml', SOAPAction: '""' },
    body: envelopeOf('login', { username, password }),
  }).catch((error: unknown) => unreachable(loginUrl, error));
  const { faultstring, sessionId, serverUrl, userId = username, passwordExpired } = elementsOf(await response.text());
  const entered = sessionId !== undefined && serverUrl !== undefined;
  if (entered || faultstring !== undefined) {
    sent?.({ user: userId, at: momentOf(response), protocol: 'soap', apiVersion, entered });
  }
  if (!entered) throw refusedLogin(loginUrl, faultstring ?? `HTTP ${response.status}`);
  if (passwordExpired === 'true') throw new UserError(`the password of ${username} has expired`, 'Set a new one in the org.');
  return { instanceUrl: instanceOf(serverUrl), accessToken: sessionId };
}
