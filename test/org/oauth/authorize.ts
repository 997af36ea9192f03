/** Where a browser is sent to let an application in: this browser's person has logged in already, and answers at once. */
import { answered, Refused, webPage } from '../answer.ts';
import { secretOf } from '../sessions.ts';
import type { Handler } from '../state.ts';

export const authorize: Handler = (org, { query }) => {
  const redirectUri = query.get('redirect_uri') ?? '';
  const clientId = query.get('client_id') ?? '';
  // What cannot be trusted is told to the person and not to the address that the request named.
  if (clientId !== org.app.clientId) throw new Refused(webPage(400, 'OAUTH_APPROVAL_ERROR_GENERIC: client identifier invalid'));
  if (!isLoopback(redirectUri)) throw new Refused(webPage(400, 'redirect_uri_mismatch: redirect_uri must match configuration'));
  const back = new URL(redirectUri);
  if (query.has('state')) back.searchParams.set('state', query.get('state') ?? '');
  const method = query.get('code_challenge_method') ?? 'S256';
  if (query.get('response_type') !== 'code' || method !== 'S256') {
    back.searchParams.set('error', 'unsupported_response_type');
  } else if (org.behaviour.consent === 'deny') {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_description', 'end-user denied authorization');
  } else {
    const code = `aPrx${secretOf(org)}`;
    org.grants.set(code, { clientId, redirectUri, challenge: query.get('code_challenge') });
    back.searchParams.set('code', code);
  }
  return answered(302, 'text/html;charset=UTF-8', '', { Location: back.href });
};

function isLoopback(uri: string): boolean {
  const { protocol, hostname } = URL.parse(uri) ?? {};
  return protocol === 'http:' && (hostname === 'localhost' || hostname === '127.0.0.1');
}
