import { expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { openOrg } from '../../../src/sources/org/client/open-org.ts';
import type { OpenOptions, Session } from '../../../src/sources/org/org.ts';
import { type FakeOrg, fails, type Request, startOrg } from '../../org/fake-org.ts';
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

test('a version that the org does not speak is named, and those that it speaks', async () => {
  await using org = await startOrg();
  expect(await refusal(openOrg(sessionOf(org), { apiVersion: '99' }))).toBe(
    '--api-version: the org does not speak version 99.0. It speaks 31.0 to 66.0; leave --api-version out to take the newest that fits.',
  );
});

test('a scope that does not cover OpenID is no expired session: nobody logs in again for it', async () => {
  await using org = await startOrg({ openId: false });
  let renewed = 0;
  const { user } = await openOrg(sessionOf(org, async () => `${++renewed}`));
  expect([user, renewed]).toEqual([org.user, 0]);
});

test('a session that has expired for SOAP is renewed there, once', async () => {
  await using org = await startOrg({ openId: false });
  let renewed = 0;
  const session = sessionOf({ ...org, token: '00D5e000000Fake!AQcAQ.old' }, async () => {
    renewed += 1;
    return org.token;
  });
  expect((await openOrg(session, quick)).user).toEqual(org.user);
  expect(renewed).toBe(1);
});

const isSoap = ({ path }: Request): boolean => path.includes('/Soap/');

test.each([
  ['a connection that breaks in the middle of SOAP', 'cut' as const],
  ['one that ends without an answer', 'hang-up' as const],
  ['the web page of a gateway', 'html' as const],
  ['a page of maintenance', 'maintenance' as const],
])('%s is asked again where that may help, and else one line', async (_, trouble) => {
  await using org = await startOrg({ openId: false, trouble: fails(trouble, { on: isSoap, times: Infinity }) });
  const line = await refusal(openOrg(sessionOf(org), quick));
  expect(line).toMatch(/^the (connection to 127\.0\.0\.1:\d+ failed|org is not available|org answered with a web page)/);
  expect(org.journal.filter(isSoap)).toHaveLength(trouble === 'maintenance' ? 1 : 4);
  org.trouble = fails(trouble === 'maintenance' ? 'html' : trouble, { on: isSoap, times: 2 });
  expect((await openOrg(sessionOf(org), quick)).user).toEqual(org.user);
});

test('calls by SOAP are counted, each time that they are sent', async () => {
  await using org = await startOrg({ openId: false, trouble: fails('cut', { on: isSoap }) });
  const { usage } = await openOrg(sessionOf(org), quick);
  expect(usage().calls).toBe(org.journal.length);
});

const words = 'no session TOKEN, SECRET';

test.each([
  ['REST', true, JSON.stringify([{ message: words, errorCode: 'INSUFFICIENT_ACCESS' }])],
  ['SOAP', false, `<Fault><faultcode>sf:INSUFFICIENT_ACCESS</faultcode><faultstring>${words}</faultstring></Fault>`],
])('a token that the org says back by %s is told to nobody', async (_, openId, answer) => {
  await using org = await startOrg({ openId });
  const [, secret = ''] = org.token.split('!');
  const body = answer.replace('TOKEN', org.token).replace('SECRET', secret);
  org.trouble = fails({ status: 500, body }, { on: openId ? ({ path }) => path.includes('userinfo') : isSoap, times: Infinity });
  const line = await refusal(openOrg(sessionOf(org), quick));
  expect(line).toContain("(INSUFFICIENT_ACCESS): 'no session [hidden], [hidden]'");
  expect(line).not.toContain(secret);
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
