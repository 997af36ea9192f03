/** Salesforce compares user names without regard to case, so two spellings of one name are one user. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breakday } from '../breakday.ts';
import { written } from './tellings.ts';

const row = (user: string, day: number): string => `${user},2026-04-0${day} 09:00,192.0.2.7,Success`;
const file = (name: string, title: string, ...rows: readonly string[]): string =>
  written(name, [`${title},Login Time,Source IP,Status`, ...rows, ''].join('\n'));
const both = file('both.csv', 'Username', row('Sync@Acme.example', 1), row('sync@acme.example', 2), row('SYNC@ACME.EXAMPLE', 3));

async function users(...args: readonly string[]): Promise<string[]> {
  const { stdout } = await breakday(['attempts', '--json', '--timezone', 'UTC', ...args]);
  const lines = stdout.split('\n').filter((line) => line !== '');
  return lines.map((line) => (JSON.parse(line) as { user: string }).user);
}

test('in one file, and whatever the spelling that is asked for', async () => {
  expect(await users(both)).toEqual(Array(3).fill('sync@acme.example'));
  expect(await users(both, '--where', 'user:Sync@Acme.Example')).toHaveLength(3);
});

test('in files that tell the same attempts, whichever comes first, and in a list of users', async () => {
  const kept = ['--timezone', 'UTC', '--archive', join(mkdtempSync(join(tmpdir(), 'breakday-spellings-')), 'archive.duckdb')];
  await breakday(['import', both, ...kept]);
  const other = file('other.csv', 'Username', row('sync@acme.example', 1), row('SYNC@acme.example', 4));
  const byId = file('ids.csv', 'User ID', row('005000000000001AAA', 5));
  const names = written('names.csv', 'Id,Username\n005000000000001AAA,Sync@ACME.example\n');
  expect((await breakday(['import', other, ...kept])).stdout).toMatch(/^New +1 attempt$/m);
  expect((await breakday(['import', byId, ...kept])).stdout).toMatch(/^New +1 attempt$/m);
  expect((await breakday(['import', byId, '--users', names, ...kept])).stdout).toContain('held every attempt already');
  expect(await users(...kept.slice(2))).toEqual(Array(5).fill('sync@acme.example'));
});

test('an id is no name: its case tells two users apart', async () => {
  const ids = ['005000000000aAAAAA', '005000000000AAAAAA'];
  expect(await users(file('case.csv', 'User ID', ...ids.map((id, i) => row(id, i + 1))))).toEqual(ids);
});
