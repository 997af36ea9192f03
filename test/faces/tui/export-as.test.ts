import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import { exportAs } from '../../../src/faces/tui/export-as.ts';
import { opening } from '../../../src/faces/tui/state/state.ts';
import { storeOf } from '../../../src/faces/tui/state/store.ts';
import { fieldOf } from '../../../src/faces/tui/state/text-field.ts';

it('leaves no half of an export where the disk becomes full, and says so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-full-'));
  const path = join(folder, 'rows.csv');
  async function* rows(): AsyncGenerator<readonly string[]> {
    for (let i = 0; i < 20_000; i += 1) yield ['a row of some'];
    expect(readdirSync(folder)).toEqual(['rows.csv']);
    throw Object.assign(new Error('no space left on device, write'), { code: 'ENOSPC' });
  }
  const problem = await new Promise((resolve) => {
    const prompt = { is: 'export', field: fieldOf(path), format: 'csv', formats: ['csv'], refused: '' } as const;
    exportAs(prompt, { is: 'rows', name: 'rows', columns: ['column'], rows }, storeOf(opening(['UTC'])), null, resolve);
  });
  expect(problem).toEqual(new UserError(`${path} cannot be written (ENOSPC)`, 'Make room, or name a file on another disk.'));
  expect(readdirSync(folder)).toEqual([]);
});
