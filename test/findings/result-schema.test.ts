/** The published schema and the results hold each other: nothing is missing in either, and every kind of finding was seen. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';
import { tales } from '../../scripts/stories/tales/index.ts';
import { causes } from '../../src/attempts/reason.ts';
import { settingsFrom } from '../../src/config.ts';
import type { Result } from '../../src/findings/result.ts';
import { investigate } from '../../src/investigation.ts';
import { choices, complaints } from './valid-result.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakday-schema-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each(['setup-2026.csv', 'setup-nul-byte.csv', 'setup-header-only.csv', 'event-log-file.csv', 'query-sf-cli.json', 'login-event.json'])(
  'the answer on %s is valid',
  async (name) => {
    expect(complaints(await analyze(format(name)))).toEqual([]);
  },
);

const told = [
  'move nightly, failed twice',
  'move weekly, never fixed',
  'second server of a nightly job',
  'returned after forty days',
  'password of a nightly job',
  'spray over five users',
  'spray over twelve users, and one is let in',
  'a person is locked out for a day',
  'silent move of a nightly job',
  'nightly job stopped for a week',
  'single failure',
];

test('the answers on these tales are valid, and between them they show every kind, verdict and shape', async () => {
  const incidents = [];
  for (const name of told) {
    const path = join(folder, 'told.csv');
    writeFileSync(path, setupCsv(tales[name]?.(1).rows ?? [], { precision: 'seconds' }));
    const result = await analyze(path);
    expect(complaints(result), name).toEqual([]);
    incidents.push(...result.incidents);
  }
  for (const field of ['kind', 'verdict', 'shape'] as const) {
    const seen = new Set(incidents.map((incident) => incident[field]));
    expect([...seen].sort(), field).toEqual([...choices(field)].sort());
  }
});

test('the causes of the schema are those that a status can have', () => {
  expect(choices('cause')).toEqual(causes);
});

test('a result that lacks something or says more is not valid', async () => {
  const result = await analyze(format('setup-2026.csv'));
  expect(complaints({ ...result, window: undefined })).not.toEqual([]);
  expect(complaints({ ...result, more: true })).not.toEqual([]);
});

async function analyze(path: string): Promise<Result> {
  const investigation = await investigate({ files: [path], where: '' }, settingsFrom({ timezone: 'UTC' }, {}), () => {});
  try {
    return JSON.parse(JSON.stringify(await investigation.analyze()));
  } finally {
    await investigation.close();
  }
}

function format(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/formats/${name}`, import.meta.url));
}
