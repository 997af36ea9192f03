/** The ways into an org, each over real HTTP, and what is said when the door stays shut. */
import { generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { enter } from '../../../src/sources/org/enter.ts';
import type { OrgAccess, Session } from '../../../src/sources/org/org.ts';
import type { OwnLogin } from '../../../src/sources/source.ts';

const token = '00D5e000000Fake!AQcAQ.fresh';
const nothing: OrgAccess = { instanceUrl: null, accessToken: null, apiVersion: null };

interface Door extends AsyncDisposable {
  readonly url: string;
  readonly heard: string[];
}

/** What the clock of a host stands at. */
const clock = Date.UTC(2026, 9, 1, 6, 30, 15);

/** A host that answers every request alike, and remembers the bodies. */
async function door(status: number, answer: (url: string) => string): Promise<Door> {
  const heard: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push(`${request.url} ${body}`);
    response.writeHead(status, { Date: new Date(clock).toUTCString() }).end(answer(url()));
  });
  const url = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: url(),
    heard,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const oauthAnswer = (url: string): string => JSON.stringify({ access_token: token, instance_url: url });
const soapAnswer = (url: string): string =>
  `<Envelope><Body><loginResponse><result><serverUrl>${url}/services/Soap/u/64.0/00D</serverUrl><sessionId>${token}</sessionId>` +
  '<userId>0055e000000001AAA</userId><organizationId>00D5e000000Fake</organizationId></result></loginResponse></Body></Envelope>';

async function entered(asked: OrgAccess): Promise<Session & { readonly said: readonly string[] }> {
  const said: string[] = [];
  return { ...(await enter(asked, { say: (message) => said.push(message) })), said };
}

afterEach(() => void vi.unstubAllEnvs());

test('a connected app with a key signs who it is and as whom it comes', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwtKeyFile = fileOf(privateKey);
  await using host = await door(200, oauthAnswer);
  const session = await entered({ ...nothing, loginUrl: host.url, clientId: '3MVG9', jwtKeyFile, username: 'sync@globex.example' });
  expect(session).toMatchObject({ wayIn: 'jwt', accessToken: token, instanceUrl: host.url });
  const [path, body = ''] = (host.heard[0] ?? '').split(' ');
  const [head = '', claims = '', signature = ''] = (new URLSearchParams(body).get('assertion') ?? '').split('.');
  expect(path).toBe('/services/oauth2/token');
  expect(verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    iss: '3MVG9',
    sub: 'sync@globex.example',
    aud: host.url,
  });
});

test('a connected app with a secret comes as the user that it runs as, and renews its session', async () => {
  await using host = await door(200, oauthAnswer);
  const session = await entered({ ...nothing, loginUrl: host.url, clientId: '3MVG9', clientSecret: 'hush' });
  expect(session).toMatchObject({ wayIn: 'client-credentials', accessToken: token });
  expect(await session.renew?.()).toBe(token);
  expect(host.heard).toHaveLength(2);
  expect(session.said.join()).not.toContain('hush');
});

test('a password goes with its security token', async () => {
  await using host = await door(200, soapAnswer);
  const asked = { ...nothing, loginUrl: host.url, username: 'form@globex.example', password: 'hush', securityToken: 'TOKEN' };
  const session = await entered(asked);
  expect(session).toMatchObject({ wayIn: 'password', accessToken: token, instanceUrl: host.url });
  expect(host.heard[0]).toContain('<password>hushTOKEN</password>');
  expect(session.said.join()).not.toMatch(/hush|TOKEN/);
});

test('a login that is refused for its address is explained, and keeps its secret', async () => {
  const fault = 'LOGIN_MUST_USE_SECURITY_TOKEN: Invalid username, password, security token; or user locked out.';
  await using host = await door(500, () => `<Envelope><Body><Fault><faultstring>${fault}</faultstring></Fault></Body></Envelope>`);
  const refused = entered({ ...nothing, loginUrl: host.url, username: 'form@globex.example', password: 'hush' });
  await expect(refused).rejects.toMatchObject({
    message: expect.stringContaining('The address of this machine is not trusted by the org'),
    advice: expect.stringContaining('SF_SECURITY_TOKEN'),
  });
  await expect(refused).rejects.not.toThrow('hush');
});

