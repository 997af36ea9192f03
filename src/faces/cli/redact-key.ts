/** The key of the pseudonyms that take the place of names and addresses. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { UserError } from '../../errors.ts';

/** A key on the command line would stand in the shell's history: it comes from a file or the environment, or is new each time. */
export async function redactKey(file: string | undefined): Promise<string> {
  const key =
    file === undefined
      ? (process.env.BREAKDAY_REDACT_KEY ?? randomBytes(32).toString('hex'))
      : await readFile(file, 'utf8').catch(() => {
          throw new UserError(`--redact-key: ${file} cannot be read`, 'Name a file that holds the key.', 2);
        });
  if (key.trim() === '') throw new UserError('the key of the pseudonyms is empty', 'Put some random text into it.', 2);
  return key.trim();
}
