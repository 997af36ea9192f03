/** However a history reaches the command, the break in it is the same. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

test('a file beside a named archive is one history with it, and is not kept', async () => {
  const rows = (tales['move every 6 hours, fixed']?.(1).rows ?? []).toSorted((a, b) => a.time - b.time);
  const { 'oldest first': whole = [], 'in two overlapping halves': [newer = '', older = ''] = [] } = setupTellings(rows);
  const archive = join(mkdtempSync(join(tmpdir(), 'breakday-home-')), 'kept.duckdb');
  const zone = ['--timezone', 'UTC'];
  await breakday(['import', older, '--archive', archive, ...zone]);
  const kept = await analyzed<Result>([...zone, '--archive', archive]);
  const { incidents, coverage, summary } = await analyzed<Result>([...zone, ...whole]);
  const together = await analyzed<Result>([...zone, newer, '--archive', archive]);
  expect(together).toMatchObject({
    incidents,
    summary,
    coverage: { attempts: coverage.attempts, inputs: [{ name: 'older.csv' }, { name: 'newer.csv' }] },
  });
  expect(await analyzed<Result>([...zone, '--archive', archive])).toEqual(kept);
  expect(kept.coverage.attempts).toBeLessThan(coverage.attempts);
});

test('the same input gives the same bytes, whatever the clock, the folder and the zone of the machine say', async () => {
  const args = ['analyze', '--json', '--timezone', 'UTC', '--input-timezone', 'UTC', 'fixtures/formats/setup-quotes-astray.csv'];
  const [one, two] = await Promise.all([breakday(args), breakday(args, { env: { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8' } })]);
  expect(one.status).toBe(0);
  expect(two.stdout).toBe(one.stdout);
  expect(one.stdout).not.toContain('fixtures/');
});
