/** A program that moves to a neighbouring address has moved: whoever trusts addresses one by one has trusted the former one. */
import { expect, test } from 'vitest';
import type { Incident } from '../../src/findings/result.ts';
import { analyzedText } from '../faces/report/scenes.ts';
import { logOf, program, type Told } from '../told-log.ts';

/** One program, hourly, at one address after the other. */
function at(...stays: readonly (readonly [address: string, days: number])[]): Told[] {
  let day = 0;
  return stays.flatMap(([address, days]) => {
    const from = new Date(Date.UTC(2026, 2, 1 + day)).toISOString();
    day += days;
    return program('feed@acme.example', address, 'Success', from, days * 24);
  });
}

async function movesOf(attempts: readonly Told[]): Promise<Pick<Incident, 'kind' | 'day' | 'address' | 'previousAddresses'>[]> {
  const { result } = await analyzedText(logOf(attempts), 'UTC');
  return result.incidents.map(({ kind, day, address, previousAddresses }) => ({ kind, day, address, previousAddresses }));
}

const [old, next, third] = ['203.0.113.5', '203.0.113.77', '203.0.113.78'];
const move = (day: string, from: string, to: string) => ({ kind: 'silent-origin-change', day, address: to, previousAddresses: [from] });

test('a silent move to a neighbour is told like any other', async () => {
  expect(await movesOf(at([old, 40], [next, 20]))).toEqual([move('2026-04-10', old, next)]);
  expect(await movesOf(at([old, 40], ['192.0.2.77', 20]))).toEqual([move('2026-04-10', old, '192.0.2.77')]);
});

test('so is the next one, and that it stays there is what makes it one', async () => {
  const told = [move('2026-04-20', next, third), move('2026-04-10', old, next)];
  expect(await movesOf(at([old, 40], [next, 10], [third, 10]))).toEqual(expect.arrayContaining(told));
  expect(await movesOf(at([old, 40], [next, 1], [old, 19]))).toEqual([]);
});

test('neighbours that take turns are a pool, however long a turn is', async () => {
  expect(await movesOf(at([old, 14], [next, 14], [old, 14], [next, 14]))).toEqual([]);
  const turns = Array.from({ length: 60 }, (_, day) => [`203.0.113.${5 + (day % 3)}`, 1] as const);
  expect(await movesOf(at(...turns))).toEqual([]);
});

test('an address for each day is none of a machine that moves', async () => {
  expect(await movesOf(at(...Array.from({ length: 60 }, (_, day) => [`203.0.113.${5 + day}`, 1] as const)))).toEqual([]);
});
