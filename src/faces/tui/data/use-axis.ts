/** The time axis of what is asked, with the incidents on it. */
import { useMemo } from 'react';
import type { Incident } from '../../../findings/result.ts';
import type { Asked } from '../../../investigation.ts';
import { useSession } from '../context.ts';
import { type Bucket, bucketAt, bucketsOf, type Zoom, zoomForAll } from '../drawing/axis-buckets.ts';
import { axisRoom } from '../drawing/axis-lines.ts';
import { momentOf } from '../incident-moment.ts';
import { useAnswer } from './use-answer.ts';

export interface Axis {
  readonly buckets: readonly Bucket[];
  readonly zoom: Zoom;
  /** The zoom at which all of it is seen. */
  readonly whole: Zoom;
  readonly cursor: number;
  readonly marked: number | null;
  /** Buckets in which a streak met a new origin, and in which something else is to be told. */
  readonly breaks: ReadonlySet<number>;
  readonly incidents: ReadonlySet<number>;
}

const day = 86_400_000;

/** Null until the first answer is here. `firstsOf` is what addresses are new to; absent: the whole log. */
export function useAxis(asked: Asked, incidents: readonly Incident[], firstsOf?: Asked): Axis | null {
  const { explorer, activity, result, place, lens, width } = useSession();
  const everything: Asked = { terms: [], zone: 'UTC' };
  const steps = useAnswer(`steps ${JSON.stringify(asked)}`, () =>
    asked.terms.length === 0 ? Promise.resolve(activity) : explorer.steps(asked),
  ).data;
  const firsts = useAnswer(`firsts ${JSON.stringify(firstsOf ?? 'all')}`, () => explorer.firsts(firstsOf ?? everything)).data;
  const newFrom = (explorer.span?.from ?? 0) + 14 * day;
  const holes = result?.coverage.gaps;
  const gaps = useMemo(() => holes?.map(({ from, until }) => ({ from: Date.parse(from), until: Date.parse(until) })) ?? null, [holes]);
  const buckets = useMemo(
    () => (steps ? bucketsOf({ steps, firsts: firsts ?? [], activity, gaps, newFrom }, place.zoom, lens.calendar) : null),
    [activity, gaps, steps, firsts, place.zoom, lens.calendar, newFrom],
  );
  if (buckets === null) return null;
  const at = (incident: Incident): number => {
    const moment = momentOf(incident);
    return moment === null ? -1 : bucketAt(buckets, moment);
  };
  const [gravest] = incidents;
  const moment = place.moment ?? (gravest && momentOf(gravest)) ?? buckets.at(-1)?.from ?? 0;
  return {
    buckets,
    zoom: place.zoom,
    whole: zoomForAll(activity, axisRoom(width)),
    cursor: bucketAt(buckets, moment),
    marked: place.marked === null ? null : bucketAt(buckets, place.marked),
    breaks: new Set(incidents.filter(({ kind, day: known }) => kind === 'origin-change' && known !== null).map(at)),
    incidents: new Set(incidents.filter(({ kind }) => kind !== 'origin-change').map(at)),
  };
}