test('an OAuth error is told in its own words', async () => {
  await using host = await door(400, () => JSON.stringify({ error: 'invalid_grant', error_description: 'authentication failure' }));
  const refused = entered({ ...nothing, loginUrl: host.url, clientId: '3MVG9', clientSecret: 'hush' });
  await expect(refused).rejects.toThrow("refused the login: 'invalid_grant: authentication failure'");
});

const app = { clientId: '3MVG9', clientSecret: 'hush & <hide>' };
const form = { username: 'form@globex.example', password: 'hush & <hide>', securityToken: 'Zx9vLqToken' };

const logins = [
  ['an app', app],
  ['a password', form],
] as const;

test.each([
  ['an app', app, 400, () => JSON.stringify({ error: 'invalid_client', error_description: `not "${app.clientSecret}"` })],
  ['an app, in a form', app, 400, () => JSON.stringify({ error: 'invalid_client', error_description: 'hush+%26+%3Chide%3E' })],
  ['a password', form, 500, () => soapFault('INVALID_LOGIN: not hush &amp; &lt;hide&gt;Zx9vLqToken, nor Zx9vLqToken')],
])('a host that says back the secret of %s tells it to nobody', async (_, way, status, answer) => {
  await using host = await door(status, answer);
  const refused = await entered({ ...nothing, loginUrl: host.url, ...way }).catch((error: UserError) => error);
  expect(refused).toBeInstanceOf(UserError);
  const { message = '', advice = '' } = refused as UserError;
  expect(message).toContain('[hidden]');
  expect(message + advice).not.toMatch(/hush|hide>|Zx9v/);
});

function soapFault(words: string): string {
  return `<Envelope><Body><Fault><faultstring>${words}</faultstring></Fault></Body></Envelope>`;
}

test.each(
  logins.flatMap(([who, way]) => [
    [who, '503', way, 503, '', 'the org is not available at the moment (HTTP 503)'] as const,
    [who, 'a page of 503', way, 503, '<html>Down</html>', 'the org is not available at the moment (HTTP 503)'] as const,
    [who, 'a page of maintenance', way, 200, '<html>Down</html>', 'the org answered with a web page in place of data (HTTP 200)'] as const,
    [who, 'a page of 404', way, 404, '<html>?</html>', 'the org answered with a web page in place of data (HTTP 404)'] as const,
  ]),
)('a host in trouble has not refused %s (%s)', async (_, __, way, status, answer, line) => {
  await using host = await door(status, () => answer);
  const sent: OwnLogin[] = [];
  const asked = { ...nothing, loginUrl: host.url, username: 'form@globex.example', ...way };
  await expect(enter(asked, { say: () => {}, sent: (login) => sent.push(login) })).rejects.toMatchObject({
    message: line,
    advice: expect.stringContaining('status.salesforce.com'),
  });
  expect(sent).toEqual([]);
});

test.each(logins)('a host that is asked too much has not refused %s', async (_, way) => {
  await using host = await door(429, () => '');
  await expect(entered({ ...nothing, loginUrl: host.url, ...way })).rejects.toMatchObject({
    message: 'the org is asked too much at once (HTTP 429)',
    advice: expect.stringContaining('Try again in some minutes'),
  });
});

async function sentBy(asked: OrgAccess): Promise<OwnLogin[]> {
  const sent: OwnLogin[] = [];
  const work = enter(asked, { say: () => {}, sent: (login) => sent.push(login) });
  await work.then(async ({ renew }) => renew?.()).catch((error: unknown) => expect(error).toBeInstanceOf(UserError));
  return sent;
}

function fileOf(key: KeyObject): string {
  const file = join(mkdtempSync(join(tmpdir(), 'breakday-key-')), 'key.pem');
  writeFileSync(file, key.export({ type: 'pkcs8', format: 'pem' }));
  return file;
}

