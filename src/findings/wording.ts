/** Counts and spans of time in words, the same in every sentence of the product. */
import { formatDistanceStrict, formatDuration } from 'date-fns';

/** `1 failure`, `1,204 failures`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? noun : plural}`;
}

const units = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
  ['seconds', 1000],
] as const;

/** What was measured, in its two largest units: `7 hours 34 minutes`, `3 days`. */
export function duration(milliseconds: number): string {
  const largest = units.findIndex(([, length]) => milliseconds >= length);
  if (largest < 0) return milliseconds === 0 ? '0 seconds' : 'under a second';
  let rest = milliseconds;
  const parts: Record<string, number> = {};
  for (const [unit, length] of units.slice(largest, largest + 2)) {
    parts[unit] = Math.floor(rest / length);
    rest %= length;
  }
  return formatDuration(parts);
}

/** What is usual or about so long, in its largest fitting unit: `37 minutes`, `2 days`. */
export function span(milliseconds: number): string {
  // Rounded first, so that 59.9 minutes are an hour.
  const [, unit] = units.find(([, length]) => milliseconds >= length) ?? [null, 1];
  return formatDistanceStrict(0, Math.round(milliseconds / unit) * unit);
}

/** `a`, `a and b`, `a, b and 3 more`. */
export function list(items: readonly string[], most = 3): string {
  if (items.length <= 1) return items[0] ?? '';
  if (items.length > most) return `${items.slice(0, most - 1).join(', ')} and ${(items.length - most + 1).toLocaleString('en-US')} more`;
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** `72 with “A” and 24 with “B”`, of the first few. */
export function withStatuses(failures: readonly (readonly [status: string, failures: number])[]): string {
  const told = failures.slice(0, statusesTold).map(([status, number]) => `${number.toLocaleString('en-US')} with ${status}`);
  const rest = failures.slice(statusesTold).reduce((sum, [, number]) => sum + number, 0);
  return list([...told, ...(rest > 0 ? [`${rest.toLocaleString('en-US')} with others`] : [])], Infinity);
}

const statusesTold = 3;

/** The words with one full stop, though they may end in `Inc.` */
export function asSentence(words: string): string {
  return words.endsWith('.') ? words : `${words}.`;
}
