/** The rhythm of a lane: how long it usually pauses, how long it does at most, and whether it keeps time. */
import { thresholds } from './thresholds.ts';

export interface Beat {
  /** The median gap between two attempts, in milliseconds; 0 where there are fewer than two. */
  readonly usualGap: number;
  /** The 99th percentile of the gaps, nights and weekends included, in milliseconds. */
  readonly longGap: number;
  /** Most gaps are near a multiple of the usual one: a clock runs this, not a person. */
  readonly steady: boolean;
}

/** The beat of attempts at these instants, in milliseconds, ascending. */
export function beatOf(times: ArrayLike<number>): Beat {
  const gaps = new Float64Array(Math.max(0, times.length - 1));
  for (let i = 0; i < gaps.length; i += 1) gaps[i] = (times[i + 1] as number) - (times[i] as number);
  const sorted = gaps.toSorted();
  const usualGap = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const longGap = sorted[Math.max(0, Math.ceil(sorted.length * thresholds.longGapPercentile) - 1)] ?? 0;
  let near = 0;
  for (const gap of gaps) if (isNearMultiple(gap, usualGap)) near += 1;
  return { usualGap, longGap, steady: gaps.length >= thresholds.steadyGaps && near >= gaps.length * thresholds.steadyShare };
}

function isNearMultiple(gap: number, unit: number): boolean {
  if (unit === 0) return false;
  const pauses = gap / unit;
  const whole = Math.round(pauses);
  return whole >= 1 && Math.abs(pauses - whole) <= thresholds.steadyTolerance;
}
