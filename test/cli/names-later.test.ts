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
