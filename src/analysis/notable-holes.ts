/** The holes of a log that are none of its pauses. Who has fallen silent for himself does not tell how long the log usually pauses. */
import { type Activity, holesBetween, type Span, usualPause, usualPauseWithout } from './activity.ts';
import { thresholds } from './thresholds.ts';

/**
 * The holes that are far longer than the log usually pauses, by the rhythm of those who were there before and after them: its
 * nights and weekends are not among them, nor the nights of an office whose only program stopped.
 */
export function notableHoles(activity: readonly Activity[]): Span[] {
  const holes = holesBetween(activity);
  const long = holes.filter(isLongerThan(usualPause(holes)));
  if (long.length === 0) return long;
  const sightings = sightingsOf(activity);
  const known = new Map<string, number>();
  const pauseAround = (hole: Span): number => {
    const gone = sightings.filter((each) => !wasThere(each, hole, activity)).map(({ user }) => user);
    const key = JSON.stringify(gone);
    const pause = known.get(key) ?? usualPauseWithout(new Set(gone), activity);
    known.set(key, pause);
    return pause;
  };
  return long.filter((hole) => isLongerThan(pauseAround(hole))(hole));
}

/** When a user was the only one in the log, and how long he usually is not. */
interface Sightings {
  readonly user: string;
  readonly spans: readonly Span[];
  readonly pause: number;
}

function sightingsOf(activity: readonly Activity[]): Sightings[] {
  const alone = Map.groupBy(activity, ({ onlyUser }) => onlyUser);
  return [...alone].flatMap(([user, spans]) => (user === null ? [] : { user, spans, pause: usualPause(holesBetween(spans)) }));
}

/** Whether a user was seen not long before a hole and not long after it, as far as the log reaches. */
function wasThere({ spans, pause }: Sightings, { from, until }: Span, activity: readonly Activity[]): boolean {
  const patience = thresholds.silenceGaps * pause;
  const [first, last] = [activity[0] as Span, activity.at(-1) as Span];
  const before = spans.findLast((span) => span.until <= from)?.until ?? -Infinity;
  const after = spans.find((span) => span.from >= until)?.from ?? Infinity;
  return from - Math.max(before, first.from) <= patience && Math.min(after, last.until) - until <= patience;
}

function isLongerThan(pause: number): (hole: Span) => boolean {
  const least = Math.max(thresholds.hole_ms, thresholds.holeFactor * pause);
  return ({ from, until }) => until - from >= least;
}
