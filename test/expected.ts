/** Compares a whole output with a file of `test/expected`, so that a change of it is seen as a whole. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** Expects `actual` to be what stands in `test/expected/NAME`. `UPDATE_EXPECTED=1` writes it there instead. */
export function expectFile(name: string, actual: string): void {
  const path = fileURLToPath(new URL(`./expected/${name}`, import.meta.url));
  if (process.env.UPDATE_EXPECTED) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
  }
  expect(actual, `${name} (UPDATE_EXPECTED=1 rewrites it)`).toBe(readFileSync(path, 'utf8'));
}
