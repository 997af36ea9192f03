/** What helps where nothing passes a filter, in words. */
import { keyOf } from './keys.ts';

export function waysOutOfAFilter(): string {
  return `${keyOf('clear')} clears the filter, ${keyOf('filter')} changes it`;
}
