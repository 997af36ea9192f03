import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type ExplorerInTerminal, explore, keys, story } from './terminal.ts';

/** A query tells users by their ids, which are no e-mail addresses. */
const byId = [new URL('../../../fixtures/formats/query-data-loader.csv', import.meta.url).pathname];

let explorer: ExplorerInTerminal;
afterEach(() => explorer.close());

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
  await explorer.shows(/ Filter: status:failed ip:\*{14} user:~\*{4}… +21 of 4,339 attempts match/);
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

it('masks users who are known by their ids alone, in sentences and in every field', async () => {
  explorer = await explore(byId, 110, 40);
  await explorer.shows(/by\s+0053000000AbCd\wAAV\s/);
  explorer.type('p');
  await explorer.shows(/by\s+0\*\*\*\d\s+from\s+104\.196\.140\.\*\*\* /);
  expect(explorer.screen()).not.toContain('0053');
  explorer.type(`5${keys.enter}`);
  await explorer.shows(/User +(0\*\*\*\d)\n[\s\S]+User id +\1\n/);
  expect(explorer.screen()).not.toContain('0053');
});

it('copies and writes no user in the clear while names are masked', async () => {
  const written = join(mkdtempSync(join(tmpdir(), 'breakday-masked-')), 'attempts.csv');
  explorer = await explore(byId, 110, 40);
  await explorer.shows(/by\s+0053/);
  explorer.type('p4');
  await explorer.shows(/› 0\*\*\*\d/);
  explorer.type(`y${keys.enter}`);
  await explorer.shows(/From which address/);
  explorer.type('y5');
  await explorer.shows(/› \d{4}-/);
  explorer.type('y');
  await expect.poll(() => explorer.copied).toHaveLength(3);
  expect(JSON.parse(explorer.copied[2] ?? '')).toMatchObject({ address: '104.196.140.***', fields: { id: '0Ya300000000010AAA' } });
  explorer.type(`e\x15${written}${keys.enter}`);
  await explorer.shows('Wrote ');
  const [titles, ...rows] = readFileSync(written, 'utf8').trimEnd().split('\n');
  expect(titles).toMatch(/^Login Time,Username,Source IP,.+,UserId,/);
  expect(rows.join('\n')).toMatch(/,(0\*\*\*\d),104\.196\.140\.\*\*\*,Success,.+,\1,/);
  expect([...explorer.copied, ...rows].join('\n')).not.toContain('0053');
});

it('gives a user of an odd name and a short address the same name on the screen and in what is copied', async () => {
  const odd = join(mkdtempSync(join(tmpdir(), 'breakday-odd-')), 'odd.csv');
  writeFileSync(odd, `Username,Login Time,Source IP,Status\n"bob o'neil@x.example",2026-07-01T07:00:00Z,2a00::1234,Success\n`);
  explorer = await explore([odd], 120, 40);
  await explorer.shows('No login broke');
  explorer.type('p5');
  await explorer.shows(/› 2026-07-01 07:00:00 +b\*\*\*1 +2a00::\*\*\*/);
  explorer.type('y');
  await expect.poll(() => explorer.copied.map((text) => JSON.parse(text))).toMatchObject([{ user: 'b***1', address: '2a00::***' }]);
});
