/** That the fake org lets in whom Salesforce would let in, and leaves the rows that Salesforce would leave. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { Connection, OAuth2 } from 'jsforce';
import { expect, test } from 'vitest';
import { refusal } from './connected.ts';
import { admin, type FakeOrg, fails, type OrgOptions, startOrg, usualApp } from './fake-org.ts';
import { crowd } from './rows.ts';

const now = Date.UTC(2026, 9, 1);

test('a session ends for the REST API with 401, for OpenID with 403, and calls are counted', async () => {
  await using org = await startOrg({ trouble: fails('expired') });
  const answers = [];
  for (const path of ['/services/data/v66.0/limits', '/services/data/v66.0/limits', '/services/oauth2/userinfo']) {
    const answer = await fetch(`${org.url}${path}`, { headers: { Authorization: `Bearer ${org.token}` } });
    answers.push([answer.status, await answer.text(), answer.headers.get('sforce-limit-info')]);
  }
  const expired = '[{"message":"Session expired or invalid","errorCode":"INVALID_SESSION_ID"}]';
  expect(answers).toEqual([
    [401, expired, 'api-usage=1/15000'],
    [401, expired, 'api-usage=2/15000'],
    [403, 'Bad_OAuth_Token', 'api-usage=3/15000'],
  ]);
});

test('a session that expired goes on with a refresh token, and one that stays refused can be refreshed for ever', async () => {
  await using org = await startOrg({ logins: crowd(10, now) });
  const { refresh_token: refreshToken } = await letIn(org);
  const oauth2 = { loginUrl: org.url, clientId: usualApp.clientId };
  const connection = new Connection({
    instanceUrl: org.url,
    accessToken: org.token,
    refreshToken: refreshToken ?? '',
    version: '66.0',
    oauth2,
  });
  org.trouble = fails('expired');
  expect((await connection.query('SELECT Id FROM LoginHistory')).totalSize).toBeGreaterThanOrEqual(10);
  expect(org.journal.filter(({ body }) => body.includes('grant_type=refresh_token'))).toHaveLength(1);
  let refused = 0;
  org.trouble = ({ path }) => (path.includes('/query') && ++refused <= 20 ? { status: 401, code: 'INVALID_SESSION_ID' } : null);
  await connection.query('SELECT Id FROM LoginHistory');
  expect(org.journal.filter(({ body }) => body.includes('grant_type=refresh_token'))).toHaveLength(21);
});

/** Walks the way of a browser: to the org, back with a code, and from there to a token. */
async function letIn({ url }: FakeOrg, more: { verifier?: string; redirectUri?: string } = {}) {
  const redirectUri = 'http://localhost:1717/OauthRedirect';
  const oauth2 = new OAuth2({ loginUrl: url, clientId: usualApp.clientId, redirectUri, useVerifier: true });
  const { status, headers } = await fetch(oauth2.getAuthorizationUrl({ state: 'a&b' }), { redirect: 'manual' });
  const back = new URL(headers.get('location') ?? '');
  expect([status, back.origin, back.searchParams.get('state')]).toEqual([302, 'http://localhost:1717', 'a&b']);
  if (more.verifier !== undefined) oauth2.codeVerifier = more.verifier;
  return oauth2.requestToken(back.searchParams.get('code') ?? '');
}

test('a browser is sent back with a code, which is worth a token to whoever knows the verifier, once', async () => {
  await using org = await startOrg();
  const { access_token: accessToken, instance_url: instanceUrl } = await letIn(org);
  expect((await new Connection({ instanceUrl, accessToken, version: '66.0' }).identity()).username).toBe(admin.Username);
  expect(await refusal(letIn(org, { verifier: 'somebody else' }))).toBe('invalid_grant: invalid code verifier');
  expect(org.logins).toMatchObject([
    { LoginType: 'Remote Access 2.0', LoginSubType: 'OauthWebServer', UserId: admin.Id, Status: 'Success' },
  ]);
  org.behave({ consent: 'deny' });
  const denied = await fetch(
    `${org.url}/services/oauth2/authorize?response_type=code&client_id=${usualApp.clientId}&redirect_uri=http://localhost:1/`,
    {
      redirect: 'manual',
    },
  );
  expect(denied.headers.get('location')).toContain('error=access_denied');
});

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

