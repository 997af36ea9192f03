import { afterEach, expect, it } from 'vitest';
import { type ExplorerInTerminal, explore, keys, story } from './terminal.ts';

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
