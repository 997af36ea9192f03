/** What makes the day of a break uncertain: a bracket that is too wide, or a hole in the log that touches it. */
import { usualPauseWithout } from './activity.ts';
import type { Context, Fact } from './candidate.ts';
import { thresholds } from './thresholds.ts';

/** The doubts about a break between a last success and a first failure, in a lane that usually pauses so long at most. */
export function doubtsOfTheDay(user: string, lastGood: number, firstBad: number, longGap: number, context: Context): Fact[] {
  const doubts: Fact[] = [];
  const reach = 2 * longGap;
  if (firstBad - lastGood > Math.max(reach, thresholds.wideBracket_ms)) doubts.push({ is: 'wide-bracket', longGap });
  const touching = context.holes.filter(({ from, until }) => until - from > reach && from < firstBad && until > lastGood);
  if (touching.length > 0) {
    // Where everybody else pauses as long in a usual week, it is the program alone that paused.
    const usual = Math.min(usualPauseWithout(new Set([user]), context.activity), thresholds.wideBracket_ms);
    const hole = touching.find(({ from, until }) => until - from > usual);
    if (hole) doubts.push({ is: 'hole-in-the-log', ...hole });
  }
  return doubts;
}