const userId = '0055e000000001AAA';
const identified = (url: string): string => JSON.stringify({ ...JSON.parse(oauthAnswer(url)), id: `${url}/id/00D5e000000Fake/${userId}` });
const invalid = (): string => JSON.stringify({ error: 'invalid_grant', error_description: 'authentication failure' });
const bearer = (): Partial<OrgAccess> => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { clientId: '3MVG9', jwtKeyFile: fileOf(privateKey), username: form.username };
};
const unjudged = { at: new Date(clock), protocol: 'soap', apiVersion: '64.0' } as const;
const bySoap = { ...unjudged, passwordOf: form.username } as const;
const byOauth = { at: new Date(clock), protocol: 'oauth', apiVersion: '' } as const;

test.each<[string, () => Partial<OrgAccess>, number, (url: string) => string, OwnLogin[]]>([
  ['a password', () => form, 200, soapAnswer, Array(2).fill({ ...bySoap, user: userId, entered: true })],
  ['a wrong password', () => form, 500, () => soapFault('INVALID_LOGIN: no'), [{ ...bySoap, user: form.username, entered: false }]],
  [
    'a password alone',
    () => form,
    500,
    () => soapFault('LOGIN_MUST_USE_SECURITY_TOKEN: no'),
    [{ ...unjudged, user: form.username, entered: false }],
  ],
  ['a key', bearer, 200, oauthAnswer, Array(2).fill({ ...byOauth, user: form.username, entered: true })],
  ['a wrong key', bearer, 400, invalid, [{ ...byOauth, user: form.username, entered: false }]],
  ['a secret', () => app, 200, identified, Array(2).fill({ ...byOauth, user: userId, entered: true })],
  ['a wrong secret, of a user whom only the host knows', () => app, 400, invalid, []],
])('a login by %s is told by the clock of the host, and so is the one that renews it', async (_, way, status, answer, logins) => {
  await using host = await door(status, answer);
  expect(await sentBy({ ...nothing, loginUrl: host.url, ...way() })).toEqual(logins);
});

test('a password that has expired opens nothing, and says so', async () => {
  await using host = await door(200, (url) => soapAnswer(url).replace('<userId>', '<passwordExpired>true</passwordExpired><userId>'));
  await expect(entered({ ...nothing, loginUrl: host.url, ...form })).rejects.toMatchObject({
    message: 'the password of form@globex.example has expired',
    advice: expect.stringContaining('SF_SECURITY_TOKEN'),
  });
});

test.each(logins)('whoever ends a login by %s that hangs is heard', async (_, way) => {
  const ending = new AbortController();
  const heard = Promise.withResolvers<void>();
  const silent = createServer(() => heard.resolve());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const loginUrl = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const ended = enter({ ...nothing, loginUrl, ...way }, { say: () => {}, signal: ending.signal });
  await heard.promise;
  ending.abort();
  await expect(ended).rejects.toThrow('This operation was aborted');
  silent.closeAllConnections();
  silent.close();
});

test.each(logins)('a connection that breaks in the answer to %s is one line', async (_, way) => {
  const breaking = createServer((__, response) => {
    response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': 1_000 });
    response.write('<Envelope>', () => response.destroy());
  });
  await new Promise<void>((resolve) => breaking.listen(0, '127.0.0.1', resolve));
  const { port } = breaking.address() as AddressInfo;
  await expect(entered({ ...nothing, loginUrl: `http://127.0.0.1:${port}`, ...way })).rejects.toThrow(
    `the connection to 127.0.0.1:${port} failed`,
  );
  breaking.close();
});

test('a host that does not answer is named', async () => {
  const url = await addressOfNobody();
  const line = `the connection to ${new URL(url).host} failed (ECONNREFUSED)`;
  await expect(entered({ ...nothing, loginUrl: url, ...app })).rejects.toThrow(line);
  await expect(entered({ ...nothing, loginUrl: url, ...form })).rejects.toThrow(line);
});

async function addressOfNobody(): Promise<string> {
  await using host = await door(200, oauthAnswer);
  return host.url;
}
