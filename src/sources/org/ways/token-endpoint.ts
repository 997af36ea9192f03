/** Where an org gives out tokens, for each kind of grant. */
import { instanceOf } from '../instance.ts';
import { refusedLogin, unreachable } from '../refused-login.ts';

export interface Token {
  readonly accessToken: string;
  readonly instanceUrl: string;
  /** Null where the app may not renew its sessions. */
  readonly refreshToken: string | null;
}

/** The token for a grant, or a UserError that tells the refusal. */
export async function tokenFrom(loginUrl: string, grant: Readonly<Record<string, string>>): Promise<Token> {
  const request = { method: 'POST', body: new URLSearchParams(grant) };
  const response = await fetch(`${loginUrl}/services/oauth2/token`, request).catch((error: unknown) => unreachable(loginUrl, error));
  const answer = (await response.json().catch(() => ({}))) as Answer;
  const { access_token: accessToken, instance_url: instanceUrl, refresh_token: refreshToken = null } = answer;
  if (response.ok && accessToken !== undefined && instanceUrl !== undefined) {
    return { accessToken, instanceUrl: instanceOf(instanceUrl), refreshToken };
  }
  throw refusedLogin(loginUrl, [answer.error ?? `HTTP ${response.status}`, answer.error_description].filter(Boolean).join(': '));
}

interface Answer {
  readonly access_token?: string;
  readonly instance_url?: string;
  readonly refresh_token?: string;
  readonly error?: string;
  readonly error_description?: string;
}
