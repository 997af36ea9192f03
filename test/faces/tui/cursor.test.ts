import { afterEach, expect, it } from 'vitest';
import { type ExplorerInTerminal, explore, keys, story } from './terminal.ts';

let explorer: ExplorerInTerminal;
afterEach(() => explorer.close());

it('opens the incident of the day under the cursor, and on any other day its attempts', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows(/the break, 1 new/);
  await explorer.shows('\n Enter incident ');
  expect(explorer.lookOf('› 2018-08-20')).toMatchObject({ inverse: true });
  explorer.type('h');
  await explorer.shows(/Sun 2018-08-19[\s\S]+› 2018-08-20[\s\S]+\n Enter day /);
  expect(explorer.lookOf('› 2018-08-20')).toMatchObject({ inverse: false });
  explorer.type(keys.enter);
  await explorer.shows(/ › 2018-08-19 +2018-03-05/);
  explorer.type(keys.escape);
  await explorer.shows('Sun 2018-08-19');
  explorer.type('l');
  await explorer.shows('\n Enter incident ');
  expect(explorer.lookOf('› 2018-08-20')).toMatchObject({ inverse: true });
  explorer.type(keys.enter);
  await explorer.shows(/ › 2018-08-20 webform@globex\.example /);
});

it('says when Enter opens the range that is marked, whatever row there is', async () => {
  explorer = await explore(story, 80, 24);
  await explorer.shows('\n Enter incident ');
  explorer.type('vhh');
  await explorer.shows('\n Enter range ');
  explorer.type(keys.enter);
  await explorer.shows('› 2018-08-18 to 2018-08-20');
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
  await explorer.shows(/173\.201\.106\.127 +9/);
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
