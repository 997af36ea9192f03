/** The SOAP login with user name and password, the login of the story: from an address that is not trusted it needs the security token. */
import { UserError } from '../../../errors.ts';
import { connectionOver, type Envelope, envelopeOf, isOfJsforce } from '../client/connection.ts';
import { exchange } from '../client/exchange.ts';
import { instanceOf } from '../instance.ts';
import type { Identity, Session } from '../org.ts';
import { refusedLogin, shutDoor } from '../refused-login.ts';

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Empty where none is sent. */
  readonly securityToken: string;
}

/** The last version of the API whose SOAP login still answers. */
const lastVersion = '64.0';

export async function passwordSession(loginUrl: string, credentials: Credentials, signal: AbortSignal | undefined): Promise<Session> {
  const loggedInAt = new Date();
  const { instanceUrl, accessToken, identity } = await login(loginUrl, credentials, signal);
  const renew = async (): Promise<string> => (await login(loginUrl, credentials, signal)).accessToken;
  return { instanceUrl: instanceOf(instanceUrl), accessToken, wayIn: 'password', alias: null, loggedInAt, renew, identity };
}

interface Login {
  readonly instanceUrl: string;
  readonly accessToken: string;
  readonly identity: Identity;
}

async function login(
  loginUrl: string,
  { username, password, securityToken }: Credentials,
  signal: AbortSignal | undefined,
): Promise<Login> {
  const secrets = [`${password}${securityToken}`, password, securityToken];
  const carry = ({ url, ...envelope }: Envelope): Promise<string> =>
    exchange(url, { method: 'POST', ...envelope, secrets }, signal, {
      answer: async (response) => unexpired(await envelopeOf(response), username),
      refusal: shutDoor(loginUrl),
    });
  const connection = await connectionOver({ loginUrl, version: lastVersion }, carry);
  const { id, organizationId } = await connection.loginBySoap(username, `${password}${securityToken}`).catch((error: unknown) => {
    throw isOfJsforce(error) ? refusedLogin(loginUrl, error.message) : error;
  });
  const { instanceUrl, accessToken } = connection;
  return { instanceUrl, accessToken: accessToken ?? '', identity: { org: organizationId, user: { id, username } } };
}

/** With an expired password a session begins that may do nothing but change it. */
function unexpired(text: string, username: string): string {
  if (!text.includes('<passwordExpired>true<')) return text;
  throw new UserError(
    `the password of ${username} has expired`,
    'Change it in Salesforce, and put the new one into SF_PASSWORD; with it comes a new security token, for SF_SECURITY_TOKEN.',
  );
}
