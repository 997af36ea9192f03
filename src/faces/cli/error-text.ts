/** An error in words: of a user's error its line; a bug keeps its stack. */
import { UserError } from '../../errors.ts';
import { safe } from '../safe.ts';

export function errorText(error: unknown): string {
  if (error instanceof UserError) return safe(error.line);
  const stack = (error instanceof Error && error.stack) || String(error);
  return stack.split('\n').map(safe).join('\n');
}
