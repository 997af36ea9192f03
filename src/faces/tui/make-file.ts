/** Makes the empty file that something is exported to: for its owner only, and never in the place of another one. */
import { closeSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UserError } from '../../errors.ts';
import { inWords } from '../private-file.ts';

/** At once: keys that come in the meantime belong to what the prompt has left behind. */
export function makeFile(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw refusals[code]?.(path) ?? inWords(path, error);
  }
}

const folder = (path: string): UserError => new UserError(`${path} is a folder`, 'Add the name of a file to it.');

const locked = (path: string): UserError =>
  new UserError(`You may not write to ${dirname(resolve(path))}`, 'Name a file in a folder of your own.');

const refusals: Readonly<Record<string, (path: string) => UserError>> = {
  EEXIST: (path) =>
    statSync(path, { throwIfNoEntry: false })?.isDirectory()
      ? folder(path)
      : new UserError(`${path} is there already`, 'Take another name.'),
  EISDIR: folder,
  ENOENT: (path) => new UserError(`There is no folder ${dirname(path)}`, 'Name a file in one that is there.'),
  ENOTDIR: (path) => new UserError(`${dirname(path)} is no folder`, 'Name a file in one.'),
  EACCES: locked,
  EPERM: locked,
  EROFS: locked,
};
