/** Where tokens are given out, for each kind of grant. */
import { createHash, verify } from 'node:crypto';
import { type Answer, json, oauthRefusal } from '../answer.ts';
import { begin, recordLogin, secretOf } from '../sessions.ts';
import type { Handler, OrgState, OrgUser } from '../state.ts';

export const token: Handler = (org, { headers, body }) => {
  if (!(headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')) {
    throw oauthRefusal('unsupported_grant_type', 'grant type not supported');
  }
  const form = new URLSearchParams(body);
  const basic = /^Basic (.+)$/.exec(headers.authorization ?? '')?.[1];
  const [clientId, clientSecret] = basic === undefined ? [] : Buffer.from(basic, 'base64').toString().split(':');
  if (clientId !== undefined) form.set('client_id', clientId);
  if (clientSecret !== undefined) form.set('client_secret', clientSecret);
  const grant = grants[form.get('grant_type') ?? ''];
  if (grant === undefined) throw oauthRefusal('unsupported_grant_type', 'grant type not supported');
  return grant(org, form);
};

const grants: Readonly<Record<string, (org: OrgState, form: URLSearchParams) => Answer>> = {
  authorization_code: byCode,
  refresh_token: byRefreshToken,
  client_credentials: byClientCredentials,
  password: byPassword,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': byAssertion,
};

function byCode(org: OrgState, form: URLSearchParams): Answer {
  checkClient(org, form, 'not needed');
  const code = form.get('code') ?? '';
  const grant = org.grants.get(code);
  org.grants.delete(code);
  if (grant === undefined) throw oauthRefusal('invalid_grant', 'expired authorization code');
  if (form.get('redirect_uri') !== grant.redirectUri) throw oauthRefusal('redirect_uri_mismatch', 'redirect_uri must match configuration');
  const proof = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (grant.challenge !== null && grant.challenge !== proof) throw oauthRefusal('invalid_grant', 'invalid code verifier');
  // Without a challenge nothing but the secret tells the application from whoever found the code.
  if (grant.challenge === null) checkClient(org, form, 'needed');
  const refreshToken = `5Aep861${secretOf(org)}`;
  org.refreshTokens.set(refreshToken, org.runningUser);
  return welcome(org, org.runningUser, 'OauthWebServer', { refresh_token: refreshToken, scope: 'refresh_token api openid' });
}

function byRefreshToken(org: OrgState, form: URLSearchParams): Answer {
  checkClient(org, form, 'not needed');
  const user = org.refreshTokens.get(form.get('refresh_token') ?? '');
  if (user === undefined) throw oauthRefusal('invalid_grant', 'expired access/refresh token');
  return json(tokenOf(org, user, {}));
}

function byClientCredentials(org: OrgState, form: URLSearchParams): Answer {
  checkClient(org, form, 'needed');
  if (org.app.runAs === undefined) throw oauthRefusal('invalid_grant', 'no client credentials user enabled');
  return welcome(org, org.app.runAs, 'OauthClientCredentials', { scope: 'api' });
}

/** Of the reason for a refusal, the caller learns nothing: only the login history has it. */
function byPassword(org: OrgState, form: URLSearchParams): Answer {
  checkClient(org, form, 'needed');
  const user = userNamed(org, form.get('username'));
  const sent = form.get('password') ?? '';
  const { passwordFlow, callerTrusted } = org.behaviour;
  const refuse = (Status: string) => {
    if (user !== undefined) recordLogin(org, user, { ...rowOf(org, 'OauthUsernamePassword'), Status });
    return oauthRefusal('invalid_grant', 'authentication failure');
  };
  if (!passwordFlow) throw refuse('Username-Password Flow Disabled');
  if (user?.password === undefined || !sent.startsWith(user.password)) throw refuse('Invalid Password');
  const rest = sent.slice(user.password.length);
  if (rest === '' && !callerTrusted) throw refuse('Failed: API security token required');
  if (rest !== '' && rest !== user.securityToken) throw refuse('Invalid Password');
  return welcome(org, user, 'OauthUsernamePassword', {});
}

function byAssertion(org: OrgState, form: URLSearchParams): Answer {
  const [head = '', payload = '', signature = ''] = (form.get('assertion') ?? '').split('.');
  const claims = claimsOf(payload);
  if (claims === null || claims.iss !== org.app.clientId) throw oauthRefusal('invalid_client_id', 'client identifier invalid');
  const { publicKey } = org.app;
  const signed =
    publicKey !== undefined && verify('RSA-SHA256', Buffer.from(`${head}.${payload}`), publicKey, Buffer.from(signature, 'base64url'));
  if (!signed) throw oauthRefusal('invalid_client', 'invalid client credentials');
  if (!audiences.includes(claims.aud) && claims.aud !== org.url) throw oauthRefusal('invalid_grant', 'Audience validation failed');
  const left = claims.exp - Date.now() / 1000;
  if (!(left > 0 && left <= 300)) throw oauthRefusal('invalid_grant', 'expired authorization code');
  const user = userNamed(org, claims.sub);
  if (user === undefined) throw oauthRefusal('invalid_grant', "user hasn't approved this consumer");
  return welcome(org, user, 'OauthWebServer', { scope: 'api' });
}

const audiences = ['https://login.salesforce.com', 'https://test.salesforce.com'];

function claimsOf(payload: string): { iss: string; sub: string; aud: string; exp: number } | null {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString());
  } catch {
    return null;
  }
}

function checkClient({ app }: OrgState, form: URLSearchParams, secret: 'needed' | 'not needed'): void {
  if (form.get('client_id') !== app.clientId) throw oauthRefusal('invalid_client_id', 'client identifier invalid');
  const sent = form.get('client_secret');
  const right = sent === null ? secret === 'not needed' : sent === app.clientSecret;
  if (!right) throw oauthRefusal('invalid_client', 'invalid client credentials');
}

function userNamed(org: OrgState, username: string | null): OrgUser | undefined {
  return org.users().find(({ Username }) => Username.toLowerCase() === username?.toLowerCase());
}

function welcome(org: OrgState, user: OrgUser, subType: string, more: object): Answer {
  if (user.IsActive === false) {
    recordLogin(org, user, { ...rowOf(org, subType), Status: 'User is Inactive' });
    throw oauthRefusal('inactive_user', 'user is inactive');
  }
  recordLogin(org, user, rowOf(org, subType));
  return json(tokenOf(org, user, more));
}

function tokenOf(org: OrgState, user: OrgUser, more: object) {
  return {
    access_token: begin(org, user).token,
    instance_url: org.url,
    id: `${org.url}/id/${org.id}/${user.Id}`,
    token_type: 'Bearer',
    issued_at: String(Date.now()),
    signature: createHash('sha256').update(user.Id).digest('base64'),
    ...more,
  };
}

function rowOf({ app }: OrgState, LoginSubType: string) {
  return { LoginType: 'Remote Access 2.0', LoginSubType, Application: app.name, ApiType: 'N/A', ApiVersion: '9998.0' };
}
