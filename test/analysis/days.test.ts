/** The days of an incident's picture, and what is counted on them. */
import { expect, test } from 'vitest';
import { resolveStatus } from '../../src/attempts/reason.ts';
import type { Incident } from '../../src/findings/result.ts';
import { analyzedText, type Scene, scenario } from '../faces/report/scenes.ts';
import { logOf, program, refused, type Told } from '../told-log.ts';

async function gravest(scene: Promise<Scene>): Promise<Incident> {
  const [incident] = (await scene).result.incidents;
  if (incident === undefined) throw new Error('nothing broke');
  return incident;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

const zones = ['UTC', 'America/New_York', 'America/St_Johns', 'Asia/Kolkata', 'Pacific/Auckland', 'Pacific/Kiritimati'];
const stories = ['the-form-that-broke', 'spray-over-five-users', 'returned-after-forty-days'];

test.each(zones.flatMap((zone) => stories.map((story) => [zone, story] as const)))(
  'in %s the tables of %s count the same attempts',
  async (zone, story) => {
    const { days, byOriginAndStatus } = await gravest(scenario(story, zone));
    const counted = (outcome: string): number =>
      sum(byOriginAndStatus.filter(({ status }) => resolveStatus(status).outcome === outcome).map(({ attempts }) => attempts));
    expect(counted('success')).toBe(sum(days.map(({ successes }) => successes)));
    expect(counted('failure')).toBe(sum(days.map(({ failures }) => failures)));
    expect(counted('step')).toBe(sum(days.map(({ steps }) => steps ?? 0)));
    expect(counted('success')).toBeGreaterThan(0);
    expect(counted('failure')).toBeGreaterThan(0);
  },
);

test('an hourly program has every hour of two weeks on either side in both tables, also where clocks are changed', async () => {
  const user = 'feed@acme.example';
  const moved = [
    ...program(user, '198.51.100.7', 'Success', '2026-02-01T00:30:00Z', 24 * 29),
    ...program(user, '203.0.113.9', refused, '2026-03-02T00:30:00Z', 24 * 20),
  ];
  const { days, byOriginAndStatus } = await gravest(analyzedText(logOf(moved), 'America/New_York'));
  expect(days.map(({ day }) => day)).toEqual(
    Array.from({ length: 29 }, (_, i) => new Date(Date.UTC(2026, 1, 15 + i)).toISOString().slice(0, 10)),
  );
  // Broken since 19:30 of 1 March; 8 March has 23 hours there.
  expect(byOriginAndStatus.map(({ status, attempts }) => [status, attempts])).toEqual([
    [refused, 5 + 14 * 24 - 1],
    ['Success', 14 * 24 + 19],
  ]);
  expect(sum(days.map(({ failures }) => failures))).toBe(5 + 14 * 24 - 1);
  expect(sum(days.map(({ successes }) => successes))).toBe(14 * 24 + 19);
});

test('a quiet weekend is known to be quiet, of a hole nothing is known, and no day comes after the end of the log', async () => {
  const user = 'feed@acme.example';
  const weekdays = (attempts: readonly Told[]): Told[] => attempts.filter(({ at }) => ![0, 6].includes(new Date(at).getUTCDay()));
  const lost = (at: number): boolean => at >= Date.parse('2026-03-24T00:00:00Z') && at < Date.parse('2026-03-31T00:00:00Z');
  const history = weekdays([
    ...program(user, '198.51.100.7', 'Success', '2026-02-02T08:00:00Z', 24 * 59),
    ...program(user, '203.0.113.9', refused, '2026-04-02T08:00:00Z', 24 * 2),
  ]).filter(({ at }) => !lost(at));
  const { day, days } = await gravest(analyzedText(logOf(history), 'UTC'));
  const of = (name: string): unknown => days.find((each) => each.day === name);
  expect(day).toBe('2026-04-02');
  expect(of('2026-03-21')).toEqual({ day: '2026-03-21', successes: 0, failures: 0, newAddresses: [], covered: true });
  expect(of('2026-03-25')).toMatchObject({ covered: false });
  expect(days.at(-1)?.day).toBe('2026-04-03');
});
