/** Which files of a folder are whole. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { DropFolder } from '../../../src/faces/watch/drop-folder.ts';

const never = new AbortController().signal;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakday-drop-'));
});

function put(name: string, text: string, modified: number): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  utimesSync(path, new Date(modified), new Date(modified));
  return path;
}

async function lookInto(dropped: DropFolder, patience = 0): Promise<Record<string, string[]>> {
  const { ready, growing, odd } = await dropped.settled(patience, never);
  return { ready: ready.map((path) => basename(path)), growing: growing.map((path) => basename(path)), odd: odd.map(({ why }) => why) };
}

test('only files are read: no pipe that never answers, no folder, no link that leads nowhere', async () => {
  put('good.csv', 'a\n', 0);
  execFileSync('mkfifo', [join(folder, 'pipe.csv')]);
  mkdirSync(join(folder, 'folder.csv'));
  symlinkSync('/nowhere', join(folder, 'link.csv'));
  expect(await lookInto(new DropFolder(folder))).toEqual({
    ready: ['good.csv'],
    growing: [],
    odd: ['it is no regular file', 'it leads nowhere (ENOENT)', 'it is no regular file'],
  });
});

test('files that vanish while they are looked at are no trouble', async () => {
  const dropped = new DropFolder(folder);
  const names = Array.from({ length: 300 }, (_, i) => put(`${i}.csv`, 'a\n', 0));
  const looking = dropped.settled(0, never);
  for (const name of names) rmSync(name);
  expect((await looking).odd).toEqual([]);
  expect((await dropped.settled(0, never)).ready).toEqual([]);
});

test('a young file is waited for until it has come to rest, wherever its clock stands', async () => {
  put('young.csv', 'a\n', Date.now());
  put('ahead.csv', 'a\n', Date.now() + 3_600_000);
  const dropped = new DropFolder(folder, { usual: 400, cut: 400 });
  expect(await lookInto(dropped)).toEqual({ ready: [], growing: ['ahead.csv', 'young.csv'], odd: [] });
  expect(await lookInto(dropped, 10_000)).toEqual({ ready: ['ahead.csv', 'young.csv'], growing: [], odd: [] });
});

test('a file that changed between two looks begins to rest anew, also where its time did not', async () => {
  const path = put('slow.csv', 'a\n', 0);
  const dropped = new DropFolder(folder, { usual: 300_000, cut: 300_000 });
  expect(await lookInto(dropped)).toEqual({ ready: ['slow.csv'], growing: [], odd: [] });
  appendFileSync(path, 'b\n');
  expect(await lookInto(dropped)).toEqual({ ready: [], growing: ['slow.csv'], odd: [] });
});

test('a text that ends in the middle of a line rests longer; one in UTF-16 ends as any other', async () => {
  const secondsAgo = Date.now() - 10_000;
  put('cut.csv', 'a\n104.196.140.7', secondsAgo);
  put('whole.csv', 'a\r\nb\r\n', secondsAgo);
  const path = put('wide.csv', '', secondsAgo);
  writeFileSync(path, Buffer.from('a\r\n', 'utf16le'));
  utimesSync(path, secondsAgo / 1000, secondsAgo / 1000);
  expect(await lookInto(new DropFolder(folder))).toEqual({ ready: ['whole.csv', 'wide.csv'], growing: ['cut.csv'], odd: [] });
  put('cut.csv', 'a\n104.196.140.7', Date.now() - 61_000);
  expect((await lookInto(new DropFolder(folder))).growing).toEqual([]);
});
