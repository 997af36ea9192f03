/** What the data cannot tell is said, and said only then. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Result } from '../../src/findings/result.ts';
import { analyzed, breakday } from '../breakday.ts';
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

const header = 'Username,Login Time,Source IP,Login Type,Status,Application\n';
const from = (address: string, day: number): string =>
  `feed@northwind.example,2026-07-0${day} 06:00,${address},Other Apex API,Success,Feed\n`;
const addresses = (...texts: readonly string[]): string => header + texts.map((text, i) => from(text, i + 1)).join('');

test('texts in place of addresses that are none, by the first of them, and none where every text is known', async () => {
  const known = ['203.0.113.1:443', '[2001:db8::1]', 'Salesforce.com IP', '', 'Unavailable'];
  expect(await warningsOf(written('known.csv', addresses(...known)))).toEqual([]);
  expect(await warningsOf(written('one.csv', addresses(...known, '999.1.1.1')))).toEqual([
    "one.csv: 1 row has a source address that is none, such as '999.1.1.1' on line 7, and is read as having none.",
  ]);
  expect(await warningsOf(written('some.csv', addresses('203.0.113.1', 'gateway', 'proxy', 'gateway')))).toEqual([
    "some.csv: 3 rows have a source address that is none, such as 'gateway' on line 3, and are read as having none.",
  ]);
});

test('the line of such a text is right below blank lines, too', async () => {
  const text = `${addresses('203.0.113.1')}\n\n${from('gateway', 2)}`;
  expect(await warningsOf(written('blank.csv', text))).toEqual([expect.stringContaining("such as 'gateway' on line 5, and is read")]);
});

test('an import says it, too', async () => {
  const file = written('import.csv', addresses('gateway'));
  const archive = join(mkdtempSync(join(tmpdir(), 'breakday-warned-')), 'archive.duckdb');
  const { stdout } = await breakday(['import', '--timezone', 'UTC', '--archive', archive, file]);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain("import.csv: 1 row has a source address that is none, such as 'gateway' on line 2,");
});

test('an answer that holds fewer records than it counts', async () => {
  const record = { LoginTime: '2026-07-01T06:00:00.000+0000', UserId: '005000000000001AAA', SourceIp: '203.0.113.1', Status: 'Success' };
  const answer = (totalSize: number) => ({ totalSize, done: true, records: [record, { ...record, SourceIp: '203.0.113.2' }] });
  const cut = 'not in it: ask again with a higher SF_ORG_MAX_QUERY_LIMIT.';
  expect(await warningsOf(written('whole.json', JSON.stringify(answer(2))))).toEqual([]);
  expect(await warningsOf(written('rest.json', JSON.stringify(answer(3))))).toEqual([
    `rest.json: 1 record that its answer counts ("totalSize") is ${cut}`,
  ]);
  expect(await warningsOf(written('sf.json', JSON.stringify({ status: 0, result: answer(5_000) }, null, 2)))).toEqual([
    `sf.json: 4,998 records that its answer counts ("totalSize") are ${cut}`,
  ]);
});
