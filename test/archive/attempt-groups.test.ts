import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Archive, openMemory } from '../../src/archive/archive.ts';
import { restrict } from '../../src/archive/restrict.ts';
import type { Input } from '../../src/sources/source.ts';
import { apiRows, asUtc, engineSettings, setupCsv } from './telling.ts';

let archive: Archive;
beforeEach(async () => {
  archive = await openMemory(engineSettings());
});
afterEach(() => archive.close());

const download = setupCsv([
  ['7/14/2026 9:43 PM', 'form@globex.example', '104.196.140.76', 'Failed: API security token required', 'N/A'],
  ['7/14/2026 9:42 PM', 'form@globex.example', '104.196.140.76', 'Failed: API security token required', 'N/A'],
  ['7/14/2026 9:41 PM', 'ana@globex.example', '198.51.100.7', 'Success', 'Browser'],
  ['6/13/2026 9:04 PM', 'form@globex.example', '173.201.106.127', 'Success', 'N/A'],
]);
const inSeveralForms = setupCsv([
  ['7/14/2026 9:42 PM', 'ana@globex.example', '2001:DB8::1', 'success', ' Browser'],
  ['7/14/2026 9:41 PM', 'ana@globex.example', '2001:db8:0::1', 'Success', 'Browser'],
]);
const withRefusals = setupCsv([
  ['7/14/2026 9:43 PM', '', '104.196.140.76', 'Success', 'N/A'],
  ['some day', 'ana@globex.example', '198.51.100.7', 'Success', 'Browser'],
  ['7/14/2026 9:41 PM', 'ana@globex.example', '198.51.100.7', 'Success', 'Browser'],
]);
const repeated = apiRows([
  ['2026-07-14T21:42:05.000Z', '0Ya000000000001AAA', 'form@globex.example', '104.196.140.76', 'Success', null],
  ['2026-07-14T21:42:05.000Z', '0Ya000000000001AAA', 'form@globex.example', '104.196.140.76', 'Success', null],
]);
const another = setupCsv([['7/15/2026 9:43 AM', 'ben@globex.example', '198.51.100.8', 'Success', 'Browser']]);

const grouped = 'select "user", address, status, application, attempts, first::varchar as first, last::varchar as last';
const groups = () => archive.database.rows(`${grouped} from attempt_groups order by all`);
const groupedAfresh = () =>
  archive.database.rows(
    `${grouped} from (select "user", address, status, application, count(*) as attempts, min(time) as first, max(time) as last
     from attempts where not shadowed group by all) order by all`,
  );

test.each<[string, Input[], number]>([
  ['no input', [], 0],
  ['an input', [download], 3],
  ['an input that tells one thing in several forms', [inSeveralForms], 1],
  ['an input with rows that are refused', [withRefusals], 1],
  ['an input that repeats an Id', [repeated], 1],
  ['two inputs', [download, another], 4],
  ['an input without rows after one with rows', [download, setupCsv([])], 3],
  ['two inputs, one of which tells of the same attempts', [repeated, download, download], 4],
])('attempts of %s have the groups that they make', async (_, inputs, count) => {
  await archive.add(inputs, asUtc);
  expect(await groups()).toHaveLength(count);
  expect(await groups()).toEqual(await groupedAfresh());
});

test('attempts that pass a filter have groups of their own', async () => {
  await archive.add([download], asUtc);
  await restrict(archive.database, { sql: `status = 'Success'`, parameters: [] });
  expect(await groups()).toHaveLength(2);
  expect(await groups()).toEqual(await groupedAfresh());
});
