/** A file that only its owner can read, and that is there in whole or not at all. */
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../errors.ts';

export interface PrivateFile {
  write(text: string): Promise<void>;
  /** Puts the file in its place, over an older one. */
  finish(): Promise<void>;
  /** Leaves what was there. */
  abandon(): Promise<void>;
}

export async function privateFile(path: string): Promise<PrivateFile> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  const file = await open(draft, 'w', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(`${path} cannot be written (${error.code})`, 'Name a file in a folder that you may write to.');
  });
  return {
    write: async (text) => {
      await file.writeFile(text);
    },
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
