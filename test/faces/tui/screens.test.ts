import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { expectFile } from '../../expected.ts';
import { type ExplorerInTerminal, explore, keys } from './terminal.ts';

// Colour is decided when the drawing library is loaded.
vi.hoisted(() => {
  process.env.FORCE_COLOR = '1';
});

const story = [new URL('../../../fixtures/scenarios/the-form-that-broke/input.csv.gz', import.meta.url).pathname];
const quiet = [new URL('../../../fixtures/scenarios/being-set-up/input.csv.gz', import.meta.url).pathname];

let explorer: ExplorerInTerminal;
afterEach(() => explorer.close());

/** The walk from the day it broke to a single attempt, with what tells that each screen is complete. */
const walk: readonly (readonly [screen: string, key: string, complete: string | RegExp])[] = [
  ['overview', '', /the break, 1 new/],
  ['evidence', keys.enter, /Against|Bracket/],
  ['origin', keys.enter, /attempts match[\s\S]*Attempts↓[\s\S]*›/],
  ['attempts', keys.enter, /Time↓[\s\S]*› \d{4}-/],
  ['record', keys.enter, 'Source IP   '],
];

describe.each([
  [80, 24],
  [120, 40],
])('at %dx%d', (columns, rows) => {
  it('leads from the day it broke to a single attempt, and back to where the walk began', async () => {
    explorer = await explore(story, columns, rows);
    for (const [name, key, complete] of walk) {
      explorer.type(key);
      await expect.poll(() => explorer.state().places.length).toBe(walk.findIndex(([screen]) => screen === name) + 1);
      await explorer.shows(complete);
      await explorer.hides('\n  …\n');
      expectFile(`tui/${name}-${columns}x${rows}.txt`, `${await explorer.settled()}\n`);
    }
    for (let i = 1; i < walk.length; i += 1) {
      explorer.type(keys.escape);
      await expect.poll(() => explorer.state().places.length).toBe(walk.length - i);
    }
    await explorer.shows(/the break, 1 new/);
    expectFile(`tui/overview-${columns}x${rows}.txt`, `${await explorer.settled()}\n`);
  });

  it.each([
    ['incidents', '2', 'Failed'],
    ['origins', '3', /› \d+\.\d+/],
    ['users', '4', /Streak[\s\S]*›/],
    ['all-attempts', '5', /› \d{4}-/],
    ['help', '?', 'Esc closes'],
    ['palette', ':', 'Enter runs'],
    ['export', 'e', 'Tab changes it'],
  ])('shows %s', async (name, key, complete) => {
    explorer = await explore(story, columns, rows);
    await explorer.shows(/the break, 1 new/);
    explorer.type(key);
    await explorer.shows(complete);
    expectFile(`tui/${name}-${columns}x${rows}.txt`, `${await explorer.settled()}\n`);
  });
});

it('says what it looked at where nothing broke', async () => {
  explorer = await explore(quiet, 80, 24);
  await explorer.shows('No login broke');
  expectFile('tui/nothing-found-80x24.txt', `${await explorer.settled()}\n`);
});

it('says what has to be minded, beside the list of incidents', async () => {
  const torn = join(mkdtempSync(join(tmpdir(), 'breakday-torn-')), 'torn.csv');
  const whole = gunzipSync(readFileSync(story[0] ?? '')).toString();
  writeFileSync(torn, whole.replace(/(\r?\n)/, '$1form@example.com,no date at all$1'));
  explorer = await explore([torn], 80, 24);
  await explorer.shows('! 1 caveat   1');
  explorer.type('2');
  await explorer.shows(/! 1 row of [\d,]+ rows could not be read; `breakday analyze --verbose` says/);
});

it('shows the ways on where there is nothing yet, and answers to its keys', async () => {
  const bare = join(mkdtempSync(join(tmpdir(), 'breakday-bare-')), 'bare.csv');
  writeFileSync(
    bare,
    `${
      gunzipSync(readFileSync(story[0] ?? ''))
        .toString()
        .split('\n')[0]
    }\n`,
  );
  explorer = await explore([bare], 80, 24);
  await explorer.shows('No login history yet.');
  expectFile('tui/empty-80x24.txt', `${await explorer.settled()}\n`);
  explorer.type('?');
  await explorer.shows('Esc closes');
  explorer.type('q');
  await explorer.shows('No login history yet.');
  explorer.type('e');
  await explorer.shows('Nothing here to export.');
  explorer.type('q');
  await expect.poll(() => explorer.left.yes).toBe(true);
});

