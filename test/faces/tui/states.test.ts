import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { type ExplorerInTerminal, explore, keys, story } from './terminal.ts';

const quiet = [new URL('../../../fixtures/scenarios/being-set-up/input.csv.gz', import.meta.url).pathname];

let explorer: ExplorerInTerminal;
afterEach(() => explorer.close());

it('says what it looked at where nothing broke', async () => {
  explorer = await explore(quiet, 80, 24);
  await explorer.shows('No login broke');
  await explorer.becomes('nothing-found-80x24');
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
  await explorer.becomes('empty-80x24');
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

it('gives the keys of the time axis only where one is drawn, and then goes on where it was', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.resize(80, 15);
  await explorer.hides('the break');
  const list = await explorer.settled();
  expect(list.split('\n').at(-1)).toBe(' Enter incident  1-5 view  / filter  ? help  q quit');
  explorer.type('h+vd');
  await explorer.shows(' d means nothing here; elsewhere: the attempts of the day under the cursor.');
  expect(explorer.screen().split('\n').slice(0, -1)).toEqual(list.split('\n').slice(0, -1));
  explorer.type('?');
  await explorer.shows('─ Help ─');
  expect(explorer.screen()).not.toContain('on the axis');
  explorer.type(keys.escape);
  explorer.resize(80, 24);
  await explorer.shows(/ Mon 2018-08-20 [^\n]+the break, 1 new/);
});

/** A program that comes no more, while another goes on. */
function stopped(): string[] {
  const path = join(mkdtempSync(join(tmpdir(), 'breakday-stopped-')), 'stopped.csv');
  const rows = Array.from({ length: 60 }, (_, day) => new Date(Date.UTC(2026, 3, 1 + day, 6)).toISOString()).flatMap((time, day) =>
    (day < 30 ? ['stopped', 'other'] : ['other']).map((name) => `${name}@x.example,${time},203.0.113.7,Success,Other Apex API,Nightly job`),
  );
  writeFileSync(path, ['Username,Login Time,Source IP,Status,Login Type,Application', ...rows, ''].join('\n'));
  return [path];
}

it.each([
  [120, '2', /2026-04-30 {2}• {2}Likely +silence +stopped@x\.example .+ not yet\n/],
  [80, '2', /2026-04-30 {2}• {2}Likely +silence +stopp\S+ .+ ·\n/],
  [60, '2', /2026-04-30 {2}• {2}silence +stopp\S+ +·\n/],
  [120, '', /2026-04-30 {2}• {2}Likely +silence +stopp\S+ +·│/],
])('tells the kind of an incident in the list, %d columns wide', async (columns, view, row) => {
  explorer = await explore(stopped(), columns, 40);
  explorer.type(view);
  await explorer.shows(row);
});

it('never cuts the names of the views within a word', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/ \[1 Overview\] {2}2 Incidents 1 {3}3 Origins 65 {3}4 Users 7 {3}5 Attempts 4,339\n/);
  explorer.type('5');
  for (const [columns, tabs] of [
    [66, '  1 Overview   2 Incidents   3 Origins   4 Users  [5 Attempts]'],
    [60, ' 1 Overview 2 Incidents 3 Origins 4 Users [5 Attempts]'],
    [53, ' 1 2 3 4 [5 Attempts]'],
    [40, ' 1 2 3 4 [5 Attempts]'],
  ] as const) {
    explorer.resize(columns, 24);
    await explorer.shows(`\n${tabs}\n`);
  }
});

it('tells the time of an attempt in its zone and in UTC alike, and keeps names of fields apart from what they say', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type(`t5/on:2018-08-30${keys.enter}${keys.enter}`);
  await explorer.shows(/› Time {18}2018-08-30 \d\d:\d\d:\d\d America\/New_York\n {2}Time in UTC {11}2018-08-30 \d\d:\d\d:\d\d UTC\n/);
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

it('quits on Q from the help too, and tells what a key is for where it means nothing', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type('s');
  await explorer.shows('\n s means nothing here; elsewhere: sort by the next column.');
  explorer.type('z');
  await explorer.shows('\n z means nothing; ? shows the keys.');
  explorer.type('++');
  await explorer.shows('\n One column cannot be less than an hour.');
  explorer.type('?');
  await explorer.shows('─ Help ─');
  explorer.type('Q');
  await expect.poll(() => explorer.left.yes).toBe(true);
});

it('sorts incidents by what is seen of them, the gravest first to begin with', async () => {
  explorer = await explore(
    [new URL('../../../fixtures/scenarios/returned-after-forty-days/input.csv.gz', import.meta.url).pathname],
    80,
    24,
  );
  await explorer.shows(/ Fri 2026-07-10 /);
  explorer.type('2');
  await explorer.shows(/ Day +↓ [^\n]+\n› 2026-07-10 [^\n]+\n {2}2026-05-31 /);
  explorer.type('S');
  await explorer.shows(/ Day +↑ [^\n]+\n› 2026-05-31 [^\n]+\n {2}2026-07-10 /);
  explorer.type('ss');
  await explorer.shows(/ Day [^\n]+What↓ [^\n]+\n› 2026-05-31 [^\n]+ silent move [^\n]+\n {2}2026-07-10 [^\n]+ new address /);
  explorer.type(keys.enter);
  await explorer.shows('› 2026-05-31 cluster@acme.example');
});
