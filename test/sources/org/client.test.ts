import { expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { openOrg } from '../../../src/sources/org/client/open-org.ts';
import type { OpenOptions, Session } from '../../../src/sources/org/org.ts';
import { type FakeOrg, startOrg } from '../../org/fake-org.ts';
import { crowd } from '../../org/rows.ts';

const now = Date.UTC(2026, 9, 1);
const quick: OpenOptions = { pauses: [1, 1, 1] };

function sessionOf(org: Pick<FakeOrg, 'url' | 'token'>, renew: Session['renew'] = null): Session {
  return { instanceUrl: org.url, accessToken: org.token, wayIn: 'access-token', alias: null, loggedIn: false, renew };
}

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  );
  expect(error).toBeInstanceOf(UserError);
  return error instanceof UserError ? `${error.message}. ${error.advice}` : '';
}

test('an org says which it is, whose session it is, and which version both sides speak', async () => {
  await using org = await startOrg();
  const { id, user, apiVersion, usage } = await openOrg(sessionOf(org));
  expect({ id, user, apiVersion }).toEqual({ id: org.id, user: org.user, apiVersion: '66.0' });
  expect(usage()).toEqual({ calls: 2, day: { used: 2, allowed: 15_000 } });
});

test('a session whose scope does not cover OpenID says by SOAP whose it is', async () => {
  await using org = await startOrg({ openId: false });
  const { id, user } = await openOrg(sessionOf(org));
  expect({ id, user }).toEqual({ id: org.id, user: org.user });
});

test('a version can be named, as a number or as the API writes it', async () => {
  await using org = await startOrg();
  expect((await openOrg(sessionOf(org), { apiVersion: '66' })).apiVersion).toBe('66.0');
  expect(await refusal(openOrg(sessionOf(org), { apiVersion: 'newest' }))).toBe(
    "--api-version: 'newest' is no version. Use a number such as 62.0.",
  );
});

test('an expired session is renewed once a request, and what came before is not asked again', async () => {
  await using org = await startOrg({ logins: crowd(50, now), pageSize: 10 });
  const expired = sessionOf(org, async () => org.token);
  const opened = await openOrg(expired);
  const pages = opened.query('SELECT Id FROM LoginHistory')[Symbol.asyncIterator]();
  await pages.next();
  org.token = '00D5e000000Fake!AQcAQ.second';
  let rows = 10;
  for await (const page of { [Symbol.asyncIterator]: () => pages }) rows += page.records.length;
  expect(rows).toBe(50);
  expect(org.journal.filter(({ authorization }) => authorization.endsWith('.second'))).toHaveLength(4);
});

test('a session that stays refused after it was renewed ends with a line', async () => {
  await using org = await startOrg();
  let renewed = 0;
  const session = sessionOf({ ...org, token: '00D5e000000Fake!AQcAQ.old' }, async () => `00D5e000000Fake!AQcAQ.${++renewed}`);
  expect(await refusal(openOrg(session, quick))).toMatch(/^the session has expired or is not valid in this org \(\w+\)/);
  expect(renewed).toBeLessThanOrEqual(2);
  expect(org.journal.length).toBeLessThan(7);
});

test.each([503, 502, 429, 500])('an org that is not there (%d) is asked again a few times, and says so each time', async (status) => {
  await using org = await startOrg();
  org.trouble = () => ({ status, code: '' });
  const said: string[] = [];
  const line = await refusal(openOrg(sessionOf(org), { ...quick, say: (message) => said.push(message) }));
  expect(line).toContain(`HTTP ${status}`);
  expect(org.journal).toHaveLength(4);
  expect(said).toHaveLength(3);
  org.journal.length = 0;
  org.trouble = (_, number) => (number < 4 ? { status, code: '' } : null);
  expect((await openOrg(sessionOf(org), quick)).id).toBe(org.id);
});

test('a limit that is reached is not hammered at', async () => {
  await using org = await startOrg();
  org.trouble = () => ({ status: 403, code: 'REQUEST_LIMIT_EXCEEDED' });
  expect(await refusal(openOrg(sessionOf(org), quick))).toContain('API calls are used up');
  expect(org.journal).toHaveLength(1);
});

test('requests that are too many at once are sent again, and are no calls that are used up', async () => {
  await using org = await startOrg();
  org.trouble = () => ({ status: 403, code: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentPerOrgLongTxn Limit exceeded.' });
  expect(await refusal(openOrg(sessionOf(org), quick))).toMatch(/^the org is asked too much at once \(REQUEST_LIMIT_EXCEEDED\)/);
  expect(org.journal).toHaveLength(4);
});

test.each([
  ['the web page of a gateway', 'html' as const, 'the org is not available at the moment (HTTP 502)'],
  ['a page of maintenance', 'maintenance' as const, 'the org answered with a web page in place of data'],
  ['a connection that breaks in the middle', 'cut' as const, 'the connection to 127.0.0.1'],
])('%s in place of data is one line', async (_, trouble, line) => {
  await using org = await startOrg();
  org.trouble = () => trouble;
  expect(await refusal(openOrg(sessionOf(org), quick))).toContain(line);
});

test('an org that cannot be reached is one line, without the token', async () => {
  const org = await startOrg();
  await org[Symbol.asyncDispose]();
  const line = await refusal(openOrg(sessionOf(org), quick));
  expect(line).toMatch(/^the connection to 127\.0\.0\.1:\d+ failed \(ECONNREFUSED\)/);
  expect(line).not.toContain(org.token);
});

test('an answer that is long in coming is waited for, and that is said', async () => {
  await using org = await startOrg();
  const said: string[] = [];
  const waited = Promise.withResolvers<null>();
  org.trouble = (_, number) => (number === 1 ? waited.promise : null);
  const say = (message: string): void => {
    said.push(message);
    waited.resolve(null);
  };
  await openOrg(sessionOf(org), { patience: 1, say });
  expect(said).toContain(`${new URL(org.url).host} is slow to answer; still waiting`);
});

test('what is under way ends when it is told to', async () => {
  await using org = await startOrg();
  const controller = new AbortController();
  org.trouble = () => {
    controller.abort();
    return { status: 503, code: '' };
  };
  await expect(openOrg(sessionOf(org), { signal: controller.signal })).rejects.toThrow(/abort/i);
  expect(org.journal).toHaveLength(1);
});
