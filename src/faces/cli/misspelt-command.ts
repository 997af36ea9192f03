/** A misspelt command, which would be looked for as a file. */
import { existsSync } from 'node:fs';
import { nearest } from '../../attempts/nearest.ts';
import { UserError } from '../../errors.ts';

/** Refuses a first word that is no file, and that is near to a command. */
export function refuseMisspelt([word = '']: readonly string[], commands: readonly string[]): void {
  if (!/^[a-z]+$/i.test(word) || existsSync(word)) return;
  const meant = nearest(word, commands);
  if (meant !== null) throw new UserError(`'${word}' is neither a command nor a file`, `Did you mean \`breakday ${meant}\`?`, 2);
}
