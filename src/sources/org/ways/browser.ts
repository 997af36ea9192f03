/** The login of a person in a browser: the org sends it back to this machine with a code, which only we can turn into a token (PKCE). */
import { createHash, randomBytes } from 'node:crypto';
import { quoted } from '../../../attempts/quoted.ts';
import { UserError } from '../../../errors.ts';
import type { Door, OrgAccess, Session } from '../org.ts';
import { refusedLogin } from '../refused-login.ts';
import { openLoopback } from './loopback.ts';
import { tokenFrom } from './token-endpoint.ts';

/** The port that `sf` uses as well, so that many an app knows it already. */
const usualPort = 1717;

const patience_ms = 5 * 60_000;

/** A session as whoever logs in, for a connected app. */
export async function browserSession(
  loginUrl: string,
  clientId: string,
  { username, callbackPort = usualPort, person }: OrgAccess,
  door: Door,
  patience = patience_ms,
): Promise<Session> {
  const [state, verifier] = [secret(), secret()];
  await using loopback = await openLoopback(callbackPort, state);
  const { redirectUri } = loopback;
  const visit = person?.visit ?? door.say;
  visit(authorizeUrl(loginUrl, { clientId, redirectUri, state, verifier, username }));
  const code = codeIn(await before(loopback.answer, patience, door.signal), loginUrl);
  const client = { client_id: clientId };
  const grant = { ...client, grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri };
  const { accessToken, instanceUrl, refreshToken } = await tokenFrom(loginUrl, grant, door);
  const again = { ...client, grant_type: 'refresh_token', refresh_token: refreshToken ?? '' };
  const renew = refreshToken === null ? null : async (): Promise<string> => (await tokenFrom(loginUrl, again, door)).accessToken;
  return { instanceUrl, accessToken, wayIn: 'browser', alias: null, loggedIn: true, renew };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

interface Asking {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly state: string;
  readonly verifier: string;
  readonly username: string | undefined;
}

function authorizeUrl(loginUrl: string, { clientId, redirectUri, state, verifier, username }: Asking): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...(username === undefined ? {} : { login_hint: username }),
  });
  return `${loginUrl}/services/oauth2/authorize?${query}`;
}

/** The answer, where it comes in time and nobody ends the waiting. */
async function before<T>(answer: Promise<T>, milliseconds: number, signal: AbortSignal | undefined): Promise<T> {
  const late = AbortSignal.timeout(milliseconds);
  const end = signal === undefined ? late : AbortSignal.any([late, signal]);
  end.throwIfAborted();
  const ended = new Promise<never>((_, reject) => {
    end.addEventListener('abort', () => reject(signal?.aborted ? signal.reason : tooLate()), { once: true });
  });
  return Promise.race([answer, ended]);
}

function tooLate(): UserError {
  return new UserError('no browser came back in time', 'Start again, and log in on the page whose address is printed.');
}

function codeIn(answer: URLSearchParams, loginUrl: string): string {
  const [code, error, description] = ['code', 'error', 'error_description'].map((name) => answer.get(name));
  if (code) return code;
  const fault = [error ?? 'no code', description].filter(Boolean).join(': ');
  if (error !== 'access_denied') throw refusedLogin(loginUrl, fault);
  throw new UserError(
    `the app was not let in: ${quoted(fault, 200)}`,
    'Press Allow on that page, or ask an administrator to approve the app for this user.',
  );
}
