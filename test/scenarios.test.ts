/** Every kept story is told by its script, and the analysis says of it exactly what stands beside it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { scenarios } from '../scripts/stories/scenarios.ts';
import { setupCsv } from '../scripts/stories/setup-csv.ts';
import { settingsFrom } from '../src/config.ts';
import { investigate } from '../src/investigation.ts';

const root = fileURLToPath(new URL('../fixtures/scenarios/', import.meta.url));

test('every folder is a scenario, and every scenario has a folder', () => {
  expect(readdirSync(root).sort()).toEqual(Object.keys(scenarios).sort());
});

describe.each(Object.entries(scenarios))('%s', (name, { story, tell }) => {
  test('its log is what its script tells', () => {
    expect(gunzipSync(readFileSync(`${root}${name}/input.csv.gz`)).toString()).toBe(setupCsv(tell(), { precision: 'seconds' }));
    expect(readFileSync(`${root}${name}/story.md`, 'utf8')).toBe(`${story}\n`);
  });

  test('its incidents are the expected ones', async () => {
    const investigation = await investigate(
      { files: [`${root}${name}/input.csv.gz`], where: '' },
      settingsFrom({ timezone: 'UTC' }, {}),
      () => {},
    );
    const { incidents } = await investigation.analyze();
    await investigation.close();
    const text = `${JSON.stringify(incidents, null, 1)}\n`;
    const path = `${root}${name}/expected.json`;
    if (process.env.UPDATE_EXPECTED) writeFileSync(path, text);
    expect(text).toBe(readFileSync(path, 'utf8'));
  });
});
