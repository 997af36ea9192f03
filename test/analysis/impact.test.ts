/** What an incident cost is counted like everything else of it: no answered challenge is a failure, and no login from before it one within. */
import { expect, test } from 'vitest';
import type { Incident } from '../../src/findings/result.ts';
import { analyzedText } from '../faces/report/scenes.ts';
import { logOf, program, refused, type Told } from '../told-log.ts';

const user = 'feed@acme.example';
const [old, fresh, other] = ['198.51.100.7', '203.0.113.9', '192.0.2.50'];
const challenged = 'Failed: Computer activation required';
const worked = program(user, old, 'Success', '2026-03-01T00:00:00Z', 30 * 24);

async function gravestOf(...attempts: readonly Told[][]): Promise<Incident> {
  const { result } = await analyzedText(logOf(attempts.flat()), 'UTC');
  const [gravest] = result.incidents;
  if (gravest === undefined) throw new Error('nothing broke');
  return gravest;
}

test('a challenge that was answered during an incident is no failure of it', async () => {
  const { attempts, impact } = await gravestOf(
    worked,
    program(user, old, 'Success', '2026-03-31T00:00:00Z', 48),
    program(user, old, challenged, '2026-03-31T04:58:00Z', 1),
    program(user, fresh, challenged, '2026-03-31T00:30:00Z', 24),
  );
  expect({ attempts, failures: impact?.failures, successes: impact?.successes }).toEqual({ attempts: 24, failures: 24, successes: 47 });
});

test.each([
  ['three days', 3, 72],
  ['three weeks', 21, 504],
])('in a silence of %s nothing succeeded, and all that was due since the last login is missing', async (_, days, missing) => {
  const { kind, impact } = await gravestOf(
    worked,
    program('others@acme.example', other, 'Success', '2026-03-01T23:00:00Z', (29 + days) * 24 + 1),
  );
  expect(kind).toBe('silence');
  expect(impact).toMatchObject({
    from: '2026-03-30T23:00:00Z',
    failures: 0,
    successes: 0,
    usualSuccesses: missing,
    lostSuccesses: missing,
  });
});

test('of a monthly program that fell silent the run before the silence is no lost one', async () => {
  const { kind, impact } = await gravestOf(
    program(user, old, 'Success', '2025-08-01T03:00:00Z', 8 * 720, 720),
    program('others@acme.example', other, 'Success', '2025-07-01T00:00:00Z', 480 * 24, 4),
  );
  expect(kind).toBe('silence');
  expect(impact).toMatchObject({ from: '2026-02-27T03:00:00Z', successes: 0, usualSuccesses: 7, lostSuccesses: 7 });
});

test('where the log begins with the failures, no earlier login is claimed', async () => {
  const { day, impact } = await gravestOf(program(user, old, refused, '2026-03-01T00:00:00Z', 20 * 24));
  expect({ day, usual: impact?.usualSuccesses, method: impact?.method }).toEqual({
    day: null,
    usual: null,
    method: 'Not estimated: the log has no earlier login of the program.',
  });
});
