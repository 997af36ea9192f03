/** Where no break is found, nothing is claimed of what could not be judged, and what happened all the same is told. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { at, day, hour, minute } from '../../scripts/stories/clock.ts';
import { runs } from '../../scripts/stories/program.ts';
import { Random } from '../../scripts/stories/random.ts';
import { times } from '../../scripts/stories/rhythm.ts';
import { browser, phpToolkit, type Row, statuses } from '../../scripts/stories/row.ts';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';
import type { Result } from '../../src/findings/result.ts';
import { analyzed, breakday } from '../breakday.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakday-no-break-'));
afterAll(() => rmSync(folder, { recursive: true }));

const begins = at('2026-03-01');

interface Answers {
  readonly result: Result;
  readonly text: string;
  readonly report: string;
}

async function answersOn(rows: readonly Row[]): Promise<Answers> {
  const file = join(folder, 'told.csv');
  writeFileSync(file, setupCsv(rows, { precision: 'seconds' }));
  const zones = ['--timezone', 'UTC', '--input-timezone', 'UTC'];
  const inOneLine = async (...args: readonly string[]): Promise<string> => (await breakday(args)).stdout.replace(/\s+/g, ' ');
  return {
    result: await analyzed<Result>([file, ...zones]),
    text: await inOneLine('analyze', file, ...zones),
    report: await inOneLine('report', file, ...zones),
  };
}

test('failures without a readable address are counted, and nobody says that none was left over', async () => {
  const { result, text, report } = await answersOn(
    runs(
      {
        user: 'sync@acme.example',
        client: phpToolkit,
        rhythm: times(0, hour),
        phases: [
          { from: begins, at: 'Salesforce.com IP', rhythm: times(720, hour) },
          { from: begins + 30 * day, at: 'Salesforce.com IP', rhythm: times(72, hour), answer: statuses.token },
        ],
      },
      Infinity,
      new Random(1),
    ),
  );
  expect(result.incidents).toEqual([]);
  expect(result.coverage.warnings).toEqual(['72 failures without a readable source address could not be judged.']);
  expect(result.summary.mostFailures).toEqual({ status: statuses.token, day: '2026-03-31', failures: 24, users: 1, addresses: 0 });
  expect(text).toContain('Mind 72 failures without a readable source address could not be judged.');
  expect(text).toContain('0 failures with an address in 792 attempts');
  expect(report).toContain('# Postmortem: no break among the logins that have an address');
  expect(report).toContain('72 failures without a readable source address could not be judged.');
  for (const told of [text, report]) {
    expect(told).toContain('24 with “Failed: API security token required” of 1 user from no readable address on Tue 2026-03-31.');
    expect(told).not.toMatch(/No run of failures was left over|[Nn]othing broke/);
  }
});

test('a heap of failures that is no break of anybody is told by its size', async () => {
  const users = Array.from({ length: 40 }, (_, i) => `user${i}@acme.example`);
  const usual = { client: browser, country: 'US' };
  const guessed = begins + 20 * day;
  const rows = users.flatMap((user, i): Row[] => [
    ...times(19, day)(begins + i * minute, 0, new Random(1)).map(
      (time): Row => ({ ...usual, user, time, address: '198.51.100.7', status: statuses.success }),
    ),
    { ...usual, user, time: guessed + i * minute, address: `203.0.113.${i + 1}`, status: statuses.badPassword },
  ]);
  const { result, text, report } = await answersOn(rows.sort((a, b) => a.time - b.time));
  expect(result.incidents).toEqual([]);
  expect(result.coverage.warnings).toEqual([]);
  expect(result.summary.mostFailures).toEqual({
    status: statuses.badPassword,
    day: '2026-03-21',
    failures: 40,
    users: 40,
    addresses: 40,
  });
  for (const told of [text, report])
    expect(told).toContain('The most failures of a day: 40 with “Invalid Password” of 40 users from 40 addresses on Sat 2026-03-21.');
});
