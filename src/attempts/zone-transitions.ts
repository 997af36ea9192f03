/** The rules of a place as a short list that a database can apply to wall clocks without knowing time zones. */
import { tzOffset } from '@date-fns/tz';

export interface ZoneTransition {
  /** The wall clock, `YYYY-MM-DD HH:MM:SS`, from which the offset holds; null for the first entry, which holds before all others. */
  readonly from: string | null;
  /** What the wall clock is ahead of UTC. */
  readonly offsetMinutes: number;
  /** Wall clocks that happened twice or never: the minutes before `from` for which that is so. 0 for the first entry. */
  readonly doubtfulMinutes: number;
}

/**
 * The offsets of a place between two instants (milliseconds), in order. Of an hour that happens twice the first occurrence
 * is taken; a clock time that is skipped in spring is read as if the clocks had not yet been put forward.
 */
export function zoneTransitions(name: string, fromMs: number, untilMs: number): readonly ZoneTransition[] {
  const startMs = Math.floor(fromMs / dayMs - 1) * dayMs;
  let offsetMinutes = tzOffset(name, new Date(startMs));
  const transitions: ZoneTransition[] = [{ from: null, offsetMinutes, doubtfulMinutes: 0 }];
  for (let dayEndMs = startMs + dayMs; dayEndMs <= untilMs + 2 * dayMs; dayEndMs += dayMs) {
    const before = offsetMinutes;
    offsetMinutes = tzOffset(name, new Date(dayEndMs));
    if (offsetMinutes === before) continue;
    const changeMs = changeWithin(name, dayEndMs - dayMs, dayEndMs);
    const from = wallClock(changeMs + Math.max(before, offsetMinutes) * minuteMs);
    transitions.push({ from, offsetMinutes, doubtfulMinutes: Math.abs(offsetMinutes - before) });
  }
  return transitions;
}

/** The instant at which the clocks of a place first showed a wall clock, both in milliseconds. */
export function instantInZone(wallClockMs: number, name: string): number {
  const shown = wallClock(wallClockMs);
  const holding = zoneTransitions(name, wallClockMs, wallClockMs).findLast(({ from }) => from === null || from <= shown);
  return wallClockMs - (holding?.offsetMinutes ?? 0) * minuteMs;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** The first minute at which the offset is that of `untilMs`, by bisection. */
function changeWithin(name: string, fromMs: number, untilMs: number): number {
  if (untilMs - fromMs <= minuteMs) return untilMs;
  const middleMs = fromMs + Math.floor((untilMs - fromMs) / 2 / minuteMs) * minuteMs;
  const changed = tzOffset(name, new Date(middleMs)) === tzOffset(name, new Date(untilMs));
  return changed ? changeWithin(name, fromMs, middleMs) : changeWithin(name, middleMs, untilMs);
}

function wallClock(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}
