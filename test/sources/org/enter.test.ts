/** The ways into an org, each over real HTTP or through a real command, and what is said when the door stays shut. */
import { generateKeyPairSync, verify } from 'node:crypto';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { enter } from '../../../src/sources/org/enter.ts';
import type { OrgAccess, Session } from '../../../src/sources/org/org.ts';

const token = '00D5e000000Fake!AQcAQ.fresh';
const nothing: OrgAccess = { instanceUrl: null, accessToken: null, apiVersion: null };

interface Door extends AsyncDisposable {
  readonly url: string;
  readonly heard: string[];
}

/** A host that answers every request alike, and remembers the bodies. */
async function door(status: number, answer: (url: string) => string): Promise<Door> {
  const heard: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push(`${request.url} ${body}`);
    response.writeHead(status).end(answer(url()));
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
  const jwtKeyFile = join(mkdtempSync(join(tmpdir(), 'breakday-key-')), 'key.pem');
  writeFileSync(jwtKeyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
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

test('a host that does not answer is named', async () => {
  const url = await addressOfNobody();
  await expect(entered({ ...nothing, loginUrl: url, clientId: '3MVG9', clientSecret: 'hush' })).rejects.toThrow('cannot be reached');
  await expect(entered({ ...nothing, loginUrl: url, username: 'form@globex.example', password: 'hush' })).rejects.toThrow(
    'cannot be reached',
  );
});

async function addressOfNobody(): Promise<string> {
  await using host = await door(200, oauthAnswer);
  return host.url;
}

const redacted = "[REDACTED] Use 'sf org auth show-access-token' to view";
const instanceUrl = 'https://globex.my.salesforce.com';

test.each([
  ['an older sf, which shows the token', { display: { instanceUrl, accessToken: token } }],
  ['a newer sf, which hides it', { display: { instanceUrl, accessToken: redacted }, show: { accessToken: token } }],
])('%s is asked for it', async (_, answers) => {
  fakeSf(answers);
  expect(await entered({ ...nothing, targetOrg: 'globex' })).toMatchObject({
    wayIn: 'sf',
    alias: 'globex',
    accessToken: token,
    instanceUrl,
  });
});

test('a text in the place of a token is never sent', async () => {
  fakeSf({ display: { instanceUrl, accessToken: redacted }, show: { accessToken: redacted } });
  await expect(entered({ ...nothing, targetOrg: 'globex' })).rejects.toThrow('sf gives no access token for this org');
});

test('sf without an org, and no sf at all, are told apart', async () => {
  fakeSf({});
  await expect(entered(nothing)).rejects.toThrow("sf does not open the org: 'No default environment found.'");
  vi.stubEnv('PATH', mkdtempSync(join(tmpdir(), 'breakday-path-')));
  await expect(entered(nothing)).rejects.toThrow('the command `sf` is not on the PATH');
});

/** Puts a command on the PATH that answers as `sf` does: warnings first, then JSON. */
function fakeSf({ display, show }: { readonly display?: object; readonly show?: object }): void {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-sf-'));
  const answer = (result: object | undefined): string =>
    result === undefined
      ? `echo '${JSON.stringify({ status: 1, message: 'No default environment found.' })}'; exit 1`
      : `echo '${JSON.stringify({ status: 0, result }).replaceAll("'", "'\\''")}'`;
  const script = `#!/bin/sh\necho 'Warning: update available'\ncase "$*" in *show-access-token*) ${answer(show)};; *) ${answer(display)};; esac\n`;
  writeFileSync(join(folder, 'sf'), script);
  chmodSync(join(folder, 'sf'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
}
