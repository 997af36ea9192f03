/** Logins of an app that needs nobody at a browser, and no security token: JWT bearer and client credentials. */
import { createPrivateKey, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { UserError } from '../../../errors.ts';
import type { Door, Session, WayIn } from '../org.ts';
import { type Asker, tokenFrom } from './token-endpoint.ts';

/** A session for a connected app that holds the private key of its certificate, as a user who is preauthorised. */
export async function jwtSession(loginUrl: string, clientId: string, username: string, keyFile: string, door: Door): Promise<Session> {
  const key = await privateKey(keyFile);
  const grant = () => ({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: assertion(key, { iss: clientId, sub: username, aud: loginUrl }),
  });
  return sessionFor('jwt', loginUrl, grant, { ...door, username });
}

/** A session as the user that a connected app runs as. */
export async function clientCredentialsSession(loginUrl: string, clientId: string, clientSecret: string, door: Door): Promise<Session> {
  const grant = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  return sessionFor('client-credentials', loginUrl, () => grant, door);
}

async function sessionFor(wayIn: WayIn, loginUrl: string, grant: () => Readonly<Record<string, string>>, asker: Asker): Promise<Session> {
  const { accessToken, instanceUrl } = await tokenFrom(loginUrl, grant(), asker);
  const renew = async (): Promise<string> => (await tokenFrom(loginUrl, grant(), asker)).accessToken;
  return { instanceUrl, accessToken, wayIn, alias: null, loggedIn: true, renew };
}

async function privateKey(file: string): Promise<ReturnType<typeof createPrivateKey>> {
  try {
    return createPrivateKey(await readFile(file));
  } catch {
    throw new UserError(
      `--jwt-key-file: ${file} holds no private key that can be read`,
      'Give the PEM file of the key without a passphrase.',
      2,
    );
  }
}

const validSeconds = 180;

function assertion(key: ReturnType<typeof createPrivateKey>, claims: Readonly<Record<string, string>>): string {
  const exp = Math.floor(Date.now() / 1000) + validSeconds;
  const parts = [{ alg: 'RS256' }, { ...claims, exp }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signature = sign('RSA-SHA256', Buffer.from(parts.join('.')), key).toString('base64url');
  return [...parts, signature].join('.');
}
