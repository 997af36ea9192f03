/** However a history reaches the command, the break in it is the same. */
import { expect, test } from 'vitest';
import { tales } from '../../scripts/stories/tales/index.ts';
import type { Result } from '../../src/findings/result.ts';
import { analyzed, breakday } from '../breakday.ts';
import { queryTellings, setupTellings } from './tellings.ts';

const stories = ['move every 6 hours, fixed', 'password of a nightly job', 'spray on the day of a move'];

for (const story of stories) {
  const rows = (tales[story]?.(1).rows ?? []).toSorted((a, b) => a.time - b.time);
  test.each([
    ['Setup downloads', setupTellings(rows)],
    ['query exports', queryTellings(rows)],
  ])(`${story}, in %s`, async (_, tellings) => {
    const told = await Promise.all(
      Object.entries(tellings).map(async ([name, files]) => ({ name, ...(await analyzed<Result>(['--timezone', 'UTC', ...files])) })),
    );
    const [first, ...others] = told;
    expect(first?.incidents.length).toBeGreaterThan(0);
    for (const { name, incidents, coverage, summary } of others) {
      expect(coverage.attempts, name).toBe(rows.length);
      expect(incidents, name).toEqual(first?.incidents);
      expect(summary, name).toEqual(first?.summary);
    }
  });
}

test('the same input gives the same bytes, whatever the clock, the folder and the zone of the machine say', async () => {
  const args = ['analyze', '--json', '--timezone', 'UTC', '--input-timezone', 'UTC', 'fixtures/formats/setup-quotes-astray.csv'];
  const [one, two] = await Promise.all([breakday(args), breakday(args, { env: { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8' } })]);
  expect(one.status).toBe(0);
  expect(two.stdout).toBe(one.stdout);
  expect(one.stdout).not.toContain('fixtures/');
});
