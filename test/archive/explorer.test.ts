import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Archive, openMemory } from '../../src/archive/archive.ts';
import { type Asked, type Explorer, openExplorer } from '../../src/archive/explore/explorer.ts';
import type { SortColumn } from '../../src/archive/explore/ordered.ts';
import { parseFilter } from '../../src/attempts/filter.ts';
import { asUtc, engineSettings, setupCsv } from './telling.ts';

let archive: Archive;
let explorer: Explorer;
beforeEach(async () => {
  archive = await openMemory(engineSettings());
});
afterEach(async () => {
  await explorer.close();
  await archive.close();
});

async function explore(rows: readonly string[][]): Promise<void> {
  await archive.add([setupCsv(rows)], asUtc);
  explorer = await openExplorer(archive.database, { sql: 'true', parameters: [] }, async () => null);
}

function asked(filter = ''): Asked {
  const parsed = parseFilter(filter);
  if (!('terms' in parsed)) throw new Error(filter);
  return { terms: parsed.terms, zone: 'UTC' };
}

const [refused, challenged, activated] = ['Invalid Password', 'Multi-factor required', 'Failed: Computer activation required'];

test('a challenge is neither a failure nor a success, on the axis as in every table', async () => {
  await explore([
    ['7/14/2026 9:00 AM', 'ana@globex.example', '198.51.100.7', refused, 'Browser'],
    ['7/14/2026 9:01 AM', 'ana@globex.example', '198.51.100.7', challenged, 'Browser'],
    ['7/14/2026 9:02 AM', 'ana@globex.example', '198.51.100.7', activated, 'Browser'],
    ['7/14/2026 9:03 AM', 'ana@globex.example', '198.51.100.7', refused, 'Browser'],
    ['7/14/2026 9:04 AM', 'ana@globex.example', '198.51.100.7', 'Success', 'Browser'],
  ]);
  const told = { attempts: 5, successes: 1, failures: 2, steps: 2, untrusted: 0, password: 2, blocked: 0, other: 0 };
  expect(await explorer.steps(asked())).toEqual([{ at: Date.parse('2026-07-14T09:00Z'), successes: 1, failures: 2 }]);
  expect(await explorer.groups(asked(), 'address')).toMatchObject([told]);
  expect(await explorer.groups(asked(), 'user')).toMatchObject([told]);
  expect(await explorer.users(asked())).toMatchObject([{ ...told, streak: 2 }]);
  expect(await explorer.count(asked('status:failed'))).toBe(2);
});

test('a filter leaves runs of failures and first days as they were: what it does not show has happened all the same', async () => {
  await explore([
    ['6/1/2026 9:00 AM', 'ana@globex.example', '198.51.100.7', 'Success', 'Browser'],
    ['7/14/2026 9:00 AM', 'ana@globex.example', '198.51.100.7', refused, 'Browser'],
    ['7/14/2026 9:01 AM', 'ana@globex.example', '198.51.100.7', refused, 'Browser'],
    ['7/14/2026 9:02 AM', 'ana@globex.example', '203.0.113.9', 'Success', 'Browser'],
    ['7/14/2026 9:03 AM', 'ana@globex.example', '203.0.113.9', refused, 'Browser'],
  ]);
  expect(await explorer.users(asked())).toMatchObject([{ failures: 3, streak: 2, newAddresses: 1 }]);
  expect(await explorer.users(asked('status:failed'))).toMatchObject([{ failures: 3, streak: 2, newAddresses: 1 }]);
  expect(await explorer.users(asked('after:2026-07-01 ip:198.51.100.7'))).toMatchObject([{ failures: 2, streak: 2, newAddresses: 0 }]);
  expect(await explorer.users(asked('ip:203.0.113.9'))).toMatchObject([{ failures: 1, streak: 1, newAddresses: 1 }]);
});

test('every attempt comes in the order in which a window of them is shown', async () => {
  await explore([
    ['7/14/2026 9:00 AM', 'cem@globex.example', '198.51.100.7', 'Success', 'Browser'],
    ['7/14/2026 9:01 AM', 'ana@globex.example', '198.51.100.7', refused, 'Browser'],
    ['7/14/2026 9:02 AM', 'bo@globex.example', '203.0.113.9', 'Success', 'Browser'],
  ]);
  const every = async (filter: string, column: SortColumn, descending: boolean): Promise<string[]> => {
    const users = [];
    for await (const { user } of explorer.everyAttempt(asked(filter), { column, descending })) users.push(user.slice(0, 3));
    return users;
  };
  const { rows } = await explorer.attempts(asked(), { column: 'user', descending: false }, 1, 2);
  expect(await every('', 'user', false)).toEqual(['ana', 'bo@', 'cem']);
  expect(await every('status:success', 'time', true)).toEqual(['bo@', 'cem']);
  expect(rows.map(({ user }) => user)).toEqual(['bo@globex.example', 'cem@globex.example']);
});

test.each<SortColumn>(['time', 'user', 'address', 'status', 'login_type', 'application', 'country'])(
  'sorted by %s, no attempt is missing, whatever it does not tell',
  async (column) => {
    await explore([
      ['7/14/2026 9:00 AM', 'cem@globex.example', '', 'Success', ''],
      ['7/14/2026 9:01 AM', 'ana@globex.example', '198.51.100.7', refused, 'Browser'],
    ]);
    for (const descending of [true, false]) {
      const { total, rows } = await explorer.attempts(asked(), { column, descending }, 0, 9);
      expect([total, rows.length]).toEqual([2, 2]);
    }
  },
);

test('attempts sorted by their address follow each other by its numbers, on the screen as in a file', async () => {
  const addresses = ['10.0.0.12', '2001:db8::10', '9.9.9.9', '', '2001:db8::9'];
  await explore(addresses.map((address, i) => [`7/14/2026 9:0${i} AM`, 'ana@globex.example', address, 'Success', 'Browser']));
  const byAddress = { column: 'address', descending: false } as const;
  const sorted = [null, '9.9.9.9', '10.0.0.12', '2001:db8::9', '2001:db8::10'];
  const { rows } = await explorer.attempts(asked('user:ana@globex.example'), byAddress, 0, 5);
  expect(rows.map(({ address }) => address)).toEqual(sorted);
  const written = [];
  for await (const { address } of explorer.everyAttempt(asked(), byAddress)) written.push(address);
  expect(written).toEqual(sorted);
});
