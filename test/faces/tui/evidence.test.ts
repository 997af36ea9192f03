import { afterEach, expect, test } from 'vitest';
import { type ExplorerInTerminal, explore, keys } from './terminal.ts';

let explorer: ExplorerInTerminal;
afterEach(() => explorer.close());

async function openEvidence(scenario: string, columns: number, rows: number): Promise<void> {
  const path = new URL(`../../../fixtures/scenarios/${scenario}/input.csv.gz`, import.meta.url).pathname;
  explorer = await explore([path], columns, rows);
  explorer.type(`2${keys.enter}`);
  await explorer.shows(/Addresses that day\n +Address/);
}

test('addresses that were in use long before are not marked as new', async () => {
  await openEvidence('single-sign-on-down', 120, 40);
  await explorer.becomes('evidence-single-sign-on-down-120x40');
  expect(explorer.screen()).not.toContain('◆');
});

test('a long address is cut in its middle and leaves the numbers in their columns', async () => {
  await openEvidence('moved-to-ipv6', 80, 24);
  await explorer.becomes('evidence-moved-to-ipv6-80x24');
});

test('a history that is all failures has no success before them, no end, and no address that was new', async () => {
  await openEvidence('fails-since-the-log-began', 80, 40);
  await explorer.shows(/· no success before\n▸ +✗ 2026-04-01 00:23:34 .+\n +✗ not recovered within this data/);
  expect(explorer.screen()).not.toContain('◆');
});

test('attempts around the break are told with the silence between them', async () => {
  await openEvidence('the-form-that-broke', 120, 60);
  await explorer.shows(/until 2018-08-20 12:47:22\n +╌ nothing for 2 hours\n▸ +2018-08-20 14:25:09 ✗/);
});

/** Down from the top of the evidence, all of which is seen, to the line with a text. */
function goTo(text: string): void {
  const linesAbove = 3;
  explorer.type(
    'j'.repeat(
      explorer
        .screen()
        .split('\n')
        .findIndex((each) => each.includes(text)) - linesAbove,
    ),
  );
}

test('the ends of the bracket lead to what was tried an hour before and after', async () => {
  await openEvidence('the-form-that-broke', 120, 60);
  goTo('2018-08-20 14:25:09 Failed');
  await explorer.shows(/\n› +✗ 2018-08-20 14:25:09 [\s\S]+\n Enter attempts /);
  explorer.type(keys.enter);
  await explorer.shows(/› around 2018-08-20 14:25:09 [\s\S]+ 3 of 4,339 attempts match\n[\s\S]+2018-08-20 14:25:09/);
});

test('attempts around the break lead to all of their run, and one that is alone to its record', async () => {
  await openEvidence('a-single-refusal', 120, 60);
  goTo('49 in a row');
  await explorer.shows(' Enter attempts ');
  explorer.type(keys.enter);
  await explorer.shows(/ 49 of [\d,]+ attempts match\n[\s\S]+ 2026-08-26 22:10:44 /);
  explorer.type(keys.escape);
  await explorer.shows(/› +2026-08-26 22:10:44/);
  explorer.type('j');
  await explorer.shows(' Enter record ');
  explorer.type(keys.enter);
  await explorer.shows(/› 2026-08-28 23:00:14 [\s\S]+› Time +2026-08-28 23:00:14 UTC\n[\s\S]+ Source IP +54\.206\.92\.204\n/);
});

test('lines that lead further are marked, those that say more of the same once, and the others open nothing', async () => {
  await openEvidence('the-form-that-broke', 120, 60);
  expect(
    explorer
      .screen()
      .match(/\n▸.*/g)
      ?.map((each) => each.slice(3).trim().slice(0, 19).trimEnd()),
  ).toEqual([
    '◆ 104.196.140.76',
    '173.201.106.127',
    '✓ 2018-08-20 12:47:',
    '✗ 2018-08-20 14:25:',
    '✓ 2018-08-22 11:12:',
    '2018-08-18 13:51:19',
    '2018-08-20 14:25:09',
    '2018-08-22 11:12:02',
  ]);
  goTo('Bracket');
  await explorer.hides(' Enter ');
  explorer.type(keys.enter);
  await explorer.shows('Nothing here to open.');
});
