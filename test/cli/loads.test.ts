/** What a command does not need, it does not load: the screen's libraries, the engine, the validator of saved results. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { breakday, root } from '../breakday.ts';

const dist = join(root, 'dist');

/** The pieces of the bundle that hold a library, known by a text that only that library has. */
function piecesWith(text: string): string[] {
  return readdirSync(dist).filter((name) => name.endsWith('.js') && readFileSync(join(dist, name), 'utf8').includes(text));
}

const react = piecesWith('react.transitional.element');
const validator = piecesWith('must NOT have additional properties');

async function loadedBy(args: readonly string[]): Promise<string[]> {
  const loads = join(mkdtempSync(join(tmpdir(), 'breakday-loads-')), 'loads.txt');
  const env = { LOADS: loads, NODE_OPTIONS: `--import=${new URL('tell-loads.ts', import.meta.url).href}` };
  expect((await breakday(args, { env })).status).toBe(0);
  return readFileSync(loads, 'utf8').trim().split('\n');
}

test.each([
  { args: ['--help'], engine: false },
  { args: ['--version'], engine: false },
  { args: ['explain', 'Restricted IP'], engine: false },
  { args: ['analyze', '--json', 'fixtures/formats/setup-2015.csv'], engine: true },
  { args: ['analyze', 'fixtures/formats/setup-2015.csv'], engine: true },
  { args: ['attempts', 'fixtures/formats/setup-2015.csv'], engine: true },
  { args: ['report', 'fixtures/formats/setup-2015.csv'], engine: true },
])('breakday $args draws no screen and validates nothing', async ({ args, engine }) => {
  const loaded = await loadedBy(args);
  const names = loaded.map((url) => basename(url));
  expect(names).toContain('main.js');
  expect(react).not.toEqual([]);
  expect(validator).not.toEqual([]);
  expect(names.filter((name) => react.includes(name) || validator.includes(name))).toEqual([]);
  expect(loaded.some((url) => url.includes('@duckdb/node-bindings'))).toBe(engine);
});
