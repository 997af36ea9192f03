import { expect, test } from 'vitest';
import { progressText } from '../../../../src/faces/cli/text/pull-progress.ts';
import type { PullProgress } from '../../../../src/investigation/pull.ts';

const long: PullProgress = {
  rows: { read: 1_234_567, new: 1_234_000, known: 567, rejected: 0 },
  total: 1_987_654,
  reached: '2026-05-01T06:00:00Z',
  from: '2026-04-24T06:00:00Z',
  api: { calls: 123, day: { used: 123, allowed: 15_000 } },
};

test('a narrow terminal cuts nothing off but the rate', () => {
  const line = progressText(() => 1_000_000)(long);
  expect(line).toBe('1,234,567/1,987,654 rows  at 2026-05-01, to 2026-04-24  123 calls, 14,877 left  1,235/s');
  expect(line.slice(0, 79)).toContain('14,877 left');
});

test('what is not known yet is left out', () => {
  const begun = { ...long, total: null, reached: null, from: null, api: { calls: 3, day: null } };
  expect(progressText(() => 1_000_000)(begun)).toBe('1,234,567 rows  3 calls  1,235/s');
});
