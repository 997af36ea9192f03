/** No more is claimed of a break than its log shows: of its day, of its end, of its cause, and of what was before it. */
import { expect, test } from 'vitest';
import type { Incident } from '../../src/findings/result.ts';
import { analyzedText } from '../faces/report/scenes.ts';
import { logOf, program, refused, type Told } from '../told-log.ts';

const user = 'feed@acme.example';
const [old, fresh, other] = ['198.51.100.7', '203.0.113.9', '192.0.2.50'];
const badPassword = 'Invalid Password';

async function onlyBreakOf(attempts: readonly Told[]): Promise<Incident> {
  const { result } = await analyzedText(logOf(attempts), 'UTC');
  const [incident, ...others] = result.incidents.filter(({ firstFailure }) => firstFailure !== null);
  if (incident === undefined || others.length > 0) throw new Error(`${others.length + 1} breaks`);
  return incident;
}

const worked = program(user, old, 'Success', '2026-03-01T00:00:00Z', 30 * 24);

test('of a program that was silent for days before it failed, the days between are told, and not one of them', async () => {
  const incident = await onlyBreakOf([
    ...worked,
    ...program(user, fresh, refused, '2026-04-04T23:00:00Z', 48),
    ...program(user, fresh, 'Success', '2026-04-06T23:00:00Z', 72),
  ]);
  expect(incident).toMatchObject({ verdict: 'possible', day: '2026-04-04', between: { from: '2026-03-30', until: '2026-04-04' } });
  expect(incident.headline).toMatch(/^feed@acme\.example broke between 2026-03-30 and 2026-04-04 when/);
  expect(incident.evidence.for).toContain(
    '720 earlier logins of this program succeeded, the last of them 5 days before the first failure.',
  );
  expect(incident.evidence.for).toContain(
    `${old}, used until then, did not succeed again: its last success was at 2026-03-30 23:00:00 UTC.`,
  );
});

test('of a program that failed when it was due, the day is told', async () => {
  const incident = await onlyBreakOf([...worked, ...program(user, fresh, refused, '2026-03-31T00:00:00Z', 48)]);
  expect(incident.headline).toMatch(/^feed@acme\.example broke on 2026-03-31 when/);
  expect(incident.between).toBeUndefined();
  expect(incident.evidence.for).toContain('720 earlier logins of this program succeeded, right up to the break.');
});

test('a wrong password that worked later from the new address does not show that the address was let in', async () => {
  const mended = (status: string): Promise<Incident> =>
    onlyBreakOf([
      ...worked,
      ...program(user, fresh, status, '2026-03-31T00:00:00Z', 48),
      ...program(user, fresh, 'Success', '2026-04-02T00:00:00Z', 72),
    ]);
  const reason = 'The refused address succeeded at 2026-04-02 00:00:00 UTC: ';
  expect((await mended(badPassword)).evidence.for).toContain(
    `${reason}the address, the password or the token was mended, and the log does not tell which.`,
  );
  expect((await mended(refused)).evidence.for).toContain(`${reason}it was let in, and nothing else was wrong.`);
});

test('only a success from where it failed confirms a break', async () => {
  const standby = [
    ...program(user, other, 'Success', '2026-03-10T00:30:00Z', 24),
    ...worked,
    ...program(user, other, refused, '2026-03-31T00:00:00Z', 24),
  ];
  const elsewhere = await onlyBreakOf([...standby, ...program(user, old, 'Success', '2026-04-01T00:00:00Z', 240)]);
  expect(elsewhere).toMatchObject({ kind: 'failure-streak', verdict: 'likely', recoveredAt: '2026-04-01T00:00:00Z' });
  expect(elsewhere.evidence.against).toEqual([`It works again from ${old}; where it failed it has not succeeded since.`]);
  const there = await onlyBreakOf([...standby, ...program(user, other, 'Success', '2026-04-01T00:00:00Z', 240)]);
  expect(there).toMatchObject({ kind: 'failure-streak', verdict: 'confirmed', recoveredAt: '2026-04-01T00:00:00Z' });
  expect(there.evidence.against).toEqual([]);
});

test('a program that worked since the log began and broke after three days is no program that was being set up', async () => {
  const incident = await onlyBreakOf([
    ...program(user, old, 'Success', '2026-03-01T00:00:00Z', 3 * 24),
    ...program(user, fresh, refused, '2026-03-04T00:00:00Z', 30 * 24),
  ]);
  expect(incident).toMatchObject({ kind: 'origin-change', verdict: 'possible', day: '2026-03-04', recoveredAt: null });
  expect(incident.evidence.against).toEqual([
    'Its 72 earlier logins all succeeded since the log began, but they are of 3 days only: whether it had worked before, or was being set up, is not known.',
  ]);
});

test('the same of a program whose password went wrong', async () => {
  const incident = await onlyBreakOf([
    ...program(user, old, 'Success', '2026-03-01T00:00:00Z', 3 * 24),
    ...program(user, old, badPassword, '2026-03-04T00:00:00Z', 30 * 24),
  ]);
  expect(incident).toMatchObject({ kind: 'failure-streak', verdict: 'possible', day: '2026-03-04' });
});

test('a program that begins later in the log and fails after three days was being set up', async () => {
  const { result } = await analyzedText(
    logOf([
      ...program('other@acme.example', other, 'Success', '2026-03-01T00:00:00Z', 40 * 24),
      ...program(user, old, 'Success', '2026-03-06T00:00:00Z', 3 * 24),
      ...program(user, fresh, refused, '2026-03-09T00:00:00Z', 30 * 24),
    ]),
    'UTC',
  );
  expect(result.incidents).toEqual([]);
});

test('a monthly program that misses its runs has lost them', async () => {
  const month = 30 * 24;
  const everyMonth = (status: string, address: string, from: string, runs: number): Told[] =>
    program(user, address, status, from, runs * month, month);
  const crowd = program('other@acme.example', other, 'Success', '2025-07-01T00:00:00Z', 340 * 24, 4);
  const before = everyMonth('Success', old, '2025-08-01T03:00:00Z', 8);
  const open = await onlyBreakOf([...crowd, ...before, ...everyMonth(refused, fresh, '2026-03-29T03:00:00Z', 2)]);
  expect(open.impact).toMatchObject({
    usualSuccesses: 3,
    lostSuccesses: 3,
    method: 'Estimated from its usual gap: 3 logins in that time, one every month.',
  });
  const mended = await onlyBreakOf([
    ...crowd,
    ...before,
    ...everyMonth(refused, fresh, '2026-03-29T03:00:00Z', 2),
    ...everyMonth('Success', fresh, '2026-05-28T03:00:00Z', 1),
  ]);
  expect(mended.impact).toMatchObject({ usualSuccesses: 2, lostSuccesses: 2 });
});
