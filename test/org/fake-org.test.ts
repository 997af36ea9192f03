/** That the fake org is no softer than a real one: jsforce works against it, and it refuses what Salesforce refuses. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { Connection, OAuth2 } from 'jsforce';
import { expect, test } from 'vitest';
import { admin, type FakeOrg, fails, isPage, type OrgOptions, startOrg, usualApp } from './fake-org.ts';
import { crowd, idOf, login } from './rows.ts';

const now = Date.UTC(2026, 9, 1);
const newest = { newestVersion: 68 };

function connected({ url, token }: FakeOrg, version = '66.0'): Connection {
  return new Connection({ instanceUrl: url, accessToken: token, version });
}

async function refusal(work: PromiseLike<unknown>): Promise<string> {
  return Promise.resolve(work).then(
    () => 'nothing was refused',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

test('jsforce reads every row once, whatever the pages are like', async () => {
  await using org = await startOrg({ logins: crowd(1_000, now), pageSize: (page) => [1, 333, 77][page % 3] ?? 1 });
  const query = connected(org).query('SELECT Id, LoginTime, UserId FROM LoginHistory ORDER BY LoginTime, Id', { autoFetch: true });
  const { totalSize, done, records } = await query;
  expect({ totalSize, done, ids: new Set(records.map(({ Id }) => Id)).size }).toEqual({ totalSize: 1_000, done: true, ids: 1_000 });
  expect(records[0]).toEqual({
    attributes: { type: 'LoginHistory', url: `/services/data/v66.0/sobjects/LoginHistory/${idOf('0Ya', 0)}` },
    Id: idOf('0Ya', 0),
    LoginTime: '2026-09-30T23:54:27.000+0000',
    UserId: idOf('005', 0),
  });
});

test.each([
  ["SELECT Id FROM LoginHistory WHERE Status = 'Success'", /^INVALID_FIELD: .*field 'Status' can not be filtered in a query call/s],
  ["SELECT Id FROM LoginHistory WHERE Application = 'Browser'", /^INVALID_FIELD: .*can not be filtered/s],
  ["SELECT Id FROM LoginHistory WHERE SourceIp LIKE '192.0.2.%'", /^INVALID_FIELD: .*invalid operator on field 'SourceIp'/s],
  ['SELECT LoginTime, COUNT(Id) FROM LoginHistory GROUP BY LoginTime', /^MALFORMED_QUERY: .*'LoginTime' can not be grouped/s],
  ['SELECT User.Username FROM LoginHistory', /^INVALID_FIELD: .*Didn't understand relationship 'User' in field path/s],
  ['SELECT Colour FROM LoginHistory', /^INVALID_FIELD: .*No such column 'Colour' on entity 'LoginHistory'/s],
  ['SELECT AuthContextClassRef FROM LoginHistory', /^INVALID_FIELD: .*No such column 'AuthContextClassRef'/s],
  ["SELECT Id FROM LoginHistory WHERE LoginTime > '2026-01-01T00:00:00Z'", /^INVALID_FIELD: .*should not be enclosed in quotes/s],
  ['SELECT Id FROM LoginHistory LIMIT 1 OFFSET 2001', /^NUMBER_OUTSIDE_VALID_RANGE/],
  ['SELECT Id, FROM LoginHistory', /^MALFORMED_QUERY: unexpected token/],
  ['SELECT Id FROM Secrets', /^INVALID_TYPE: sObject type 'Secrets' is not supported/],
])('%s is refused', async (soql, words) => {
  await using org = await startOrg({ logins: crowd(9, now) });
  expect(await refusal(connected(org).query(soql))).toMatch(words);
});

test('what may be asked is answered: counts, spans, groups, ids of either length, newer fields where they are known', async () => {
  await using org = await startOrg({ ...newest, logins: crowd(40, now) });
  const connection = connected(org, '68.0');
  const answer = async (soql: string) => (await connection.query(soql)).records.map(({ attributes: _, ...record }) => record);
  expect(await connection.query('SELECT COUNT() FROM LoginHistory')).toEqual({ totalSize: 40, done: true, records: [] });
  expect(await answer('SELECT MIN(LoginTime), MAX(LoginTime) last FROM LoginHistory')).toEqual([
    { expr0: '2026-09-30T23:59:47.000+0000', last: '2026-10-01T00:00:00.000+0000' },
  ]);
  expect(await answer('SELECT Status, COUNT(Id) FROM LoginHistory GROUP BY Status')).toEqual([{ Status: 'Success', expr0: 40 }]);
  const [long, short] = [idOf('005', 1), idOf('005', 2).slice(0, 15)];
  expect(await answer(`select Username from User where Id in ('${long}', '${short}') order by Username`)).toEqual([
    { Username: admin.Username },
    { Username: 'user2@globex.example' },
  ]);
  const span = 'LoginTime >= 2026-10-01T01:59:59+02:00 AND LoginTime < 2026-10-01T00:00:00Z';
  expect(await answer(`SELECT AuthContextClassRef, UserId FROM LoginHistory WHERE ${span} ORDER BY Id LIMIT 1`)).toEqual([
    { AuthContextClassRef: null, UserId: idOf('005', 15) },
  ]);
});

test('describe says what may be done with a field, in the version in which it is asked', async () => {
  await using org = await startOrg({ idSortable: false });
  const { fields } = await connected(org, '60.0').describe('LoginHistory');
  const uses = (name: string) =>
    fields.filter((field) => field.name === name).map(({ filterable, groupable, sortable }) => [filterable, groupable, sortable]);
  expect([uses('Status'), uses('LoginTime'), uses('Id'), uses('ForwardedForIp')]).toEqual([
    [[false, true, true]],
    [[true, false, true]],
    [[true, true, false]],
    [],
  ]);
  expect(await refusal(connected(org).query('SELECT Id FROM LoginHistory ORDER BY Id'))).toContain("'Id' can not be sorted");
});

test('a version that is retired is gone, and one to come is not there yet', async () => {
  await using org = await startOrg();
  expect(await refusal(connected(org, '30.0').query('SELECT Id FROM User'))).toMatch(/^GONE/);
  expect(await refusal(connected(org, '67.0').query('SELECT Id FROM User'))).toMatch(/^NOT_FOUND/);
  const versions = (await (await fetch(`${org.url}/services/data/`)).json()) as { version: string }[];
  expect([versions[0]?.version, versions.at(-1)?.version]).toEqual(['31.0', '66.0']);
});

test('without Manage Users or Monitor Login History there are only own rows, and no error', async () => {
  const narrow = { ...admin, permissions: ['ApiEnabled'] as const };
  await using org = await startOrg({ logins: crowd(100, now), runningUser: narrow });
  expect((await connected(org).query('SELECT UserId FROM LoginHistory')).records.map(({ UserId }) => UserId)).toEqual(
    Array(5).fill(admin.Id),
  );
  expect(await refusal(connected(org).query('SELECT Id FROM EventLogFile'))).toMatch(/^INVALID_TYPE/);
});

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

const range = (n: number) => ({ start: `203.0.113.${n}`, end: `203.0.113.${n}` });

test.each([
  ['none', [], null],
  ['one', [range(1)], { description: null, ...range(1) }],
  ['many', [range(1), range(2)], [range(1), range(2)].map((one) => ({ description: null, ...one }))],
])('trusted ranges: %s, by Tooling as they come and by Metadata', async (_, trustedRanges, ipRanges) => {
  await using org = await startOrg({ trustedRanges });
  const connection = connected(org);
  const [settings] = (await connection.tooling.query('SELECT Id, Metadata FROM SecuritySettings LIMIT 1')).records;
  expect(settings?.Metadata).toMatchObject({ networkAccess: { ipRanges } });
  const [security] = await connection.metadata.read('SecuritySettings', ['Security']);
  expect([security?.networkAccess?.ipRanges ?? []].flat()).toMatchObject(trustedRanges);
  expect(await refusal(connection.tooling.query('SELECT Id FROM LoginHistory'))).toContain("sObject type 'LoginHistory' is not supported");
});

test('the login ranges of profiles are read by full name, ten at most, and a name that is none is null', async () => {
  const loginIpRanges = [{ ...range(7), description: 'host & <co>' }];
  const profile = { Id: idOf('00e', 1), Name: 'System Administrator', fullName: 'Admin', loginIpRanges };
  await using org = await startOrg({
    profiles: [profile],
    users: [{ ...admin, ProfileId: profile.Id }],
    runningUser: { ...admin, ProfileId: profile.Id },
  });
  const connection = connected(org);
  const [found, none] = await connection.metadata.read('Profile', ['Admin', 'System Administrator']);
  expect([found?.loginIpRanges].flat()).toMatchObject([
    { startAddress: '203.0.113.7', endAddress: '203.0.113.7', description: 'host & <co>' },
  ]);
  expect(none?.fullName ?? null).toBeNull();
  expect(await refusal(connection.metadata.read('Profile', Array(11).fill('Admin')))).toContain('Maximum 10 records');
  expect((await connection.query('SELECT Profile.Name FROM User')).records).toMatchObject([{ Profile: { Name: 'System Administrator' } }]);
});

test('a bulk job has its states, its parts and its own way to write instants', async () => {
  await using org = await startOrg({ logins: crowd(250, now), bulkPart: 100 });
  const headers = { Authorization: `Bearer ${org.token}`, 'Content-Type': 'application/json' };
  const jobs = `${org.url}/services/data/v66.0/jobs/query`;
  const create = (query: string) => fetch(jobs, { method: 'POST', headers, body: JSON.stringify({ operation: 'query', query }) });
  const { id, state } = (await (await create('SELECT Id, LoginTime FROM LoginHistory ORDER BY Id')).json()) as {
    id: string;
    state: string;
  };
  expect((await fetch(`${jobs}/${id}/results`, { headers })).status).toBe(400);
  const states = [state];
  for (let poll = 0; poll < 2; poll += 1)
    states.push(((await (await fetch(`${jobs}/${id}`, { headers })).json()) as { state: string }).state);
  expect(states).toEqual(['UploadComplete', 'InProgress', 'JobComplete']);
  const parts: (string | null)[][] = [];
  for (let locator: string | null = ''; locator !== 'null' && locator !== null; ) {
    const part: Response = await fetch(`${jobs}/${id}/results${locator && `?locator=${locator}`}`, { headers });
    locator = part.headers.get('sforce-locator');
    parts.push([locator, part.headers.get('sforce-numberofrecords'), (await part.text()).split('\n')[1] ?? '']);
  }
  expect(parts).toEqual([
    ['100', '100', `"${idOf('0Ya', 0)}","2026-09-30T23:58:37.000Z"`],
    ['200', '100', expect.any(String)],
    ['null', '50', expect.any(String)],
  ]);
  expect((await create('SELECT COUNT(Id) FROM LoginHistory')).status).toBe(400);
  expect((await fetch(`${jobs.replace('66', '65')}/${id}`, { headers })).status).toBe(409);
});

test('an event log file is listed with its path, and comes as the text that it is', async () => {
  const csv = '"EVENT_TYPE","TIMESTAMP"\n"Login","20260930235959.123"\n';
  await using org = await startOrg({ eventLogs: [{ LogDate: '2026-09-30T00:00:00.000+0000', Interval: 'Daily', csv }] });
  const [file] = (await connected(org).query("SELECT LogFile, LogFileLength FROM EventLogFile WHERE EventType = 'Login'")).records;
  expect(file).toMatchObject({
    LogFile: `/services/data/v66.0/sobjects/EventLogFile/${idOf('0AT', 1)}/LogFile`,
    LogFileLength: csv.length,
  });
  const answer = await fetch(`${org.url}${file?.LogFile}`, { headers: { Authorization: `Bearer ${org.token}` } });
  expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['text/csv', csv]);
});

test('what is told to go wrong goes wrong with the request that is meant, and with no other', async () => {
  await using org = await startOrg({ logins: crowd(30, now), pageSize: 10, trouble: fails('cut', { on: isPage, from: 2 }) });
  const headers = { Authorization: `Bearer ${org.token}` };
  const page = async (path: string) =>
    (await fetch(`${org.url}${path}`, { headers })).json() as Promise<{ done: boolean; nextRecordsUrl: string }>;
  const first = await page(`/services/data/v66.0/query?q=${encodeURIComponent('SELECT LoginTime FROM LoginHistory')}`);
  await expect(page(first.nextRecordsUrl)).rejects.toThrow();
  expect((await page(first.nextRecordsUrl)).done).toBe(false);
  org.trouble = fails('forgotten', { on: isPage });
  expect(await page(first.nextRecordsUrl)).toMatchObject([{ errorCode: 'INVALID_QUERY_LOCATOR' }]);
  const [letGo, wait] = [Promise.withResolvers<null>(), Promise.withResolvers<void>()];
  org.trouble = () => {
    wait.resolve();
    return letGo.promise;
  };
  const slow = fetch(`${org.url}/services/data/`);
  await wait.promise;
  letGo.resolve(null);
  expect((await slow).status).toBe(200);
});

test('an address that is too long, and a method that is none, are refused', async () => {
  await using org = await startOrg({ logins: [login(1, now)] });
  const headers = { Authorization: `Bearer ${org.token}` };
  expect((await fetch(`${org.url}/services/data/v66.0/query?q=${'x'.repeat(17_000)}`, { headers })).status).toBe(414);
  expect((await fetch(`${org.url}/services/data/v66.0/query?q=SELECT`, { method: 'DELETE', headers })).status).toBe(405);
});
