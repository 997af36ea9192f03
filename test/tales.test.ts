/**
 * Every tale has its moral: what an analysis must say of it, and nothing else. `TALE_SEEDS=12` plays each with as many
 * seeds; one of each is enough for every day.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { complaints } from '../scripts/stories/expected.ts';
import { setupCsv } from '../scripts/stories/setup-csv.ts';
import { tales } from '../scripts/stories/tales/index.ts';
import { settingsFrom } from '../src/config.ts';
import { investigate } from '../src/investigation.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakday-tales-'));
afterAll(() => rmSync(folder, { recursive: true }));

const seeds = Array.from({ length: Number(process.env.TALE_SEEDS ?? 1) }, (_, i) => i + 1);

test.each(Object.entries(tales).flatMap(([name, tale]) => seeds.map((seed) => ({ name, seed, tale }))))(
  '$name, seed $seed',
  async ({ seed, tale }) => {
    const { rows, expected, timezone = 'UTC' } = tale(seed);
    const file = join(folder, 'told.csv');
    writeFileSync(file, setupCsv(rows, { precision: 'seconds' }));
    const settings = settingsFrom({ timezone, inputTimezone: 'UTC' }, {});
    const investigation = await investigate({ files: [file], where: '' }, settings, () => {});
    const { incidents } = await investigation.analyze();
    await investigation.close();
    expect(complaints(incidents, rows, expected, timezone)).toEqual([]);
    expect(new Set(incidents.map(({ id }) => id)).size).toBe(incidents.length);
  },
);
