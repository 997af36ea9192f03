import { afterEach, expect, test } from 'vitest';
import { expectFile } from '../../expected.ts';
import { type ExplorerInTerminal, explore, keys } from './terminal.ts';

let explorer: ExplorerInTerminal;
afterEach(() => explorer.close());

async function evidenceOf(scenario: string, columns: number, rows: number): Promise<string> {
  const path = new URL(`../../../fixtures/scenarios/${scenario}/input.csv.gz`, import.meta.url).pathname;
  explorer = await explore([path], columns, rows);
  explorer.type(`2${keys.enter}`);
  await explorer.shows(/Addresses that day\n +Address/);
  return explorer.settled();
}

test('addresses that were in use long before are not marked as new', async () => {
  const screen = await evidenceOf('single-sign-on-down', 120, 40);
  expectFile('tui/evidence-single-sign-on-down-120x40.txt', `${screen}\n`);
  expect(screen).not.toContain('◆');
});

test('a long address is cut in its middle and leaves the numbers in their columns', async () => {
  expectFile('tui/evidence-moved-to-ipv6-80x24.txt', `${await evidenceOf('moved-to-ipv6', 80, 24)}\n`);
});

test('a history that is all failures has no success before them, no end, and no address that was new', async () => {
  const screen = await evidenceOf('fails-since-the-log-began', 80, 40);
  expect(screen).toMatch(/· no success before\n +✗ 2026-04-01 00:23:34 .+\n +✗ not recovered within this data/);
  expect(screen).not.toContain('◆');
});

test('attempts around the break are told with the silence between them', async () => {
  await evidenceOf('the-form-that-broke', 120, 60);
  await explorer.shows(/until 2018-08-20 12:47:22\n +╌ nothing for 2 hours\n +2018-08-20 14:25:09 ✗/);
});
