/** Adds to a result the hashes of files that were opened without them: an explorer opens at once, and reads bytes again when they are asked for. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Result } from '../findings/result.ts';
import { sha256Of } from '../sources/sha256.ts';

export async function withHashes(result: Result, files: readonly string[]): Promise<Result> {
  const waiting = [...files];
  const inputs = [];
  for (const input of result.coverage.inputs) {
    const at = input.sha256 === undefined ? waiting.findIndex((path) => basename(path) === input.name) : -1;
    const [path] = at < 0 ? [] : waiting.splice(at, 1);
    const { name, format, ...counts } = input;
    inputs.push(path === undefined || !(await isThere(path)) ? input : { name, format, sha256: await sha256Of(path), ...counts });
  }
  return { ...result, coverage: { ...result.coverage, inputs } };
}

/** A pipe gave its bytes away, and a file may be gone since. */
async function isThere(path: string): Promise<boolean> {
  const status = await stat(path).catch(() => null);
  return status?.isFile() ?? false;
}
