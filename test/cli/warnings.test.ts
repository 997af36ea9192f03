/** What the data cannot tell is said, and said only then. */
import { expect, test } from 'vitest';
import type { Result } from '../../src/findings/result.ts';
import { analyzed } from '../breakday.ts';

const byName = 'fixtures/formats/setup-2026.csv';
const byId = 'fixtures/formats/query-rest.json';

async function warningsOf(...args: readonly string[]): Promise<readonly string[]> {
  return (await analyzed<Result>(['--timezone', 'UTC', ...args])).coverage.warnings;
}

test('users who are known by id alone beside users with names', async () => {
  expect(await warningsOf(byName, byId)).toEqual([
    expect.stringMatching(/^\d+ users? (is|are) known by id alone in rows that name nobody, .*: name them with --users FILE\.$/),
  ]);
});

test.each([
  ['rows with names', [byName]],
  ['rows with ids', [byId]],
  ['both, and a list of users', [byName, byId, '--users', 'fixtures/formats/users.csv']],
])('nobody in %s', async (_, args) => {
  expect(await warningsOf(...args)).toEqual([]);
});
