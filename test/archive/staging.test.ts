import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Archive, openArchive, openMemory } from '../../src/archive/archive.ts';
import { openFile } from '../../src/sources/open-file.ts';
import { asUtc, engineSettings, history, temporaryFolder } from './telling.ts';

const header = 'Username,Login Time,Source IP,Login Type,Status,Application,Country';
const line = (minute: number, user = 'ana@globex.example') =>
  `${user},"7/14/2026 9:${String(minute).padStart(2, '0')} AM",198.51.100.7,i,Success,N/A,United States`;

let folder: string;
let archive: Archive;
beforeEach(async () => {
  folder = temporaryFolder();
  archive = await openMemory(engineSettings());
});
afterEach(() => archive.close());

async function add(name: string, content: string | Buffer, into = archive) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const [report] = await into.add([await openFile(path, { provenance: false, parquetTitles: async () => [] })], asUtc);
  return report;
}

test('a clean file is read by the engine: texts in their one form, rows with their lines', async () => {
  const report = await add('clean.csv', [header, line(2), line(1), ''].join('\r\n'));
  expect(report).toMatchObject({ rows: 2, accepted: 2, timezone: 'UTC', dateOrder: 'mdy' });
  expect(await history(archive, 'time, line, "user", login_type, application, country, tls')).toEqual([
    '2026-07-14 09:01:00 3 ana@globex.example Remote Access 2.0  United States ',
    '2026-07-14 09:02:00 2 ana@globex.example Remote Access 2.0  United States ',
  ]);
});

test.each([
  ['export[1].csv', (text: string) => text],
  ['export?.csv', (text: string) => text],
  ['export*.gz', (text: string) => gzipSync(text)],
  ['compressed whatever its name.csv', (text: string) => gzipSync(text)],
])('a file may be called %s', async (name, content) => {
  expect(await add(name, content([header, line(1), ''].join('\n')))).toMatchObject({ rows: 1, accepted: 1 });
});

test.each([
  ['a quote that is never closed', [line(1), `"ana@globex.example,7/14/2026 9:02 AM,198.51.100.7,i,Success,N/A,`, line(3)]],
  ['a row with too many values', [line(1), `${line(2)},and,more`, line(3)]],
  ['bytes that are no UTF-8', [line(1), `${line(2)}\0`, line(3)]],
])('%s costs one line, which is named', async (_, rows) => {
  const report = await add('amiss.csv', [header, ...rows, ''].join('\n'));
  expect(report).toMatchObject({ rows: 3, accepted: 2, rejected: 1 });
  expect(report?.rejects.map((reject) => reject.line)).toEqual([3]);
  expect(await history(archive, 'line')).toEqual(['2', '4']);
});

test('a quote that goes astray and closes lines later swallows none of them, far beyond what a sample of the file shows', async () => {
  const country = (text: string) => line(1).replace('United States', text);
  const filler = Array.from({ length: 4_000 }, () => country('France'));
  const rows = [...filler, country('"United States'), line(2), line(3), country('United States"'), ...filler];
  for (const [name, content] of [
    ['astray.csv', [header, ...rows, ''].join('\n')],
    ['astray.csv.gz', gzipSync([header, ...rows, ''].join('\n'))],
  ] as const) {
    const fresh = await openMemory(engineSettings());
    const report = await add(name, content, fresh);
    expect(report).toMatchObject({ rows: rows.length, rejected: 1, rejects: [{ line: 4_002 }] });
    await fresh.close();
  }
});

test('a compressed file that is cut short is refused, not read as far as it goes', async () => {
  const whole = gzipSync([header, ...Array.from({ length: 40_000 }, (_, i) => line(i % 60, `user${i}@globex.example`)), ''].join('\n'));
  await expect(add('cut.csv.gz', whole.subarray(0, whole.length / 2))).rejects.toThrow('cut short');
});

test('a refused row is named by its line, though blank lines stand before it', async () => {
  const filler = Array.from({ length: 40_000 }, () => line(1));
  const report = await add('blank.csv', [header, ...filler, '', line(2, ''), line(3), ''].join('\n'));
  expect(report).toMatchObject({ rows: 40_002, accepted: 40_001, rejected: 1 });
  expect(report?.rejects).toEqual([{ line: 40_003, reason: expect.any(String) }]);
});

test('an archive on disk keeps the exact line of every row, though blank lines stand between them', async () => {
  const kept = await openArchive(join(folder, 'archive.duckdb'), engineSettings());
  const filler = Array.from({ length: 40_000 }, () => line(1));
  await add('blank.csv', [header, ...filler, '', line(2), ''].join('\n'), kept);
  expect((await history(kept, 'line')).at(-1)).toBe('40003');
  await kept.close();
});

