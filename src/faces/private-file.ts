/** A file that only its owner can read, and that is there in whole or not at all. */
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
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
  const file = await opened(draft, path);
  await file.chmod(mode);
  return {
    write: (content) => file.writeFile(content),
    finish: async () => {
      await file.sync();
      await file.close();
      await rename(draft, path);
    },
    abandon: async () => {
      await file.close();
      await rm(draft, { force: true });
    },
  };
}

async function stream(path: string): Promise<PrivateFile> {
  const file = await opened(path, path);
  return { write: (content) => file.writeFile(content), finish: () => file.close(), abandon: () => file.close() };
}

function opened(file: string, path: string): Promise<FileHandle> {
  return open(file, 'w', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${path} cannot be written (${error.code})`, 'Name a file in a folder that you may write to.');
  });
}