it('says so where nothing matches what it was opened with', async () => {
  explorer = await explore(story, 80, 24, { where: 'user:nobody' });
  await explorer.shows('  --where user:nobody\n');
});

it('walks through the help with the keys that walk through rows, and tells how much of it there is', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('?');
  await explorer.shows(/─ Help ─+ 1-19 of (\d+) lines {3}Esc closes ─/);
  const [, all = ''] = / of (\d+) lines/.exec(explorer.screen()) ?? [];
  explorer.type('G');
  await explorer.shows(`${Number(all) - 18}-${all} of ${all} lines`);
  explorer.type('kg ');
  await explorer.shows(`20-38 of ${all} lines`);
  explorer.type('q');
  await explorer.hides('─ Help ─');
  expect(explorer.left.yes).toBe(false);
});

it('draws with plain ASCII alone', async () => {
  explorer = await explore(story, 80, 24, { ascii: true });
  await explorer.shows(/the break, 1 new/);
  expectFile('tui/overview-ascii-80x24.txt', `${await explorer.settled()}\n`);
  expect(explorer.screen()).toMatch(/^[\x20-\x7e\n]*$/);
});

it('draws the evidence and a user with plain ASCII too', async () => {
  explorer = await explore(story, 80, 24, { ascii: true });
  await explorer.shows(/the break, 1 new/);
  explorer.type(keys.enter);
  await explorer.shows('"Failed: API security');
  explorer.type('GG');
  await explorer.hides('2018-08-20 12:47:22 last success');
  expect(await explorer.settled()).toMatch(/^[\x20-\x7e\n]*$/);
  explorer.type(`4${keys.enter}`);
  await explorer.shows('From which address, and how');
  expect(await explorer.settled()).toMatch(/^[\x20-\x7e\n]*$/);
});

it('opens the incident of the day under the cursor, and on any other day its attempts', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('h');
  await explorer.shows('Sun 2018-08-19');
  explorer.type(keys.enter);
  await explorer.shows(/ › 2018-08-19 +2018-03-05/);
  explorer.type(keys.escape);
  await explorer.shows('Sun 2018-08-19');
  explorer.type(`l${keys.enter}`);
  await explorer.shows(/ › 2018-08-20 webform@globex\.example /);
});

it('moves both cursors together from incident to incident and from day to day', async () => {
  explorer = await explore(
    [new URL('../../../fixtures/scenarios/returned-after-forty-days/input.csv.gz', import.meta.url).pathname],
    80,
    24,
  );
  await explorer.shows(/ Fri 2026-07-10 [\s\S]+› 2026-07-10/);
  explorer.type('j');
  await explorer.shows(/ Sun 2026-05-31 [\s\S]+› 2026-05-31/);
  explorer.type(']');
  await explorer.shows(/ Fri 2026-07-10 [\s\S]+› 2026-07-10/);
});

it('moves over columns no further than to the last', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type(`5`);
  await explorer.shows('› 2018');
  explorer.type('l'.repeat(99));
  await explorer.shows('Time↓                Login URL');
  explorer.type('h');
  await explorer.shows(/Time↓ +Client +Login URL/);
});

it('leads from the evidence to an address only where it tells of one', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type(keys.enter);
  await explorer.shows('173.201.106.127           9');
  explorer.type(`G${keys.enter}`);
  await explorer.shows('Nothing here to open.');
});

it('paints the day it broke bold on yellow, under the cursor too, which can be seen on it', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows('the break');
  expect(explorer.lookOf('▲')).toMatchObject({ background: 3, bold: true, underline: true });
  explorer.type('h');
  await explorer.hides('the break,');
  expect(explorer.lookOf('▲')).toMatchObject({ background: 3, bold: true, underline: false });
});

it('shows without colours what is chosen and where the cursor is', async () => {
  explorer = await explore(story, 80, 24, { coloured: false });
  await explorer.shows('the break');
  expect(explorer.lookOf('▲')).toEqual({ background: null, foreground: null, bold: true, underline: false, inverse: true });
  explorer.type('e');
  await explorer.shows('Tab changes it');
  expect(explorer.lookOf('csv')).toMatchObject({ background: null, foreground: null, inverse: true });
  expect(explorer.lookOf('json')).toMatchObject({ background: null, foreground: null, inverse: false });
});

it('takes three keys that arrive at once as three keys', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('5jjj');
  await expect.poll(() => explorer.state().places.at(-1)?.cursor).toBe(3);
});

