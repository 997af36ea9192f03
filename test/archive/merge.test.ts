import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Archive, openMemory } from '../../src/archive/archive.ts';
import type { Input } from '../../src/sources/source.ts';
import { apiRows, asUtc, engineSettings, eventLog, history, setupCsv } from './telling.ts';

const failed = 'Failed: API security token required';
let archive: Archive;
beforeEach(async () => {
  archive = await openMemory(engineSettings());
});
afterEach(() => archive.close());

const add = (...inputs: Input[]) => archive.add(inputs, asUtc);
const counts = async (...inputs: Input[]) =>
  (await add(...inputs)).map(({ rows, accepted, duplicates, rejected }) => [rows, accepted, duplicates, rejected]);

const download = [
  ['7/14/2026 9:43 PM', 'form@globex.example', '104.196.140.76', failed, 'N/A'],
  ['7/14/2026 9:42 PM', 'form@globex.example', '104.196.140.76', failed, 'N/A'],
  ['7/14/2026 9:42 PM', 'form@globex.example', '104.196.140.76', failed, 'N/A'],
  ['7/14/2026 9:42 PM', 'ana@globex.example', '198.51.100.7', 'Success', 'Browser'],
  ['6/13/2026 9:04 PM', 'form@globex.example', '173.201.106.127', 'Success', 'N/A'],
];

test('a download imported twice adds nothing, and the retry loop in it loses nothing', async () => {
  expect(await counts(setupCsv(download), setupCsv(download))).toEqual([
    [5, 5, 0, 0],
    [5, 0, 5, 0],
  ]);
  expect(await history(archive)).toEqual([
    '2026-06-13 21:04:00 form@globex.example 173.201.106.127 Success',
    '2026-07-14 21:42:00 ana@globex.example 198.51.100.7 Success',
    `2026-07-14 21:42:00 form@globex.example 104.196.140.76 ${failed}`,
    `2026-07-14 21:42:00 form@globex.example 104.196.140.76 ${failed}`,
    `2026-07-14 21:43:00 form@globex.example 104.196.140.76 ${failed}`,
  ]);
});

test.each([
  ['older half first', [1, 0]],
  ['newer half first', [0, 1]],
])('two halves that overlap in the middle of a minute are the whole, in its order: %s', async (_, order) => {
  const halves = [setupCsv(download.slice(0, 3)), setupCsv(download.slice(1))];
  await add(...order.map((half) => halves[half] as Input));
  const told = await history(archive);
  await archive.close();
  archive = await openMemory(engineSettings());
  await add(setupCsv(download));
  expect(told).toEqual(await history(archive));
});

const pulled = [
  ['2026-07-14T21:42:05.000Z', '0Ya000000000001AAA', 'form@globex.example', '104.196.140.76', failed, null],
  ['2026-07-14T21:42:31.000Z', '0Ya000000000002AAA', 'form@globex.example', '104.196.140.76', failed, null],
  ['2026-07-14T21:44:00.000Z', '0Ya000000000003AAA', 'form@globex.example', '104.196.140.76', failed, null],
];

test.each([
  ['download first', [0, 1]],
  ['pull first', [1, 0]],
])('a row of a download and a row of the API are one attempt, and the one with the Id stays: %s', async (_, order) => {
  const inputs = [setupCsv(download), apiRows(pulled)];
  const reports = await add(...order.map((at) => inputs[at] as Input));
  expect(reports.map(({ accepted }) => accepted).reduce((a, b) => a + b)).toBe(6);
  expect(await history(archive, 'time, id, "user"')).toEqual([
    '2026-06-13 21:04:00  form@globex.example',
    '2026-07-14 21:42:00  ana@globex.example',
    '2026-07-14 21:42:05 0Ya000000000001AAA form@globex.example',
    '2026-07-14 21:42:31 0Ya000000000002AAA form@globex.example',
    '2026-07-14 21:43:00  form@globex.example',
    '2026-07-14 21:44:00 0Ya000000000003AAA form@globex.example',
  ]);
});

test('Ids are the same with 15 characters and with 18, in one input and in two', async () => {
  const [first, second] = [pulled[0] as string[], pulled[1] as string[]];
  const short = [first[0] ?? '', '0Ya000000000001', ...first.slice(2)];
  expect(await counts(apiRows([first, short, second]), apiRows([second, short]))).toEqual([
    [3, 2, 1, 0],
    [2, 0, 2, 0],
  ]);
});

