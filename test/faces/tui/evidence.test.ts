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
  await explorer.shows(/· no success before\n +✗ 2026-04-01 00:23:34 .+\n +✗ not recovered within this data/);
  expect(explorer.screen()).not.toContain('◆');
});

test('attempts around the break are told with the silence between them', async () => {
  await openEvidence('the-form-that-broke', 120, 60);
  await explorer.shows(/until 2018-08-20 12:47:22\n +╌ nothing for 2 hours\n +2018-08-20 14:25:09 ✗/);
});
