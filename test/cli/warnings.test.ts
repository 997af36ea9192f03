/** What the data cannot tell is said, and said only then. */
import { expect, test } from 'vitest';
import type { Result } from '../../src/findings/result.ts';
import { analyzed } from '../breakday.ts';
import { written } from './tellings.ts';

const byName = 'fixtures/formats/setup-2026.csv';
const byId = 'fixtures/formats/query-rest.json';

async function warningsOf(...args: readonly string[]): Promise<readonly string[]> {
  return (await analyzed<Result>(['--timezone', 'UTC', ...args])).coverage.warnings;
}

test('users who are known by id alone beside users with names', async () => {
  expect(await warningsOf(byName, byId)).toEqual([
    expect.stringMatching(/^\d+ users? (is|are) known by id alone in rows that name nobody, .*: name them with --users FILE\.$/),
  ]);
});

test.each([
  ['rows with names', [byName]],
  ['rows with ids', [byId]],
  ['both, and a list of users', [byName, byId, '--users', 'fixtures/formats/users.csv']],
])('nobody in %s', async (_, args) => {
  expect(await warningsOf(...args)).toEqual([]);
});

test('a time that the clocks skipped, and two of them', async () => {
  const titles = 'Username,Login Time,Source IP,Login Type,Status,Application\n';
  const row = (time: string): string => `feed@northwind.example,2026-03-${time},192.0.2.7,Other Apex API,Success,Feed\n`;
  const told = (...times: readonly string[]): Promise<readonly string[]> =>
    warningsOf('--input-timezone', 'Europe/Berlin', written('skipped.csv', titles + ['28 12:00', ...times].map(row).join('')));
  const skipped = 'into an hour that clocks of Europe/Berlin show twice or not at all; the earlier reading was taken.';
  expect(await told('29 02:30')).toEqual([`skipped.csv: 1 row falls ${skipped}`]);
  expect(await told('29 02:30', '29 02:45')).toEqual([`skipped.csv: 2 rows fall ${skipped}`]);
});
