/** Where an org gives out tokens, for each kind of grant. */
import { instanceOf } from '../instance.ts';
import type { Door } from '../org.ts';
import { refusedLogin, unreachable } from '../refused-login.ts';
import { momentOf } from './moment-of.ts';

export interface Token {
  readonly accessToken: string;
  readonly instanceUrl: string;
  /** Null where the app may not renew its sessions. */
  readonly refreshToken: string | null;
}

/** Who asks for a token, and who is told that it was asked for. */
export interface Asker {
  readonly sent: Door['sent'];
  /** Absent where only the org knows as whom the app comes. */
  readonly username?: string;
}

/** The token for a grant, or a UserError that tells the refusal. */
export async function tokenFrom(loginUrl: string, grant: Readonly<Record<string, string>>, { username, sent }: Asker): Promise<Token> {
  const request = { method: 'POST', body: new URLSearchParams(grant) };
  const response = await fetch(`${loginUrl}/services/oauth2/token`, request).catch((error: unknown) => unreachable(loginUrl, error));
  const answer = (await response.json().catch(() => ({}))) as Answer;
  const { access_token: accessToken, instance_url: instanceUrl, refresh_token: refreshToken = null } = answer;
  const user = userIn(answer) ?? username;
  const answered = response.ok || answer.error !== undefined;
  if (user !== undefined && answered) {
    sent?.({ user, at: momentOf(response), protocol: 'oauth', apiVersion: '', entered: response.ok });
  }
  if (response.ok && accessToken !== undefined && instanceUrl !== undefined) {
    return { accessToken, instanceUrl: instanceOf(instanceUrl), refreshToken };
  }
  throw refusedLogin(loginUrl, [answer.error ?? `HTTP ${response.status}`, answer.error_description].filter(Boolean).join(': '));
}

interface Answer {
  readonly access_token?: string;
  readonly instance_url?: string;
  readonly refresh_token?: string;
  /** The address of the identity, such as `https://login.salesforce.com/id/00D.../005...`. */
  readonly id?: string;
  readonly error?: string;
  readonly error_description?: string;
}

function userIn({ id = '' }: Answer): string | undefined {
  return /\/(005\w{12,15})$/.exec(id)?.[1];
}
