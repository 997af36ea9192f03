/** Where a log has holes is not for a program to say that stopped by itself. */
import { expect, test } from 'vitest';
import { analyzedText } from '../faces/report/scenes.ts';
import { logOf, program, refused, type Told } from '../told-log.ts';

const [old, fresh] = ['198.51.100.7', '203.0.113.9'];

/** An office of three for ten weeks, from eight to ten o'clock on every day of the week but the last two. */
const office: readonly Told[] = ['ann', 'bob', 'cem'].flatMap((name, i) =>
  Array.from({ length: 70 }, (_, day) => Date.UTC(2026, 2, 2 + day))
    .filter((day) => new Date(day).getUTCDay() % 6 !== 0)
    .flatMap((day) => program(`${name}@acme.example`, '192.0.2.4', 'Success', new Date(day + (8 * 60 + i * 7) * 60_000).toISOString(), 2)),
);

const feed = (from: string, days: number, address = old, status = 'Success'): Told[] =>
  program('feed@acme.example', address, status, from, days * 24);

async function gapsOf(attempts: readonly Told[]): Promise<readonly { from: string; until: string }[]> {
  return (await analyzedText(logOf(attempts), 'UTC')).result.coverage.gaps;
}

test('the nights of an office are no holes once its only program stopped, whether it failed before or not', async () => {
  expect(await gapsOf([...office, ...feed('2026-03-02T00:00:00Z', 40)])).toEqual([]);
  expect(await gapsOf([...office, ...feed('2026-03-02T00:00:00Z', 40), ...feed('2026-04-11T00:00:00Z', 2, fresh, refused)])).toEqual([]);
});

test('nor while it pauses for a week and comes back', async () => {
  expect(await gapsOf([...office, ...feed('2026-03-02T00:00:00Z', 40), ...feed('2026-04-18T00:00:00Z', 23)])).toEqual([]);
});

test('what is missing of everybody is a hole, and the program that stops weeks later changes nothing about it', async () => {
  const missing = ({ at }: Told): boolean => at < Date.parse('2026-03-24T09:00Z') || at > Date.parse('2026-03-26T09:00Z');
  const hole = { from: '2026-03-24T08:14:00Z', until: '2026-03-26T09:07:00Z' };
  expect(await gapsOf([...office, ...feed('2026-03-02T00:00:00Z', 70)].filter(missing))).toEqual([hole]);
  expect(await gapsOf([...office, ...feed('2026-03-02T00:00:00Z', 56)].filter(missing))).toEqual([hole]);
});

test('a program that is alone in its log tells where that has a hole, to its last day', async () => {
  const alone = [...feed('2026-03-02T00:00:00Z', 40), ...feed('2026-04-13T00:00:00Z', 1)];
  expect(await gapsOf(alone)).toEqual([{ from: '2026-04-10T23:00:00Z', until: '2026-04-13T00:00:00Z' }]);
});
