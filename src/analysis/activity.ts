/** When the log as a whole has rows, and where it has holes: the days that nobody knows anything about. */
import { type Questions, sqlOf } from './history.ts';
import { thresholds } from './thresholds.ts';

export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Spans of the log in which it has rows, ten minutes and more apart, in milliseconds and ascending. */
export async function readActivity(database: Questions): Promise<Span[]> {
  const steps = await database.rows<{ first: number; last: number }>(sqlOf('activity'));
  return steps.map(({ first, last }) => ({ from: first, until: last }));
}

/** The gaps between spans of activity. */
export function holesBetween(activity: readonly Span[]): Span[] {
  return activity.slice(1).map(({ from }, i) => ({ from: (activity[i] as Span).until, until: from }));
}

const week = 7 * 86_400_000;

/** The holes that are far longer than the log usually pauses: its nights and weekends are not among them. */
export function notableHoles(holes: readonly Span[]): Span[] {
  const longest = new Map<number, number>();
  for (const { from, until } of holes) {
    const key = Math.floor(from / week);
    longest.set(key, Math.max(longest.get(key) ?? 0, until - from));
  }
  const sorted = [...longest.values()].sort((a, b) => a - b);
  const usual = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return holes.filter(({ from, until }) => until - from >= Math.max(thresholds.hole_ms, thresholds.holeFactor * usual));
}
