/** A file that only its owner can read, and that is there in whole or not at all. */
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.ts';

export interface PrivateFile {
  write(content: string | Uint8Array): Promise<void>;
  /** Puts the file in its place, over an older one. */
  finish(): Promise<void>;
  /** Leaves what was there. */
  abandon(): Promise<void>;
}

/**
 * A pipe or a device is written into as it is: putting a file in its place would take it away from its readers.
 * Another mode is for what holds nothing of a row and is read by others.
 */
export async function privateFile(path: string, mode = 0o600): Promise<PrivateFile> {
  const there = await stat(path).catch(() => null);
  return there === null || there.isFile() ? replacement(path, mode) : stream(path);
}

async function replacement(path: string, mode: number): Promise<PrivateFile> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const file = await written(path, () => open(draft, 'w', 0o600));
  await file.chmod(mode);
  return {
    write: (content) => written(path, () => file.writeFile(content)),
    finish: () =>
      written(path, async () => {
        await file.sync();
        await file.close();
        await rename(draft, path);
      }),
    abandon: async () => {
      await file.close();
      await rm(draft, { force: true });
    },
  };
}

async function stream(path: string): Promise<PrivateFile> {
  const file = await written(path, () => open(path, 'w', 0o600));
  return {
    write: (content) => written(path, () => file.writeFile(content)),
    finish: () => written(path, () => file.close()),
    abandon: () => file.close(),
  };
}

async function written<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw inWords(path, error);
  }
}

/** Why a file cannot be written, for a person; what is no refusal of the machine is left as it is. */
export function inWords(path: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  const advice = noRoom.has(code) ? 'Make room, or name a file on another disk.' : 'Name a file in a folder that you may write to.';
  return new UserError(`${path} cannot be written (${code})`, advice);
}

const noRoom: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
