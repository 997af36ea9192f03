/** Bars made of block characters, and the scale that makes them readable beside one tall spike. */
import type { Symbols } from '../../symbols.ts';

/** The value of a full bar: the 98th percentile of what is not zero, so that one spike does not flatten the rest. */
export function scaleOf(values: readonly number[]): number {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b);
  return Math.max(1, sorted[Math.ceil(sorted.length * 0.98) - 1] ?? 1);
}

/** The characters of one bar from the top row down. A clipped bar ends in `+`. */
export function barOf(value: number, scale: number, height: number, { bars, zero }: Symbols): string[] {
  if (value === 0) return [...Array.from({ length: height - 1 }, () => ' '), zero];
  const cells = Math.max(1, Math.round(Math.min(1, value / scale) * height * bars.length));
  return Array.from({ length: height }, (_, row) => {
    const below = (height - 1 - row) * bars.length;
    const filled = Math.min(bars.length, cells - below);
    if (row === 0 && value > scale && filled === bars.length) return '+';
    return filled <= 0 ? ' ' : (bars[filled - 1] ?? ' ');
  });
}

/** A bar of one row a value: a small picture of where in time something happened. */
export function sparkline(values: readonly number[], symbols: Symbols): string {
  const scale = Math.max(1, ...values);
  return values.map((value) => barOf(value, scale, 1, symbols)[0]).join('');
}

/** Values joined so that they are at most `width`. */
export function condensed(values: readonly number[], width: number): number[] {
  if (values.length <= width) return [...values];
  const result = Array.from({ length: width }, () => 0);
  values.forEach((value, i) => {
    const at = Math.floor((i * width) / values.length);
    result[at] = (result[at] ?? 0) + value;
  });
  return result;
}
