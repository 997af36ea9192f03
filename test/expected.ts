/** Compares a whole output with a file of `test/expected`, so that a change of it is seen as a whole. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** Expects `actual` to be what stands in `test/expected/NAME`. `UPDATE_EXPECTED=1` writes it there instead. */
export function expectFile(name: string, actual: string): void {
  if (process.env.UPDATE_EXPECTED) {
    mkdirSync(dirname(pathOf(name)), { recursive: true });
    writeFileSync(pathOf(name), actual);
  }
  expect(actual, `${name} (UPDATE_EXPECTED=1 rewrites it)`).toBe(readFileSync(pathOf(name), 'utf8'));
}

/** What stands in `test/expected/NAME`; null where it is to be written anew. */
export function expectedText(name: string): string | null {
  return process.env.UPDATE_EXPECTED ? null : readFileSync(pathOf(name), 'utf8');
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`./expected/${name}`, import.meta.url));
}