test.each([
  ['in another form', (row: string) => row.replace('"7/14/2026 9:02 AM"', '2026-07-14 09:02:00')],
  ['between blanks', (row: string) => row.replace('7/14/2026 9:02 AM', ' 7/14/2026 9:02 AM ')],
  ['in a form in which the day comes first', (row: string) => row.replace('7/14/2026 9:02 AM', '14/07/2026 9:02 AM')],
])('times that stand %s than the first ones, far below them, are read no worse', async (_, otherwise) => {
  const first = Array.from({ length: 2_000 }, (_, i) => line(0, `user${i}@globex.example`).replace('7/14', '7/7'));
  const later = Array.from({ length: 3_000 }, (_, i) => otherwise(line(2, `user${i}@globex.example`)));
  expect(await add('otherwise.csv', [header, ...first, ...later, ''].join('\n'))).toMatchObject({ rows: 5_000, accepted: 5_000 });
  const times = await archive.database.rows('select time::varchar as time, count(*) as rows from attempts group by time order by time');
  expect(times.at(-1)).toEqual({ time: '2026-07-14 09:02:00', rows: 3_000 });
});

test('the hour in which clocks go back is read by the zone behind each value, on the one day that has both', async () => {
  const at = (clock: string) => `ana@globex.example,"${clock}",198.51.100.7,i,Success,N/A,United States`;
  const rows = ['11/1/2026 1:10:00 AM EST', '11/1/2026 1:50:00 AM EDT', '11/1/2026 1:10:00 AM EDT', '10/30/2026 1:10:00 AM EDT'];
  expect(await add('clocks.csv', [header, ...rows.map(at), ''].join('\n'))).toMatchObject({ rows: 4, accepted: 4 });
  expect(await history(archive, 'time')).toEqual([
    '2026-10-30 05:10:00',
    '2026-11-01 05:10:00',
    '2026-11-01 05:50:00',
    '2026-11-01 06:10:00',
  ]);
});

test('so it is where the zone is told by its distance, which JavaScript writes without zeros', async () => {
  const at = (clock: string) => `ana@globex.example,"${clock}",198.51.100.7,i,Success,N/A,United States`;
  const rows = [
    '10/25/2026, 2:10:00 AM GMT+1',
    '10/25/2026, 2:50:00 AM GMT+2',
    '10/25/2026, 2:10:00 AM GMT+2',
    '10/24/2026, 5:40:00 AM GMT+5:30',
  ];
  expect(await add('clocks.csv', [header, ...rows.map(at), ''].join('\n'))).toMatchObject({ rows: 4, accepted: 4 });
  expect(await history(archive, 'time')).toEqual([
    '2026-10-24 00:10:00',
    '2026-10-25 00:10:00',
    '2026-10-25 00:50:00',
    '2026-10-25 01:10:00',
  ]);
});

test('the half of the day may stand before the clock, and its first hour be 0', async () => {
  const at = (clock: string) => `ana@globex.example,${clock},198.51.100.7,i,Success,N/A,United States`;
  const rows = ['2026/7/14 午前1:10', '2026/7/14 午後0:20', '2026/7/14 午後 01:30', '2026/7/13 午前0:40'];
  expect(await add('halves.csv', [header, ...rows.map(at), ''].join('\n'))).toMatchObject({ rows: 4, accepted: 4 });
  expect(await history(archive, 'time')).toEqual([
    '2026-07-13 00:40:00',
    '2026-07-14 01:10:00',
    '2026-07-14 12:20:00',
    '2026-07-14 13:30:00',
  ]);
});

test('a file with a header and no rows is an input without rows', async () => {
  expect(await add('empty.csv', `${header}\n`)).toMatchObject({ rows: 0, accepted: 0, duplicates: 0, rejected: 0 });
  expect(await add('later.csv', [header, line(1), ''].join('\n'))).toMatchObject({ accepted: 1 });
});

test('local times are read by the rules of the place, and those that clocks show twice are counted', async () => {
  const times = ['7/14/2026 9:00 AM', '10/25/2026 2:30 AM', '12/24/2026 9:00 AM'];
  const rows = times.map((time) => `ana@globex.example,${time},198.51.100.7,i,Success,,`);
  const path = join(folder, 'berlin.csv');
  writeFileSync(path, [header, ...rows, ''].join('\n'));
  const input = await openFile(path, { provenance: false, parquetTitles: async () => [] });
  const [report] = await archive.add([input], { timezone: 'Europe/Berlin' });
  expect(report).toMatchObject({ timezone: 'Europe/Berlin', unclearTimes: 1 });
  expect(await history(archive, 'time')).toEqual(['2026-07-14 07:00:00', '2026-10-25 00:30:00', '2026-12-24 08:00:00']);
});

test('values that name their own zone are read as they say', async () => {
  const times = ['2026-07-14T09:00:00+02:00', '2026-07-14T09:00:01Z', '2026-07-14T09:00:02.000+0000'];
  await add('zones.csv', [header, ...times.map((time) => `ana@globex.example,${time},198.51.100.7,i,Success,,`), ''].join('\n'));
  expect(await history(archive, 'time')).toEqual(['2026-07-14 07:00:00', '2026-07-14 09:00:01', '2026-07-14 09:00:02']);
});
