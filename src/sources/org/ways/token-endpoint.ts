/** Where an org gives out tokens, for each kind of grant. */
import { exchange } from '../client/exchange.ts';
import { jsonOf } from '../client/json.ts';
import { instanceOf } from '../instance.ts';
import type { Door } from '../org.ts';
import { refusedLogin, shutDoor } from '../refused-login.ts';
import { momentOf } from './moment-of.ts';

export interface Token {
  readonly accessToken: string;
  readonly instanceUrl: string;
  /** Null where the app may not renew its sessions. */
  readonly refreshToken: string | null;
}

/** Who asks for a token, and is told that it was asked for. */
export interface Asker extends Pick<Door, 'sent' | 'signal'> {
  /** Absent where only the org knows as whom the app comes. */
  readonly username?: string;
}

/** What of a grant anybody may know; the rest is secret. */
const open: readonly string[] = ['grant_type', 'client_id', 'redirect_uri'];

/** The token for a grant, or a UserError that tells the refusal. */
export async function tokenFrom(
  loginUrl: string,
  grant: Readonly<Record<string, string>>,
  { username, sent, signal }: Asker,
): Promise<Token> {
  const secrets = Object.entries(grant).flatMap(([name, value]) => (open.includes(name) ? [] : [value]));
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' };
  const message = { method: 'POST', headers, body: new URLSearchParams(grant).toString(), secrets } as const;
  const tell = (user: string | undefined, response: Response, entered: boolean): void => {
    if (user !== undefined) sent?.({ user, at: momentOf(response), protocol: 'oauth', apiVersion: '', entered });
  };
  return exchange(`${loginUrl}/services/oauth2/token`, message, signal, {
    async answer(response) {
      const answer = await jsonOf<Answer>(response);
      const token = tokenIn(answer, loginUrl);
      tell(userIn(answer) ?? username, response, true);
      return token;
    },
    refusal: shutDoor(loginUrl, (response) => tell(username, response, false)),
  });
}

function tokenIn({ access_token: accessToken, instance_url: instanceUrl, refresh_token: refreshToken }: Answer, loginUrl: string): Token {
  if (accessToken === undefined || instanceUrl === undefined) throw refusedLogin(loginUrl, 'an answer without a token');
  return { accessToken, instanceUrl: instanceOf(instanceUrl), refreshToken: refreshToken ?? null };
}

interface Answer {
  readonly access_token?: string;
  readonly instance_url?: string;
  readonly refresh_token?: string;
  /** The address of the identity, such as `https://login.salesforce.com/id/00D.../005...`. */
  readonly id?: string;
}

function userIn({ id = '' }: Answer): string | undefined {
  return /\/(005\w{12,15})$/.exec(id)?.[1];
}
