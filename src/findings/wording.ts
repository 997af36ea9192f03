/** Counts and spans of time in words, the same in every sentence of the product. */
import { formatDistanceStrict } from 'date-fns';

/** `1 failure`, `1,204 failures`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural}`;
}

/** A span in its largest fitting unit: `37 minutes`, `2 days`. */
export function span(milliseconds: number): string {
  // Rounded first, so that 59.9 minutes are an hour.
  const unit = units.find((length) => milliseconds >= length) ?? 1;
  return formatDistanceStrict(0, Math.round(milliseconds / unit) * unit);
}

const units = [86_400_000, 3_600_000, 60_000, 1000] as const;

/** `a`, `a and b`, `a, b and 3 more`. */
export function list(items: readonly string[], most = 3): string {
  if (items.length <= 1) return items[0] ?? '';
  if (items.length > most) return `${items.slice(0, most - 1).join(', ')} and ${items.length - most + 1} more`;
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** The words with one full stop, though they may end in `Inc.` */
export function asSentence(words: string): string {
  return words.endsWith('.') ? words : `${words}.`;
}
