/** The SOAP login with user name and password, the login of the story: from an address that is not trusted it needs the security token. */
import { UserError } from '../../../errors.ts';
import { envelopeOf } from '../client/connection.ts';
import { exchange } from '../client/exchange.ts';
import { callOf, elementsOf } from '../client/soap-message.ts';
import { instanceOf } from '../instance.ts';
import type { Door, Identity, Session } from '../org.ts';
import { refusedLogin, shutDoor } from '../refused-login.ts';
import { momentOf } from './moment-of.ts';

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Empty where none is sent. */
  readonly securityToken: string;
}

/** The last version of the API whose SOAP login still answers. */
const apiVersion = '64.0';

/** Other faults, a missing security token among them, say nothing against the password. */
const wrongPassword = 'INVALID_LOGIN';

export async function passwordSession(loginUrl: string, credentials: Credentials, door: Door): Promise<Session> {
  const { instanceUrl, accessToken, identity } = await login(loginUrl, credentials, door);
  const renew = async (): Promise<string> => (await login(loginUrl, credentials, door)).accessToken;
  return { instanceUrl, accessToken, wayIn: 'password', alias: null, loggedIn: true, renew, identity };
}

interface Login {
  readonly instanceUrl: string;
  readonly accessToken: string;
  readonly identity: Identity;
}

/** One call with two texts, for which jsforce need not be loaded. */
async function login(loginUrl: string, { username, password, securityToken }: Credentials, { sent, signal }: Door): Promise<Login> {
  const headers = { 'Content-Type': 'text/xml', SOAPAction: '""' };
  const body = callOf('login', { username, password: `${password}${securityToken}` });
  const secrets = [`${password}${securityToken}`, password, securityToken];
  const tell = (user: string, response: Response, code: string | null): void => {
    const login = { user, at: momentOf(response), protocol: 'soap', apiVersion, entered: code === null } as const;
    sent?.(code === null || code === wrongPassword ? { ...login, passwordOf: username } : login);
  };
  return exchange(`${loginUrl}/services/Soap/u/${apiVersion}`, { method: 'POST', headers, body, secrets }, signal, {
    async answer(response) {
      const { sessionId, serverUrl, userId, organizationId, passwordExpired } = elementsOf(await envelopeOf(response));
      if (!sessionId || !serverUrl || !userId || !organizationId) throw refusedLogin(loginUrl, 'an answer without a session');
      tell(userId, response, null);
      if (passwordExpired === 'true') throw expired(username);
      return {
        instanceUrl: instanceOf(serverUrl),
        accessToken: sessionId,
        identity: { org: organizationId, user: { id: userId, username } },
      };
    },
    refusal: shutDoor(loginUrl, (response, code) => tell(username, response, code)),
  });
}

/** With an expired password a session begins that may do nothing but change it. */
function expired(username: string): UserError {
  return new UserError(
    `the password of ${username} has expired`,
    'Change it in Salesforce, and put the new one into SF_PASSWORD; with it comes a new security token, for SF_SECURITY_TOKEN.',
  );
}
