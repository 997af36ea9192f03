import { afterEach, expect, it } from 'vitest';
import { type ExplorerInTerminal, explore, keys, story } from './terminal.ts';

let explorer: ExplorerInTerminal;
afterEach(() => explorer.close());

it('lists what there is to do before how to move, and shows the caret where letters go', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  expect(explorer.caret()).toBeNull();
  explorer.type(':');
  await explorer.shows(/─ Commands ─.*\n:\n› open what is under the cursor +Enter\n {2}back, with everything as it was +Esc\n/);
  expect(explorer.screen()).not.toContain('one row up');
  explorer.type('zoe');
  await expect.poll(() => explorer.caret()).toBe(': zoe|');
  explorer.type(`${keys.left}n`);
  await expect.poll(() => explorer.caret()).toBe(': zon|e');
  explorer.type('\r');
  await explorer.shows('Times in America/New_York.');
  expect(explorer.caret()).toBeNull();
});

it('says so where no command is called like that, and stays open for another word', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  explorer.type(':zzzz');
  await explorer.shows('\n: zzzz\n  No command here is called like that.\n\n');
  explorer.type('\r');
  expect(await explorer.settled()).toContain('\n: zzzz\n');
  explorer.type('\x15Users\r');
  await explorer.shows('[4 Users 7]');
});

it('shows the end of a word that is longer than the line', async () => {
  explorer = await explore(story, 40, 12);
  await explorer.shows('1-5 view');
  explorer.type(`:${'attempts of every '.repeat(3)}day`);
  await expect.poll(() => explorer.caret()).toMatch(/^: ….* of every day\|$/);
});
