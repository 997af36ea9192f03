/** Who is interrupted while a case is saved finds nothing under its name. */
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Attempt } from '../../../src/attempts/attempt.ts';
import { saveCase } from '../../../src/faces/case/case-folder.ts';
import { incidentWith } from '../results.ts';

test('a case is not there before it is whole, and a draft goes with what went wrong', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'breakday-case-'));
  const folder = join(parent, 'case');
  const meanwhile: string[] = [];
  // biome-ignore lint/correctness/useYield: the log ends before its first row.
  async function* cutShort(): AsyncGenerator<Attempt> {
    meanwhile.push(...readdirSync(parent));
    throw new Error('the log is cut');
  }
  await expect(saveCase(folder, cutShort(), incidentWith({}))).rejects.toThrow('the log is cut');
  expect(meanwhile).toEqual([`.case.${process.pid}.part`]);
  expect([existsSync(folder), readdirSync(parent)]).toEqual([false, []]);
});