function assertion(claims: object, key = privateKey): string {
  const parts = [{ alg: 'RS256' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${parts}.${sign('RSA-SHA256', Buffer.from(parts), key).toString('base64url')}`;
}

async function asked(url: string, form: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const answer = await fetch(`${url}/services/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
  return (await answer.json()) as Record<string, string>;
}

test('a JWT is taken only with the right signature, audience, application, user and hour', async () => {
  await using org = await startOrg({ app: { ...usualApp, publicKey } });
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const claims = { iss: usualApp.clientId, sub: admin.Username, aud: org.url, exp: Math.floor(Date.now() / 1000) + 120 };
  const answer = (otherwise: object, key = privateKey) =>
    asked(org.url, { grant_type, assertion: assertion({ ...claims, ...otherwise }, key) });
  expect(await answer({})).toMatchObject({
    instance_url: org.url,
    token_type: 'Bearer',
    access_token: expect.stringMatching(/^00D\w{12}!/),
  });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  expect(await answer({}, other)).toEqual({ error: 'invalid_client', error_description: 'invalid client credentials' });
  expect(await answer({ aud: 'https://example.com' })).toMatchObject({ error_description: 'Audience validation failed' });
  expect(await answer({ iss: 'another' })).toMatchObject({ error: 'invalid_client_id' });
  expect(await answer({ sub: 'nobody@globex.example' })).toMatchObject({ error_description: "user hasn't approved this consumer" });
  expect(await answer({ exp: claims.exp - 300 })).toMatchObject({ error: 'invalid_grant' });
});

test('client credentials act as the user who is enabled for them', async () => {
  const form = { grant_type: 'client_credentials', client_id: usualApp.clientId, client_secret: usualApp.clientSecret ?? '' };
  await using open = await startOrg({ app: { ...usualApp, runAs: admin } });
  expect(await asked(open.url, form)).toMatchObject({ instance_url: open.url });
  expect(await asked(open.url, { ...form, client_secret: 'guessed' })).toMatchObject({ error: 'invalid_client' });
  await using shut = await startOrg();
  expect(await asked(shut.url, form)).toEqual({ error: 'invalid_grant', error_description: 'no client credentials user enabled' });
});

test('a password at the token endpoint is refused without a reason, which only the login history has', async () => {
  await using org = await startOrg({ callerTrusted: false });
  const form = {
    grant_type: 'password',
    client_id: usualApp.clientId,
    client_secret: usualApp.clientSecret ?? '',
    username: admin.Username,
  };
  const refused = { error: 'invalid_grant', error_description: 'authentication failure' };
  expect(await asked(org.url, { ...form, password: admin.password ?? '' })).toEqual(refused);
  expect(await asked(org.url, { ...form, password: 'guessed' })).toEqual(refused);
  expect(await asked(org.url, { ...form, password: `${admin.password}${admin.securityToken}` })).toMatchObject({ instance_url: org.url });
  org.behave({ passwordFlow: false });
  expect(await asked(org.url, { ...form, password: admin.password ?? '' })).toEqual(refused);
  expect(org.logins.map(({ Status }) => Status)).toEqual([
    'Failed: API security token required',
    'Invalid Password',
    'Success',
    'Username-Password Flow Disabled',
  ]);
});

const soapLogins: readonly [string, OrgOptions, string, string, RegExp, string[]][] = [
  ['with the token', { callerTrusted: false }, 'token', '64.0', /^welcome$/, ['Success']],
  ['from a trusted address', {}, '', '50.0', /^welcome$/, ['Success']],
  [
    'without the token',
    { callerTrusted: false },
    '',
    '64.0',
    /LOGIN_MUST_USE_SECURITY_TOKEN: Invalid username.*Are you at a new location\?/s,
    ['Failed: API security token required'],
  ],
  ['with a stale token', { callerTrusted: false }, 'OldToken', '64.0', /INVALID_LOGIN: Invalid username/, ['Invalid Password']],
  ['where it is switched off', { soapLogin: false }, '', '64.0', /INVALID_OPERATION: SOAP API login\(\) is disabled/, []],
  ['of a version without it', {}, '', '65.0', /INVALID_OPERATION: login\(\) is not available/, []],
  ['of a retired version', {}, '', '30.0', /UNSUPPORTED_API_VERSION/, []],
  ['of somebody locked out', { loginFault: 'PASSWORD_LOCKOUT' }, '', '64.0', /PASSWORD_LOCKOUT/, ['Password Lockout']],
];

test.each(soapLogins)('a SOAP login %s', async (_, options, appended, version, words, statuses) => {
  await using org = await startOrg(options);
  const connection = new Connection({ loginUrl: org.url, version });
  const password = `${admin.password}${appended === 'token' ? admin.securityToken : appended}`;
  const said = await connection.loginBySoap(admin.Username, password).then(
    ({ organizationId }) => (organizationId === org.id && connection.instanceUrl === org.url ? 'welcome' : 'led astray'),
    (error: Error) => error.message,
  );
  expect(said).toMatch(words);
  expect(org.logins.map(({ Status }) => Status)).toEqual(statuses);
  for (const row of org.logins)
    expect(row).toMatchObject({ ApiType: 'SOAP Partner', LoginType: 'Other Apex API', SourceIp: '198.51.100.77' });
});

test('a name that nobody has is refused and leaves no row, and SOAP wants its own headers', async () => {
  await using org = await startOrg();
  expect(await refusal(new Connection({ loginUrl: org.url }).loginBySoap('nobody@globex.example', 'x'))).toContain('INVALID_LOGIN');
  expect(org.logins).toEqual([]);
  const url = `${org.url}/services/Soap/u/64.0`;
  expect((await fetch(url)).status).toBe(405);
  expect((await fetch(url, { method: 'POST', body: '<x/>', headers: { 'Content-Type': 'application/json' } })).status).toBe(415);
  expect(await (await fetch(url, { method: 'POST', body: '<x/>', headers: { 'Content-Type': 'text/xml' } })).text()).toContain(
    'SOAPAction',
  );
});
