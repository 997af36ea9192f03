/** A name for what may hold a secret, by which it is known again. */
import { createHash } from 'node:crypto';

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