it('filters while it is typed, names the word it does not know, and keeps the former filter until then', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('5');
  explorer.type('/');
  explorer.type('contry:DE');
  await explorer.shows('column 1: unknown field "contry" (did you mean country?)');
  explorer.type(keys.enter);
  expect(explorer.state().places.at(-1)?.filter).toBe('');
  explorer.type('\x15');
  explorer.type('status:failed');
  await explorer.shows(/\d match/);
  explorer.type(keys.enter);
  await explorer.shows(/Filter: status:failed.*attempts match/);
  explorer.type('x');
  await explorer.shows('Filter: none');
});

it('shows the end of a filter longer than the line while it is typed there, and its beginning when the caret goes back', async () => {
  explorer = await explore(story, 40, 12);
  await explorer.shows('1-5 view');
  explorer.type('/user:webform@globex.example status:failed ip:104.196.140.76');
  await explorer.shows(/\n \/ ….*ip:104\.196\.140\.76\n/);
  explorer.type('\x1b[H');
  await explorer.shows('\n / user:webform@globex.example status:f');
});

it('says so where a filter leaves nothing, and what does not heed it', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('/user:nobody\r');
  await explorer.shows('nothing of 4,339 attempts matches: x clears it');
  await explorer.shows('─ Failed logins that match; new addresses and marks of the whole history ─');
  await explorer.shows('─ of the whole history   1 ─');
  expect(explorer.screen().split('\n')[1]).toBe(' [1 Overview]  2 Incidents 1   3 Origins   4 Users   5 Attempts 0');
  explorer.type('5');
  await explorer.shows('No attempt matches');
});

it('shows from one attempt the others like it', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('5\r');
  await explorer.shows('Source IP   ');
  explorer.type('jj&');
  await explorer.shows(/^ breakday › … › .*Attempts .*\n.*\n Filter: ip:\S+ +[\d,]+ of 4,339 attempts match/);
});

it('masks users and addresses everywhere on the screen', async () => {
  explorer = await explore(story, 120, 40);
  await explorer.shows(/the break, 1 new/);
  explorer.type('p');
  await explorer.hides('@');
  expect(explorer.screen()).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
});

it('masks the way to here, which was walked in the clear, and says that it does however narrow the terminal is', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type(keys.enter);
  await explorer.shows('webform@globex.example broke');
  explorer.type(keys.enter);
  await explorer.shows('› 104.196.140.76');
  explorer.type('p');
  await explorer.shows(/^ breakday › … › 104\.196\.140\.\*\*\* .*UTC {3}masked\n/);
  explorer.type(keys.escape);
  await explorer.shows(/^ breakday › Overview › 2018-08-20 w\*\*\*1 .*UTC {3}masked\n/);
});

it('masks a filter while it is typed and afterwards, letter by letter', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('p/status:failed ip:104.196.140.76 user:~webform');
  await explorer.shows('\n / status:failed ip:************** user:~*******\n');
  explorer.type(keys.enter);
  await explorer.shows(' Filter: status:failed ip:************** user:~******* ');
});

it('gives users with one initial different names behind the mask', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('4p');
  await explorer.shows('***7');
  const names = explorer.screen().match(/\S\*\*\*\d/g) ?? [];
  expect(names).toHaveLength(7);
  expect(new Set(names)).toHaveLength(7);
});

it('tells times in another zone', async () => {
  explorer = await explore(story, 120, 40);
  await explorer.shows(/the break, 1 new/);
  explorer.type('t');
  await explorer.shows('America/New_York');
});

it('copies the address under the cursor', async () => {
  explorer = await explore(story, 120, 40);
  await explorer.shows(/the break, 1 new/);
  explorer.type('3');
  await explorer.shows(/› \d+\.\d+/);
  explorer.type('y');
  await explorer.shows('Copied.');
  expect(explorer.copied).toEqual([expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/)]);
});

it('follows every size of the terminal, and says so where it is too small', async () => {
  explorer = await explore(story, 120, 40);
  await explorer.shows(/the break, 1 new/);
  for (const [columns, rows] of [
    [60, 15],
    [200, 50],
    [40, 12],
    [80, 24],
  ] as const) {
    explorer.resize(columns, rows);
    await explorer.shows('q quit');
    await expect.poll(() => explorer.screen().split('\n').at(-1)).toContain('q quit');
  }
  explorer.resize(38, 10);
  await explorer.shows('breakday needs 40x12');
});

it('never quits on Esc, and quits on q at the top', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type(keys.escape);
  await explorer.shows('q quits');
  expect(explorer.left.yes).toBe(false);
  explorer.type('q');
  await expect.poll(() => explorer.left.yes).toBe(true);
});
