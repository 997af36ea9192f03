/** The built explorer in a real terminal: a walk down to one attempt and back, and every way out leaves the terminal as it was. */
import { expect, test } from 'vitest';
import { openPty, type Pty } from '../../pty.ts';

const story = ['fixtures/scenarios/the-form-that-broke/input.csv.gz', '--timezone', 'UTC', '--input-timezone', 'UTC'];

async function opened(): Promise<Pty> {
  const explorer = openPty(story, { columns: 120, rows: 40 });
  await explorer.shows(/2018-08-20/);
  return explorer;
}

test('a walk from the day it broke to its evidence and back', async () => {
  const explorer = await opened();
  expect(explorer.fullScreen()).toBe(true);
  explorer.type('2');
  await explorer.shows(/\[2 Incidents/);
  explorer.type('\r');
  await explorer.shows('Around the break');
  explorer.type('\x1b');
  await explorer.shows(/› Incidents {2,}/);
  explorer.type('5');
  await explorer.shows(/\[5 Attempts/);
  explorer.type('\r');
  await explorer.shows(/› Attempts ›/);
  explorer.type('Q');
  expect(await explorer.exited).toMatchObject({ status: 0 });
  expect(explorer.fullScreen()).toBe(false);
});

test('Ctrl-C leaves the terminal as it was, and says how to see the same without it', async () => {
  const explorer = await opened();
  explorer.type('\x03');
  await explorer.exited;
  expect(explorer.fullScreen()).toBe(false);
  expect(explorer.screen()).toContain('breakday analyze');
});

test('SIGTERM leaves the terminal as it was', async () => {
  const explorer = await opened();
  explorer.kill('SIGTERM');
  await explorer.exited;
  expect(explorer.fullScreen()).toBe(false);
});
