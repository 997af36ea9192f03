/** A quoted value may hold line breaks; a quotation mark that went astray looks the same until it is seen what follows. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Archive, openMemory } from '../../src/archive/archive.ts';
import { fromStream } from '../../src/sources/byte-source.ts';
import { openFile, openSource } from '../../src/sources/open-file.ts';
import { openUsers } from '../../src/sources/users.ts';
import { asUtc, engineSettings, history } from '../archive/telling.ts';
import { options, readAll, streamOf } from './read-history.ts';

const titles = 'Browser,Username,Login Time,Source IP,Status,Platform';
const row = (minute: number, { browser = 'Unknown', platform = 'Linux', status = 'Success' } = {}): string =>
  `${browser},ana@globex.example,2026-07-14 09:0${minute},198.51.100.7,${status},${platform}`;
const reason = 'opens a quote that is never closed';

let archive: Archive;
beforeEach(async () => {
  archive = await openMemory(engineSettings());
});
afterEach(() => archive.close());

function saved(name: string, lines: readonly string[], lineBreak = '\n'): string {
  const path = join(mkdtempSync(join(tmpdir(), 'breakday-lines-')), name);
  writeFileSync(path, lines.map((line) => line.replaceAll('\n', lineBreak) + lineBreak).join(''));
  return path;
}

async function read(lines: readonly string[], lineBreak?: string) {
  const [report] = await archive.add([await openFile(saved('log.csv', lines, lineBreak), options)], asUtc);
  return report;
}

test.each([
  ['the last value', row(2, { platform: '"Linux\nkernel 6"' })],
  ['the first value', row(2, { browser: '"Chrome\non Linux"' })],
  ['a value between others', row(2, { status: '"Success\n"' })],
  ['a value with commas and quotation marks', row(2, { platform: '"""Linux"", the\nkernel, that is"' })],
  ['a value with an empty line', row(2, { platform: '"Linux\n\nkernel 6"' })],
  ['two values of one row', row(2, { browser: '"Chrome\non"', platform: '"Linux\nkernel 6"' })],
])('%s holds a line break: the row is read, and those below it keep their lines', async (_, broken) => {
  const next = 3 + broken.split('\n').length;
  for (const lineBreak of ['\n', '\r\n']) {
    expect(await read([titles, row(1), broken, row(3), 'Unknown,ana@globex.example'], lineBreak)).toMatchObject({
      rows: 4,
      rejected: 1,
      rejects: [{ line: next + 1, reason: "ends before 'Login Time', 'Source IP', 'Status'" }],
    });
  }
  expect((await history(archive, 'line, time, status')).slice(0, 3)).toEqual([
    '2 2026-07-14 09:01:00 Success',
    '3 2026-07-14 09:02:00 Success',
    `${next} 2026-07-14 09:03:00 Success`,
  ]);
});

test('a value is kept with its line break', async () => {
  await read([titles, row(2, { platform: '"Linux\nkernel 6"' })]);
  expect(await history(archive, 'platform')).toEqual(['Linux\nkernel 6']);
});

test.each([
  ['rows of its own follow', [row(1, { platform: '"Linux' }), row(2), row(3, { platform: 'Linux"' })], [2], 3],
  ['the row below it has one too', [row(1, { platform: '"Linux' }), row(2, { browser: '5" screen' })], [2], 2],
  ['the first value has it, and a row of its own follows', ['"', row(1), row(2, { browser: '"' })], [2, 4], 3],
  ['what it would make up has too few values', ['"Chrome', 'Linux"', row(2)], [2, 3], 3],
  ['nothing closes it', [row(1, { platform: '"Linux' })], [2], 1],
  ['it would be closed only after more lines than any value has', [row(1, { platform: '"a' }), ...Array(60).fill('a'), 'a"'], null, 62],
])('a quotation mark that went astray costs its own line where %s', async (_, rows, refused, count) => {
  const report = await read([titles, row(0), ...rows.map(String)]);
  const lines = refused ?? Array.from({ length: count }, (_, i) => i + 2);
  expect(report).toMatchObject({ rows: count + 1, rejected: lines.length });
  expect(report?.rejects.map(({ line }) => line)).toEqual(lines.map((line) => line + 1));
  expect(report?.rejects[0]?.reason).toBe(reason);
});

test('where a file is torn into pieces makes no difference', async () => {
  const text = [titles, row(1), row(2, { platform: '"Linux\nkernel\n6"' }), row(3), row(4, { platform: '"Linux' })].join('\n');
  const whole = await readAll(streamOf(await openSource(await fromStream('log.csv', pieces(text, text.length)), options)));
  expect(whole.rows.map(([line]) => line)).toEqual([2, 3, 6]);
  expect(whole.rejects).toEqual([{ line: 7, reason }]);
  for (const size of [1, 2, 7, 40]) {
    expect(await readAll(streamOf(await openSource(await fromStream('log.csv', pieces(text, size)), options)))).toEqual(whole);
  }
});

async function* pieces(text: string, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size));
}

test('an export of users with addresses of several lines names them all', async () => {
  const [first, second] = ['005000000000001AAA', '005000000000002AAA'];
  const users = await openUsers(
    saved('users.csv', ['Id,Street,Username', `${first},"Hauptstr. 1\nHinterhaus",ana@globex.example`, `${second},,bo@globex.example`]),
  );
  expect([first, second].map((id) => users.of(id))).toEqual(['ana@globex.example', 'bo@globex.example']);
});
