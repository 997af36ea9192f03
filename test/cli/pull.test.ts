/** `breakday pull` against an org over real HTTP: what it brings, what it costs, and what survives when something goes wrong. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Result } from '../../src/findings/result.ts';
import type { PullSummary } from '../../src/investigation/pull.ts';
import { analyzed, breakday, type Outcome } from '../breakday.ts';
import { type FakeOrg, startOrg } from '../org/fake-org.ts';
import { crowd, formThatBreaks, idOf, login } from '../org/rows.ts';

const day = 86_400_000;
const until = Date.parse('2026-10-31T00:00:00Z');
const form = formThatBreaks({ from: until - 60 * day, breaksAt: until - 10 * day, until });

let archive: string;
beforeEach(() => {
  archive = join(mkdtempSync(join(tmpdir(), 'breakday-pull-')), 'archive.duckdb');
});

function pull(org: FakeOrg, ...args: readonly string[]): Promise<Outcome> {
  const line = ['pull', '--instance-url', org.url, '--archive', archive, '--timezone', 'UTC', ...args];
  return breakday(line, { env: { SF_ACCESS_TOKEN: org.token } });
}

async function pulled(org: FakeOrg): Promise<PullSummary> {
  const { status, stdout, stderr } = await pull(org, '--json');
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return JSON.parse(stdout);
}

const held = (): Promise<Result> => analyzed<Result>(['--archive', archive, '--timezone', 'UTC']);

test('brings the history, of which the archive then names the break', async () => {
  await using org = await startOrg({ logins: form });
  expect(await pulled(org)).toMatchObject({ org: org.id, sight: 'all', rows: { read: form.length, new: form.length, rejected: 0 } });
  const { incidents, coverage } = await held();
  expect(coverage).toMatchObject({ attempts: form.length, warnings: [] });
  expect(incidents).toMatchObject([{ kind: 'origin-change', day: '2026-10-21', address: '198.51.100.7', users: [org.user.username] }]);
});

test('brings only what is new the next time, also when it is told late, in five calls at most', async () => {
  await using org = await startOrg({ logins: form });
  await pulled(org);
  const before = org.journal.length;
  expect((await pulled(org)).rows.new).toBe(0);
  expect(org.journal.length - before).toBeLessThanOrEqual(5);
  org.logins.push(login(900_001, until + day), login(900_002, until - 2 * 3_600_000 + 1));
  expect((await pulled(org)).rows.new).toBe(2);
  expect((await held()).coverage.attempts).toBe(form.length + 2);
});

test('reads a hundred thousand attempts in sixty calls at most, though pages end in the middle of an instant', async () => {
  await using org = await startOrg({ logins: crowd(100_000, until) });
  const { rows, api } = await pulled(org);
  expect(rows).toMatchObject({ read: 100_000, new: 100_000 });
  expect(api.calls).toBe(org.journal.length);
  expect(api.calls).toBeLessThanOrEqual(60);
});

test('reads pages of any size', async () => {
  await using org = await startOrg({ logins: crowd(1_000, until), pageSize: 173 });
  expect((await pulled(org)).rows.new).toBe(1_000);
});

test.each([
  ['a connection that is cut in the middle of a page', 'cut'],
  ['a gateway’s page', 'html'],
  ['a busy server', { status: 503, code: 'SERVER_UNAVAILABLE' }],
] as const)('tries again after %s', async (_, failure) => {
  let failed = false;
  await using org = await startOrg({
    logins: form,
    trouble: ({ path }) => {
      if (failed || !path.includes('/query/')) return null;
      failed = true;
      return failure;
    },
    pageSize: 500,
  });
  const { status, stderr } = await pull(org);
  expect(status).toBe(0);
  expect(stderr).toContain('trying again');
  expect((await held()).coverage.attempts).toBe(form.length);
});

test('keeps the pages before a failure that stays, and goes on there', async () => {
  await using org = await startOrg({ logins: form, pageSize: 500 });
  let pages = 0;
  org.trouble = ({ path }) => (path.includes('/query/') && ++pages >= 2 ? { status: 403, code: 'REQUEST_LIMIT_EXCEEDED' } : null);
  const { status, stderr } = await pull(org);
  expect(status).toBe(1);
  expect(stderr.trim().split('\n').at(-1)).toMatch(/^breakday: .*limit/i);
  const kept = (await held()).coverage.attempts;
  expect(kept).toBeGreaterThanOrEqual(500);
  expect(kept).toBeLessThan(form.length);
  org.trouble = () => null;
  expect((await pulled(org)).rows.new).toBe(form.length - kept);
});

test('asks an org that refuses every session a few times, and then says so in one line', async () => {
  await using org = await startOrg({ logins: form, trouble: () => ({ status: 401, code: 'INVALID_SESSION_ID' }) });
  const { status, stdout, stderr } = await pull(org);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/breakday: .*session/i);
  expect(org.journal.length).toBeLessThan(10);
});

test('says that a user saw only his own attempts, and lets nobody take that for all clear', async () => {
  const quiet = form.filter(({ Status }) => Status === 'Success');
  await using org = await startOrg({ logins: [...quiet, login(900_000, until, { UserId: idOf('005', 7) })], ownRowsOnly: true });
  expect(await pulled(org)).toMatchObject({ sight: 'own', rows: { new: quiet.length } });
  expect((await held()).coverage.warnings).toEqual([expect.stringContaining('own')]);
  expect((await breakday(['analyze', '--archive', archive, '--exit-code'])).status).toBe(20);
});

test('is remembered, by whom and how it came, without any secret', async () => {
  await using org = await startOrg({ logins: form });
  const orgs = async (...args: readonly string[]): Promise<string> => (await breakday(['orgs', '--archive', archive, ...args])).stdout;
  expect(await orgs()).toBe('No org was pulled from yet: breakday pull --target-org ALIAS\n');
  await pulled(org);
  expect(JSON.parse(await orgs('--json'))).toMatchObject([
    { org: org.id, alias: null, username: org.user.username, wayIn: 'access-token', sight: 'all', attempts: form.length },
  ]);
  expect(await orgs()).toMatch(new RegExp(`${org.id} +${org.user.username.slice(0, 6)}.* access-to.* everybody `));
});

test('only counts in a dry run', async () => {
  await using org = await startOrg({ logins: form });
  const { status, stdout } = await pull(org, '--dry-run');
  expect(status).toBe(0);
  expect(stdout).toContain(form.length.toLocaleString('en-US'));
  expect(stdout).toMatch(/SELECT .* FROM LoginHistory/);
  expect(org.journal.filter(({ path }) => path.includes('/query') && !path.includes('COUNT()'))).toEqual([]);
  expect(existsSync(archive)).toBe(false);
});

test('names in a dry run the query for event log files too, where they are wanted', async () => {
  await using org = await startOrg({ logins: form });
  const { stdout } = await pull(org, '--dry-run', '--event-log-files');
  expect(stdout).toMatch(/-- 0 rows\nSELECT .* FROM EventLogFile WHERE EventType = 'Login' ORDER BY LogDate\n$/);
  expect((await pull(org, '--dry-run')).stdout).not.toContain('EventLogFile');
});

test('says of an org without attempts that it has none', async () => {
  await using org = await startOrg();
  expect((await pull(org)).stdout).toContain('New        nothing: the org has no attempts to show\n');
  org.logins.push(login(1, until));
  await pull(org);
  expect((await pull(org)).stdout).toContain('New        nothing: the archive held every attempt already\n');
});

test('only reads, and shows its secret to nobody but the org', async () => {
  await using org = await startOrg({ logins: form });
  const { stdout, stderr } = await pull(org, '--verbose');
  const secret = org.token.split('!')[1] ?? org.token;
  expect(org.journal.map(({ method }) => method)).toEqual(org.journal.map(() => 'GET'));
  expect(org.journal.filter(({ path, body }) => `${path}${body}`.includes(secret))).toEqual([]);
  expect(`${stdout}${stderr}`).not.toContain(secret);
  expect(readFileSync(archive).includes(secret)).toBe(false);
});
