/** The hour of an attempt is a change only where it is not that of a second try. */
import { expect, test } from 'vitest';
import { analyzedText } from '../faces/report/scenes.ts';
import { logOf, program, refused, type Told } from '../told-log.ts';

const [user, old, fresh] = ['nightly@acme.example', '198.51.100.7', '203.0.113.9'];
const worked = program(user, old, 'Success', '2026-03-01T02:00:00Z', 40 * 24, 24);

async function changed(tries: readonly Told[]): Promise<string[]> {
  const { result } = await analyzedText(logOf([...worked, ...tries]), 'UTC');
  return result.incidents[0]?.changed.map(({ field }) => field) ?? [];
}

test('a run that is tried again hours later came in its usual hour', async () => {
  const tries = program(user, fresh, refused, '2026-04-10T02:00:00Z', 6, 1);
  expect(await changed(tries)).toEqual(['address', 'block']);
});

test('a run at another hour than ever, and never at its own, is told', async () => {
  const tries = program(user, fresh, refused, '2026-04-10T14:00:00Z', 3 * 24, 24);
  expect(await changed(tries)).toEqual(['address', 'block', 'hour']);
});
