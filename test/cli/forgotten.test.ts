/** What was forgotten is not spoken of as if it were still there. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Result } from '../../src/findings/result.ts';
import { analyzed, breakday, root } from '../breakday.ts';

test('an archive from which everything was forgotten says so, and another import fills it again', async () => {
  const kept = ['--timezone', 'UTC', '--archive', join(mkdtempSync(join(tmpdir(), 'breakday-forgotten-')), 'archive.duckdb')];
  const file = join(root, 'fixtures', 'formats', 'setup-2015.csv');
  const held = async (): Promise<string> => (await breakday(['archive', ...kept])).stdout;
  const warnings = async (): Promise<readonly string[]> => (await analyzed<Result>(kept)).coverage.warnings;
  await breakday(['import', ...kept, file]);
  const { attempts } = (await analyzed<Result>(kept)).coverage;
  expect(await warnings()).toEqual([]);
  const { stderr } = await breakday(['archive', 'forget', ...kept, '--before', '2030-01-01']);
  expect(stderr).toBe(`${attempts} attempts before 2030-01-01 are forgotten.\n`);
  expect(await warnings()).toEqual([`What was accepted is no longer there: all ${attempts} attempts were forgotten.`]);
  expect(await held()).toContain('Nothing is held any more: what was imported is forgotten.');
  await breakday(['import', ...kept, file]);
  expect(await warnings()).toEqual([]);
  expect(await held()).toContain(`Attempts   ${attempts} of `);
});