test('an event log file lends the rows of the API what only it knows', async () => {
  const events = [
    ['2026-07-14T21:42:05.123Z', 'form@globex.example', '104.196.140.76', 'LOGIN_ERROR_MUST_USE_API_TOKEN', '0'],
    ['2026-07-14T21:50:00.000Z', 'form@globex.example', '104.196.140.76', 'LOGIN_NO_ERROR', '1'],
  ];
  const labels = async () => history(archive, 'time, id, api_token');
  await add(eventLog(events), apiRows(pulled.slice(0, 1)));
  const told = await labels();
  await archive.close();
  archive = await openMemory(engineSettings());
  await add(apiRows(pulled.slice(0, 1)), eventLog(events));
  expect(await labels()).toEqual(told);
  expect(told).toEqual(['2026-07-14 21:42:05 0Ya000000000001AAA 0', '2026-07-14 21:50:00  1']);
});

test('the same user at the same minute in two orgs is two attempts, and an unknown org may be either', async () => {
  const row = [download[4] as string[]];
  await archive.add([setupCsv(row)], { ...asUtc, org: '00D1' });
  await archive.add([setupCsv(row)], { ...asUtc, org: '00D2' });
  await archive.add([setupCsv(row)], asUtc);
  expect(await history(archive, 'org')).toEqual(['00D1', '00D2']);
});

test('every row that is no attempt is refused with its line and reason', async () => {
  const rows = [
    ['31/31/2026 9:00 PM', 'ana@globex.example', '', 'Success', ''],
    ['7/14/2026 9:00 PM', ' ', '198.51.100.7', 'Success', ''],
    ['7/14/2026 9:00 PM', 'ana@globex.example', '198.51.100.7', 'N/A', ''],
    ['', 'ana@globex.example', '198.51.100.7', 'Success', ''],
    ['7/14/2026 9:00 PM', ' ana@globex.example', '::ffff:198.51.100.7', 'success', ' '],
  ];
  const [report] = await add(setupCsv(rows, { rejects: [{ line: 9, reason: 'opens a quote that is never closed' }] }));
  expect(report).toMatchObject({ rows: 6, accepted: 1, duplicates: 0, rejected: 5, dateOrder: 'mdy', timezone: 'UTC' });
  expect(report?.rejects).toEqual([
    { line: 2, reason: "Login Time '31/31/2026 9:00 PM' is no date with the month first" },
    { line: 3, reason: 'names no user' },
    { line: 4, reason: 'names no status' },
    { line: 5, reason: 'Login Time is empty' },
    { line: 9, reason: 'opens a quote that is never closed' },
  ]);
  expect(await history(archive)).toEqual(['2026-07-14 21:00:00 ana@globex.example 198.51.100.7 Success']);
});

test('rows of one minute keep the order in which they happened, whichever way the file runs', async () => {
  const minute = ['Success', failed, 'Success'].map((status) => ['7/14/2026 9:00 PM', 'ana@globex.example', '198.51.100.7', status, '']);
  const earlier = ['7/13/2026 9:00 PM', 'ana@globex.example', '198.51.100.7', 'Success', ''];
  await add(setupCsv([...minute.slice(0, 2), earlier]));
  expect((await history(archive, 'status')).slice(1)).toEqual([failed, 'Success']);
  await archive.close();
  archive = await openMemory(engineSettings());
  await add(setupCsv([earlier, ...minute.slice(0, 2)]));
  expect((await history(archive, 'status')).slice(1)).toEqual(['Success', failed]);
});

test('user ids are named where a map of users is given, and stay where it knows no name', async () => {
  const input = setupCsv([
    ['7/14/2026 9:00 PM', '005000000000001AAA', '198.51.100.7', 'Success', ''],
    ['7/14/2026 9:01 PM', '005000000000002AAA', '198.51.100.7', 'Success', ''],
  ]);
  const users = { of: (id: string) => (id.startsWith('005000000000001') ? 'ana@globex.example' : undefined) };
  await archive.add([{ ...input, columns: ['user_id', 'address', 'status', 'application'] }], { ...asUtc, users });
  expect((await history(archive, '"user", user_id')).toSorted()).toEqual([
    '005000000000002AAA 005000000000002AAA',
    'ana@globex.example 005000000000001AAA',
  ]);
});
