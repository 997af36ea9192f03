/** The SOAP login with user name and password, the login of the story: from an address that is not trusted it needs the security token. */
import { instanceOf } from '../instance.ts';
import type { Session } from '../org.ts';
import { refusedLogin, unreachable } from '../refused-login.ts';

/** The last version of the API whose SOAP login still answers. */
const lastVersion = '64.0';

export async function passwordSession(loginUrl: string, username: string, password: string): Promise<Session> {
  const loggedInAt = new Date();
  const { instanceUrl, accessToken } = await login(loginUrl, username, password);
  const renew = async (): Promise<string> => (await login(loginUrl, username, password)).accessToken;
  return { instanceUrl: instanceOf(instanceUrl), accessToken, wayIn: 'password', alias: null, loggedInAt, renew };
}

async function login(loginUrl: string, username: string, password: string): Promise<{ instanceUrl: string; accessToken: string }> {
  const { Connection } = (await import('jsforce')).default;
  const connection = new Connection({ loginUrl, version: lastVersion });
  try {
    await connection.loginBySoap(username, password);
  } catch (error) {
    if (error instanceof Error && (error.name === 'FetchError' || 'cause' in error || 'code' in error)) unreachable(loginUrl, error);
    throw refusedLogin(loginUrl, error instanceof Error ? error.message : String(error));
  }
  return { instanceUrl: connection.instanceUrl, accessToken: connection.accessToken ?? '' };
}
