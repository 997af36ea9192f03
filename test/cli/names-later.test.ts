/** The names of users may come after their logins: whoever was kept by his id alone then gets his name, once for all. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { breakday } from '../breakday.ts';
import { written } from './tellings.ts';

const sync = '005000000000001AAA';
const erp = '005000000000002AAA';
const users = written('users.csv', `Id,Username\n${sync},sync@acme.example\n${erp},erp@acme.example\n`);
const rows = [sync, erp, sync].map((id, i) => `2026-04-0${i + 1}T09:00:00Z,${id},192.0.2.7,Success`);
const withoutIds = written('log.csv', ['LoginTime,UserId,SourceIp,Status', ...rows].join('\n'));
const withIds = written(
  'query.csv',
  ['Id,LoginTime,UserId,SourceIp,Status', ...rows.map((row, i) => `0Ya00000000000${i}AAA,${row}`)].join('\n'),
);

let kept: readonly string[];
beforeEach(() => {
  kept = ['--timezone', 'UTC', '--archive', join(mkdtempSync(join(tmpdir(), 'breakday-names-')), 'archive.duckdb')];
});

const named = '2 users that were held by id alone are named now.\n';

async function whoseLogins(...args: readonly string[]): Promise<string[]> {
  const { stdout } = await breakday(['attempts', '--json', ...kept, ...args]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { user: string }).user);
}

test.each([
  ['with Ids', withIds],
  ['without', withoutIds],
])('the same file comes again, its rows %s, and users with it', async (_, file) => {
  await breakday(['import', file, ...kept]);
  expect(await whoseLogins()).toEqual([sync, erp, sync]);
  const { stdout, stderr } = await breakday(['import', file, '--users', users, ...kept]);
  expect({ stdout, stderr }).toEqual({ stdout: expect.stringContaining('held every attempt already'), stderr: named });
  expect(await whoseLogins()).toEqual(['sync@acme.example', 'erp@acme.example', 'sync@acme.example']);
});

test('users come with a question to the archive', async () => {
  await breakday(['import', withIds, ...kept]);
  expect((await breakday(['analyze', '--users', users, ...kept])).stderr).toBe(named);
  expect((await breakday(['analyze', '--users', users, ...kept])).stderr).toBe('');
  expect(await whoseLogins()).toEqual(['sync@acme.example', 'erp@acme.example', 'sync@acme.example']);
});

test('an org whose users have the same ids, as a sandbox has, keeps them', async () => {
  await breakday(['import', '--org', 'prod', withIds, ...kept]);
  await breakday(['import', '--org', 'sandbox', withIds, ...kept]);
  expect((await breakday(['analyze', '--org', 'prod', '--users', users, ...kept])).stderr).toBe(named);
  expect(await whoseLogins('--org', 'prod')).toEqual(['sync@acme.example', 'erp@acme.example', 'sync@acme.example']);
  expect(await whoseLogins('--org', 'sandbox')).toEqual([sync, erp, sync]);
});

test.each([
  ['with Ids', withIds],
  ['without', withoutIds],
])('the same file comes again without users, its rows %s', async (_, file) => {
  await breakday(['import', file, '--users', users, ...kept]);
  expect((await breakday(['import', file, ...kept])).stdout).toContain('held every attempt already');
  expect(await whoseLogins()).toEqual(['sync@acme.example', 'erp@acme.example', 'sync@acme.example']);
});

const eventLog = written(
  'events.csv',
  [
    'EVENT_TYPE,TIMESTAMP_DERIVED,USER_ID_DERIVED,USER_NAME,SOURCE_IP,LOGIN_STATUS',
    `Login,2026-04-01T09:00:00.000Z,${sync},sync@acme.example,192.0.2.7,LOGIN_NO_ERROR`,
    `Login,2026-04-05T09:00:00.000Z,${sync},sync@acme.example,192.0.2.7,LOGIN_NO_ERROR`,
  ].join('\n'),
);

test('rows that tell an id and its name together name the rows that tell the id alone, whichever come first', async () => {
  const whose = ['sync@acme.example', erp, 'sync@acme.example', 'sync@acme.example'];
  await breakday(['import', eventLog, ...kept]);
  expect((await breakday(['import', withIds, ...kept])).stdout).toMatch(/^New +2 attempts$/m);
  expect(await whoseLogins()).toEqual(whose);
  const otherWay = ['--archive', join(mkdtempSync(join(tmpdir(), 'breakday-names-')), 'archive.duckdb')];
  await breakday(['import', withIds, ...kept, ...otherWay]);
  expect((await breakday(['import', eventLog, ...kept, ...otherWay])).stdout).toMatch(/^New +1 attempt$/m);
  expect(await whoseLogins(...otherWay)).toEqual(whose);
  const files = ['--timezone', 'UTC'];
  for (const pair of [
    [withIds, eventLog],
    [eventLog, withIds],
  ])
    expect((await breakday(['attempts', '--json', ...files, ...pair])).stdout.match(/"user":"[^"]+"/g)).toEqual(
      whose.map((name) => `"user":"${name}"`),
    );
});

test('the rows of another org, such as a sandbox with the same ids, name nobody', async () => {
  await breakday(['import', '--org', 'prod', eventLog, ...kept]);
  await breakday(['import', '--org', 'sandbox', withoutIds, ...kept]);
  expect(await whoseLogins('--org', 'sandbox')).toEqual([sync, erp, sync]);
});
