/** The login in a browser: what is asked of it, what is taken from it, and what is said when it does not come. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { enter } from '../../../src/sources/org/enter.ts';
import type { OrgAccess, Session } from '../../../src/sources/org/org.ts';
import { browserSession } from '../../../src/sources/org/ways/browser.ts';
import { admin, type FakeOrg, startOrg, usualApp } from '../../org/fake-org.ts';

type Browser = (url: string) => Promise<unknown>;

const deaf: Browser = async () => {};

function accessTo({ url }: { readonly url: string }, browser: Browser, more: Partial<OrgAccess> = {}): OrgAccess {
  const person = { askHidden: null, visit: (page: string) => void browser(page) };
  const { clientId } = usualApp;
  return { instanceUrl: null, accessToken: null, apiVersion: null, loginUrl: url, clientId, callbackPort: 0, person, ...more };
}

function entered(org: FakeOrg, browser: Browser, more: Partial<OrgAccess> = {}): Promise<Session> {
  return enter(accessTo(org, browser, more), { say: () => {} });
}

/** Where the browser is to come back to, with another answer than the org's. */
function backWith(page: string, answer: Readonly<Record<string, string>>): URL {
  const back = new URL(new URL(page).searchParams.get('redirect_uri') ?? '');
  for (const [name, value] of Object.entries(answer)) back.searchParams.set(name, value);
  return back;
}

const stateOf = (page: string): string => new URL(page).searchParams.get('state') ?? '';

test('a browser that was let in brings a code, which becomes a session that can be renewed', async () => {
  await using org = await startOrg();
  const seen = Promise.withResolvers<{ page: string; asked: URLSearchParams }>();
  const session = await entered(
    org,
    async (url) => seen.resolve({ page: await (await fetch(url)).text(), asked: new URL(url).searchParams }),
    { username: admin.Username },
  );
  const { page, asked } = await seen.promise;
  expect(session).toMatchObject({ wayIn: 'browser', instanceUrl: org.url, alias: null });
  expect(await session.renew?.()).toMatch(/^00D\w{12}!/);
  expect(page).toContain('You can close this page');
  const form = new URLSearchParams(org.journal.find(({ path }) => path.endsWith('/token'))?.body);
  const verifier = form.get('code_verifier') ?? '';
  expect(verifier).toMatch(/^[\w-]{43,128}$/);
  expect(Object.fromEntries(asked)).toMatchObject({
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    login_hint: admin.Username,
    redirect_uri: expect.stringMatching(/^http:\/\/localhost:\d+\/OauthRedirect$/),
  });
  expect(org.journal.map(({ path }) => path).join()).not.toContain(verifier);
  await expect(fetch(form.get('redirect_uri') ?? '')).rejects.toThrow('fetch failed');
});

test('each login has a state and a challenge of its own', async () => {
  await using org = await startOrg();
  const pages: string[] = [];
  for (let login = 0; login < 2; login += 1) {
    await entered(org, (url) => {
      pages.push(url);
      return fetch(url);
    });
  }
  const distinct = (name: string) => new Set(pages.map((page) => new URL(page).searchParams.get(name))).size;
  expect([distinct('state'), distinct('code_challenge')]).toEqual([2, 2]);
});

test.each([
  ['of somebody else', { state: 'guessed', code: 'stolen' }],
  ['without a state', { code: 'stolen' }],
])('an answer %s is refused, and the right one still waited for', async (_, answer) => {
  await using org = await startOrg();
  const statuses: number[] = [];
  const session = await entered(org, async (page) => {
    statuses.push((await fetch(backWith(page, answer))).status);
    statuses.push((await fetch(page)).status);
  });
  expect(session.wayIn).toBe('browser');
  expect(statuses[0]).toBe(400);
  expect(org.journal.map(({ body }) => body).join()).not.toContain('stolen');
});

test('what a browser asks for by itself is no answer', async () => {
  await using org = await startOrg();
  const statuses: number[] = [];
  const session = await entered(org, async (page) => {
    const back = backWith(page, { state: stateOf(page) });
    for (const asked of [new Request(new URL('/favicon.ico', back)), new Request(back, { method: 'POST' })]) {
      statuses.push((await fetch(asked)).status);
    }
    await fetch(page);
  });
  expect([statuses, session.wayIn]).toEqual([[404, 404], 'browser']);
});

test('whoever is not let in is told why', async () => {
  await using org = await startOrg({ consent: 'deny' });
  await expect(entered(org, (page) => fetch(page))).rejects.toMatchObject({
    message: "the app was not let in: 'access_denied: end-user denied authorization'",
    advice: expect.stringContaining('administrator'),
  });
  const fault = { error: 'OAUTH_APP_BLOCKED', error_description: 'this app is blocked by admin' };
  const blocked = entered(org, (page) => fetch(backWith(page, { ...fault, state: stateOf(page) })));
  await expect(blocked).rejects.toThrow("refused the login: 'OAUTH_APP_BLOCKED: this app is blocked by admin'");
});

test('a browser that never comes is not waited for, and whoever ends the waiting is heard', async () => {
  await using org = await startOrg();
  const door = { say: () => {} };
  const late = browserSession(org.url, usualApp.clientId, accessTo(org, deaf), door, 1);
  await expect(late).rejects.toThrow('no browser came back in time');
  const ending = new AbortController();
  const ended = enter(
    accessTo(org, async () => ending.abort()),
    { ...door, signal: ending.signal },
  );
  await expect(ended).rejects.toThrow('This operation was aborted');
});

test('a port that is taken is named', async () => {
  await using org = await startOrg();
  const taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  const { port } = taken.address() as AddressInfo;
  const refused = entered(org, deaf, { callbackPort: port });
  await expect(refused).rejects.toMatchObject({
    message: `port ${port} of this machine, to which the browser would come back, is not free`,
    advice: expect.stringContaining('--callback-port'),
  });
  taken.close();
});

test('a login host says nothing of who comes', async () => {
  await expect(
    enter({ instanceUrl: null, accessToken: null, apiVersion: null, loginUrl: 'https://test.salesforce.com' }, { say: () => {} }),
  ).rejects.toThrow('--login-url says where to log in, but not as whom');
});
