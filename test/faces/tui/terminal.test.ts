/** The built explorer in a real terminal: a walk down to one attempt and back, and every way out leaves the terminal as it was. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { breakday, root } from '../../breakday.ts';
import { openPty, type Pty } from '../../pty.ts';

const story = ['fixtures/scenarios/the-form-that-broke/input.csv.gz', '--timezone', 'UTC', '--input-timezone', 'UTC'];

const anotherFolder = (): string => mkdtempSync(join(tmpdir(), 'breakday-explorer-'));

async function opened(): Promise<Pty> {
  const explorer = openPty(story, { columns: 120, rows: 40 });
  await explorer.shows(/2018-08-20/);
  return explorer;
}

test('a walk from the day it broke to its evidence and back', async () => {
  const explorer = await opened();
  expect(explorer.fullScreen()).toBe(true);
  explorer.type('2');
  await explorer.shows(/\[2 Incidents/);
  explorer.type('\r');
  await explorer.shows('Around the break');
  explorer.type('\x1b');
  await explorer.shows(/› Incidents {2,}/);
  explorer.type('5');
  await explorer.shows(/\[5 Attempts/);
  explorer.type('\r');
  await explorer.shows(/› Attempts ›/);
  explorer.type('Q');
  expect(await explorer.exited).toMatchObject({ status: 0 });
  expect(explorer.fullScreen()).toBe(false);
});

test('Ctrl-C leaves the terminal as it was, and says how to see the same without it', async () => {
  const explorer = await opened();
  explorer.type('\x03');
  await explorer.exited;
  expect(explorer.fullScreen()).toBe(false);
  expect(explorer.screen()).toContain('breakday analyze');
});

test('SIGTERM leaves the terminal as it was', async () => {
  const explorer = await opened();
  explorer.kill('SIGTERM');
  await explorer.exited;
  expect(explorer.fullScreen()).toBe(false);
});

test.each([
  [100, 50],
  [80, 24],
  [160, 60],
])('a terminal that becomes %i wide and %i high shows what a new one of that size shows', async (columns, rows) => {
  const fresh = openPty(story, { columns, rows });
  await fresh.shows(/the break[\s\S]*q quit/);
  const explorer = await opened();
  explorer.resize(columns, rows);
  await explorer.shows(fresh.screen());
  for (const each of [fresh, explorer]) each.type('Q');
  await Promise.all([fresh.exited, explorer.exited]);
});

test('the terminal breaks no line while it is drawn on, and does so again afterwards', async () => {
  const explorer = openPty(story, { columns: 80, rows: 24 });
  let written = '';
  explorer.onPaint((text) => {
    written += text;
  });
  await explorer.shows('the break');
  expect(written).toContain('\x1b[?7l');
  explorer.type('Q');
  await explorer.exited;
  expect(written.lastIndexOf('\x1b[?7h')).toBeGreaterThan(written.lastIndexOf('\x1b[?7l'));
});

test('Ctrl-L draws every line anew', async () => {
  const explorer = await opened();
  await explorer.shows('Enter incident');
  let written = '';
  explorer.onPaint((text) => {
    written += text;
  });
  /** The lines that one press did not draw: such as changed while the screen was not complete yet. */
  const notDrawn = async (): Promise<string[]> => {
    written = '';
    explorer.type('\x0c');
    const drawn = (): string => stripVTControlCharacters(written);
    await expect.poll(drawn).toContain('q quit');
    return explorer
      .screen()
      .split('\n')
      .filter((line) => !drawn().includes(line.trim()));
  };
  await expect.poll(notDrawn).toEqual([]);
  explorer.type('Q');
  await explorer.exited;
});

test('a shell stops and continues it, and has its screen and its keys in between', async () => {
  const shell = openPty([], { columns: 160, rows: 40, script: join(root, 'test/faces/tui/shell.ts') });
  const stopped = async (): Promise<void> => {
    await shell.shows(/Stopped[\s\S]*shell>$/m);
    expect(shell.fullScreen()).toBe(false);
  };
  await shell.shows(/shell>$/m);
  shell.type(`'${process.execPath}' '${join(root, 'dist/breakday.js')}' ${story.join(' ')}\r`);
  await shell.shows('the break');
  shell.type('\x1a');
  await stopped();
  shell.type('clear; fg\r');
  await shell.shows('the break');
  shell.type('2');
  await shell.shows('[2 Incidents');
  shell.type('\x1a');
  await stopped();
  shell.type('clear; fg\r');
  await shell.shows('[2 Incidents');
  shell.type('Q');
  await shell.shows(/The same on the command line[\s\S]*shell>$/m);
  shell.type('exit\r');
  expect(await shell.exited).toMatchObject({ status: 0 });
});

test('an archive that another process holds is waited for, and the reader sees whom for', async () => {
  const archive = join(anotherFolder(), 'archive.duckdb');
  await breakday(['import', '--archive', archive, ...story]);
  const holder = spawn(process.execPath, [join(root, 'test/archive/hold-child.ts'), archive], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  const explorer = openPty(['--archive', archive, '--timezone', 'UTC'], { columns: 160, rows: 40 });
  await explorer.shows(`in use by process ${holder.pid}`);
  holder.stdin.end();
  await explorer.shows(/2018-08-20/);
  explorer.type('q');
  expect(await explorer.exited).toMatchObject({ status: 0 });
});

test('a history that turns out to be damaged ends it with the terminal as it was, and one line that says why', async () => {
  const archive = join(anotherFolder(), 'archive.duckdb');
  await breakday(['import', '--archive', archive, ...story]);
  const bytes = readFileSync(archive);
  writeFileSync(archive, bytes.fill(0xff, bytes.length / 2));
  const explorer = openPty(['--archive', archive], { columns: 160, rows: 40 });
  expect(await explorer.exited).toMatchObject({ status: 1 });
  expect(explorer.fullScreen()).toBe(false);
  expect(explorer.screen()).toMatch(/^breakday: .*archive\.duckdb is damaged/m);
});

test('who wants no colours gets none, and sees the cursor all the same', async () => {
  const explorer = openPty(story, { columns: 120, rows: 40, env: { NO_COLOR: '1' } });
  let painted = '';
  explorer.onPaint((text) => {
    painted += text;
  });
  await explorer.shows('the break');
  explorer.type('Q');
  await explorer.exited;
  expect(painted).toContain('\x1b[7m');
  expect(painted.split('\x1b[').filter((sequence) => /^(?:[34]\d|9\d|10\d)[;\d]*m/.test(sequence))).toEqual([]);
});

test('a terminal that can draw nothing gets the text of analyze', async () => {
  const text = openPty(story, { columns: 120, rows: 40, env: { TERM: 'dumb' } });
  await text.shows('Owners of addresses');
  expect(text.fullScreen()).toBe(false);
  expect(await text.exited).toMatchObject({ status: 0 });
});
