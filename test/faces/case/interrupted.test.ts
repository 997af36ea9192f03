/** Who is interrupted while a case is saved finds nothing under its name. */
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Attempt } from '../../../src/attempts/attempt.ts';
import type { UserError } from '../../../src/errors.ts';
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
  await expect(saveCase(folder, cutShort(), incidentWith({}), 'plain')).rejects.toThrow('the log is cut');
  expect(meanwhile).toEqual([`.case.${process.pid}.part`]);
  expect([existsSync(folder), readdirSync(parent)]).toEqual([false, []]);
});

test.each([
  ['plain', /attempts of this incident alone do not tell of it. Keep the whole log/],
  ['disguised', /do not tell of it with pseudonyms in place of names and addresses. Try it without --redact/],
] as const)('attempts that do not tell of their incident are not kept, and the reason is true of %s ones', async (look, reason) => {
  const parent = mkdtempSync(join(tmpdir(), 'breakday-case-'));
  const folder = join(parent, 'case');
  async function* oneLogin(): AsyncGenerator<Attempt> {
    const time = '2026-03-01T00:00:00Z';
    yield {
      time,
      sequence: 0,
      user: 'a@acme.example',
      address: '198.51.100.7',
      status: 'Success',
      outcome: 'success',
      reason: 'success',
      fields: {},
    };
  }
  const refusal = await saveCase(folder, oneLogin(), incidentWith({}), look).catch(
    (error: UserError) => `${error.message}. ${error.advice}`,
  );
  expect(refusal).toMatch(reason);
  expect(readdirSync(parent)).toEqual([]);
});
