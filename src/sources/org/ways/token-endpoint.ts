/** Where an org gives out tokens, for each kind of grant. */
import { exchange } from '../client/exchange.ts';
import { jsonOf } from '../client/json.ts';
import { instanceOf } from '../instance.ts';
import { refusedLogin, shutDoor } from '../refused-login.ts';

export interface Token {
  readonly accessToken: string;
  readonly instanceUrl: string;
  /** Null where the app may not renew its sessions. */
  readonly refreshToken: string | null;
}

/** What of a grant anybody may know; the rest is secret. */
const open: readonly string[] = ['grant_type', 'client_id', 'redirect_uri'];

/** The token for a grant, or a UserError that tells the refusal. */
export async function tokenFrom(
  loginUrl: string,
  grant: Readonly<Record<string, string>>,
  signal: AbortSignal | undefined,
): Promise<Token> {
  const secrets = Object.entries(grant).flatMap(([name, value]) => (open.includes(name) ? [] : [value]));
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' };
  const message = { method: 'POST', headers, body: new URLSearchParams(grant).toString(), secrets } as const;
  return exchange(`${loginUrl}/services/oauth2/token`, message, signal, {
    answer: async (response) => tokenIn(await jsonOf<Answer>(response), loginUrl),
    refusal: shutDoor(loginUrl),
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
}
