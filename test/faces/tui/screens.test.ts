import { afterEach, describe, expect, it } from 'vitest';
import { type ExplorerInTerminal, explore, keys, story } from './terminal.ts';

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
      await explorer.becomes(`${name}-${columns}x${rows}`);
    }
    for (let i = 1; i < walk.length; i += 1) {
      explorer.type(keys.escape);
      await expect.poll(() => explorer.state().places.length).toBe(walk.length - i);
    }
    await explorer.shows(/the break, 1 new/);
    await explorer.becomes(`overview-${columns}x${rows}`);
  });

  it.each([
    ['incidents', '2', /Verdict[\s\S]+›/],
    ['origins', '3', /› \d+\.\d+/],
    ['users', '4', /Streak[\s\S]*›/],
    ['all-attempts', '5', /Time↓[\s\S]*› \d{4}-/],
    ['help', '?', 'Esc closes'],
    ['palette', ':', 'Enter runs'],
    ['export', 'e', 'Tab changes it'],
  ])('shows %s', async (name, key, complete) => {
    explorer = await explore(story, columns, rows);
    await explorer.shows(/the break, 1 new/);
    explorer.type(key);
    await explorer.shows(complete);
    await explorer.becomes(`${name}-${columns}x${rows}`);
  });
});

it.each([
  ['all-attempts', '5', /Time[^\n]+Status[\s\S]+✓ {2}Success/, 60, 20],
  ['all-attempts', '5', /Time[^\n]+Status[\s\S]+✓ {2}Success/, 40, 12],
  ['origins', '3', /Failed↓[\s\S]+› \d/, 60, 20],
  ['users', '4', /Failed↓ +Streak[\s\S]+›/, 40, 12],
  ['incidents', '2', /Failed[\s\S]+›/, 40, 12],
])('keeps the columns of %s that matter most on a small screen', async (name, key, complete, columns, rows) => {
  explorer = await explore(story, columns, rows);
  await explorer.shows(/› 2018-08-20/);
  explorer.type(key);
  await explorer.shows(complete);
  await explorer.becomes(`${name}-${columns}x${rows}`);
});

it('leads to the columns that had no room, and sorts by those that are seen alone', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('3');
  await explorer.shows(/› \d+\.\d+/);
  expect(explorer.screen()).not.toContain('Owner');
  explorer.type(keys.right.repeat(8));
  await explorer.shows(/Address +Users +First seen +Last seen +Owner *\n/);
  explorer.type('sssss');
  await explorer.shows(/Address +Users +First seen +Last seen +Owner↓ *\n/);
  explorer.type('s');
  await explorer.shows(/Address↓ +Users +First seen +Last seen +Owner *\n› 178\.203\.197\.177 [^\n]+\n +178\.203\.144\.74 /);
});

it('shows what came of each way in of a user, on the axis and in the file alike, and names all the days under the cursor', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('4');
  await explorer.shows(/Streak[\s\S]*›/);
  explorer.type(keys.enter);
  await explorer.shows(/From which address[\s\S]+failed/);
  await explorer.becomes('user-80x24');
  explorer.type('0');
  await explorer.shows(/ Mon 2018-08-20 to Wed 2018-08-22 {2}\d+ failed/);
  await explorer.becomes('user-whole-80x24');
  explorer.type('d');
  await explorer.shows('› 2018-08-20 to 2018-08-22');
});

it('draws with plain ASCII alone', async () => {
  explorer = await explore(story, 80, 24, { ascii: true });
  await explorer.shows(/the break, 1 new/);
  await explorer.becomes('overview-ascii-80x24');
  expect(explorer.screen()).toMatch(/^[\x20-\x7e\n]*$/);
});

it('cuts with plain ASCII what has no room, whoever cuts it', async () => {
  explorer = await explore(story, 120, 40, { ascii: true });
  await explorer.shows(/ Confirmed: the program moved~\n/);
  expect(await explorer.settled()).toMatch(/^[\x20-\x7e\n]*$/);
  explorer.resize(40, 12);
  for (const [view, complete] of [
    ['1', /> 2018-08-20/],
    ['2', /> 2018-08-20/],
    ['3', /Failedv[\s\S]+> \d/],
    ['4', /Failedv[\s\S]+> \w/],
    ['5', /Timev[\s\S]+> \d{4}-/],
    ['?', /- Help -/],
  ] as const) {
    explorer.type(view);
    await explorer.shows(complete);
    expect(await explorer.settled()).toMatch(/^[\x20-\x7e\n]*$/);
  }
  explorer.resize(24, 5);
  await explorer.shows(/^breakday needs 40x12,\nthis is 24x5\n/);
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

it('tells times in another zone', async () => {
  explorer = await explore(story, 120, 40);
  await explorer.shows(/the break, 1 new/);
  explorer.type('t');
  await explorer.shows('America/New_York');
});

it('tells the day of an incident in the zone that is shown, and says in which its sentences are', async () => {
  explorer = await explore(story, 120, 40);
  await explorer.shows(/the break, 1 new/);
  explorer.type(`t2${keys.enter}`);
  await explorer.shows(/Incidents › 2018-08-20 webform[\s\S]*Monday, 20 August 2018[\s\S]*Sentences tell their days and times in UTC\./);
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
