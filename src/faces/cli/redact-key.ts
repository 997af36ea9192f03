/** The key of the pseudonyms that take the place of names and addresses. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { UserError } from '../../errors.ts';
import type { Redacted } from '../report/redact.ts';

/** What a command line says of names and addresses. */
export interface RedactFlags {
  readonly redact?: Redacted;
  readonly redactKey?: string;
}

/**
 * The key, or null where nothing is to be hidden. On the command line it would stand in the shell's history: it comes from a file
 * or the environment, or is new each time.
 */
export async function redactKey({ redact, redactKey: file }: RedactFlags): Promise<string | null> {
  if (redact === undefined) {
    if (file === undefined) return null;
    throw new UserError('--redact-key hides nothing by itself', 'Give it with --redact.', 2);
  }
  const key =
    file === undefined
      ? (process.env.BREAKDAY_REDACT_KEY ?? randomBytes(32).toString('hex'))
      : await readFile(file, 'utf8').catch(() => {
          throw new UserError(`--redact-key: ${file} cannot be read`, 'Name a file that holds the key.', 2);
        });
  if (key.trim() === '') throw new UserError('the key of the pseudonyms is empty', 'Put some random text into it.', 2);
  return key.trim();
}
