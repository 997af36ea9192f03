import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ExplorerInTerminal, explore, keys, story } from './terminal.ts';

let explorer: ExplorerInTerminal;
let home: string;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'breakday-export-'));
  vi.stubEnv('HOME', home);
  explorer = await explore(story, 100, 24);
  await explorer.shows(/the break, 1 new/);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await explorer.close();
});

async function prompted(view: string, shown: string | RegExp): Promise<void> {
  explorer.type(view);
  await explorer.shows(shown);
  explorer.type('e');
  await explorer.shows('Enter writes');
}

it('writes the format that the ending of the name says, and Tab changes both', async () => {
  await prompted('4', /Streak[\s\S]*›/);
  const formats = (): unknown => explorer.state().overlay;
  explorer.type('\x15~/users.json');
  await explorer.shows('File    ~/users.json\n');
  expect(formats()).toMatchObject({ format: 'json' });
  explorer.type(keys.tab);
  await explorer.shows('File    ~/users.md\n');
  expect(formats()).toMatchObject({ format: 'md' });
  explorer.type('\x15~/users\t');
  await explorer.shows('File    ~/users.csv\n');
  explorer.type('\x15~/users.JSON\r');
  await explorer.shows('Wrote 7 rows to ~/users.JSON');
  expect(JSON.parse(readFileSync(join(home, 'users.JSON'), 'utf8'))).toHaveLength(7);
});

it('counts one row as one and thousands with a comma', async () => {
  await prompted('5', /› \d{4}-/);
  explorer.type(`\x15${home}/all.csv\r`);
  await explorer.shows(`Wrote 4,339 rows to ${home}/all.csv`);
  await prompted('2', /Failed[\s\S]+›/);
  explorer.type(`\x15${home}/incidents.csv\r`);
  await explorer.shows(`Wrote 1 row to ${home}/incidents.csv`);
});

it('says in its own words why a name cannot be written to, and lets it be changed', async () => {
  mkdirSync(join(home, 'kept'));
  writeFileSync(join(home, 'old.csv'), 'kept');
  const tried = async (name: string, why: string): Promise<void> => {
    explorer.type(`\x15${name}\r`);
    await explorer.shows(`\n  File    ${name}`.trimEnd());
    await expect.poll(() => explorer.screen().replace(/\s+/g, ' ')).toContain(`✗ ${why} `);
  };
  await prompted('4', /Streak[\s\S]*›/);
  await tried('', 'The name of the file is missing. Type where to write.');
  await tried('~/users.xlsx', 'This cannot be written as .xlsx. Let the name end in .csv, .json, .md.');
  await tried('~/users.html', 'This cannot be written as .html. Let the name end in .csv, .json, .md.');
  await tried('~/kept', `${home}/kept is a folder. Add the name of a file to it.`);
  await tried('~', `${home} is a folder. Add the name of a file to it.`);
  await tried('~/none/users.csv', `There is no folder ${home}/none. Name a file in one that is there.`);
  await tried('~/old.csv/users.csv', `${home}/old.csv is no folder. Name a file in one.`);
  await tried('~/old.csv', `${home}/old.csv is there already. Take another name.`);
  explorer.type(keys.left.repeat(4));
  await expect.poll(() => explorer.caret()).toBe('  File    ~/old|.csv');
  expect(explorer.screen()).toContain('✗');
  explorer.type('er');
  await expect.poll(() => explorer.caret()).toBe('  File    ~/older|.csv');
  await explorer.hides('✗');
  explorer.type('\r');
  await explorer.shows('Wrote 7 rows to ~/older.csv');
  expect(readFileSync(join(home, 'old.csv'), 'utf8')).toBe('kept');
});

it.skipIf(process.getuid?.() === 0)('says so where it may not write', async () => {
  mkdirSync(join(home, 'locked'));
  chmodSync(join(home, 'locked'), 0o500);
  await prompted('4', /Streak[\s\S]*›/);
  explorer.type('\x15~/locked/users.csv\r');
  await explorer.shows(`✗ You may not write to ${home}/locked. Name a file in a folder of your own.`);
  expect(existsSync(join(home, 'locked/users.csv'))).toBe(false);
});

it('shows the end of a name that is longer than the line', async () => {
  await prompted('4', /Streak[\s\S]*›/);
  explorer.type(`\x15${home}/${'long-'.repeat(20)}name.csv`);
  await expect.poll(() => explorer.caret()).toMatch(/^ {2}File {4}….*long-long-name\.csv\|$/);
});
