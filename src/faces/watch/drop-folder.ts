/** A folder into which exports are dropped. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';

const ending = /\.(csv|json|ndjson|parquet)(\.gz)?$/i;
/** A file that was written to so lately may not be complete. */
const restMilliseconds = 2_000;

/** The exports in a folder by name, and those that may still be written to, which wait for the next round. */
export async function exportsIn(folder: string): Promise<{ readonly ready: readonly string[]; readonly growing: readonly string[] }> {
  const names = await readdir(folder).catch(() => {
    throw new UserError(`the folder ${folder} cannot be read`, 'Check the path and its permissions.');
  });
  const ready: string[] = [];
  const growing: string[] = [];
  for (const name of names.filter((one) => ending.test(one) && !one.startsWith('.')).toSorted()) {
    const { mtimeMs } = await stat(join(folder, name));
    (Date.now() - mtimeMs < restMilliseconds ? growing : ready).push(join(folder, name));
  }
  return { ready, growing };
}
