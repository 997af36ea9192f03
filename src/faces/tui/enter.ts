/** What Enter opens, and what that is called on the hint line: where there are two cursors, the one that was moved last leads. */
import { type Bucket, bucketAt, rangeName } from './drawing/axis-buckets.ts';
import { both, inQuotes } from './filter-text.ts';
import { rangeTerm } from './range-term.ts';
import type { Scene } from './scene.ts';
import { clamp } from './state/reduce.ts';
import { type Place, placeOf, type ViewName } from './state/state.ts';

export interface Opening {
  readonly what: string;
  readonly place: Place;
}

const called: Readonly<Partial<Record<ViewName, string>>> = { evidence: 'incident', origin: 'origin', user: 'user', record: 'record' };

/** Null where Enter opens nothing. */
export function openingOf(scene: Scene, place: Place): Opening | null {
  const { buckets } = scene;
  const { marked } = place;
  if (marked !== null && buckets) return rangeOpening(scene, place, bucketAt(buckets, marked), 'range');
  if (onAxisAlone(scene, place)) return dayOpening(scene, place);
  const opened = scene.open?.(clamp(place.cursor, scene.extent.rows)) ?? null;
  return opened && { what: called[opened.view] ?? 'attempts', place: opened };
}

/** The attempts of the bucket under the cursor of the axis. */
export function dayOpening(scene: Scene, place: Place): Opening | null {
  return rangeOpening(scene, place, bucketNow(scene, place), place.zoom === 'day' ? 'day' : 'column');
}

type OnAxis = Pick<Scene, 'momentOf' | 'buckets' | 'bucket'>;

/** Where the cursor of the axis is. */
export function bucketNow({ buckets = [], bucket = 0 }: OnAxis, { moment }: Place): number {
  return moment === null ? bucket : bucketAt(buckets, moment);
}

/** Whether what a row is about happened within a bucket. */
export function tellsOf({ momentOf }: OnAxis, row: number, { from, until }: Bucket): boolean {
  const moment = momentOf?.(row) ?? null;
  return moment !== null && moment >= from && moment < until;
}

/** Whether the reader has moved over the axis, away from what the row of the cursor is about. */
export function onAxisAlone(scene: OnAxis, place: Place): boolean {
  const bucket = scene.buckets?.[bucketNow(scene, place)];
  return scene.momentOf !== undefined && place.moment !== null && bucket !== undefined && !tellsOf(scene, place.cursor, bucket);
}

function rangeOpening(scene: Scene, place: Place, from: number, what: string): Opening | null {
  const { buckets = [] } = scene;
  const [start, end] = [from, bucketNow(scene, place)].sort((a, b) => a - b) as [number, number];
  const [first, last] = [buckets[start], buckets[end]];
  if (!first || !last) return null;
  const { within, filter, subject, view, moment, zoom } = place;
  const user = view === 'user' ? `user:${inQuotes(subject)}` : '';
  const range = rangeTerm(buckets, start, end, zoom);
  return { what, place: placeOf('attempts', rangeName(first, last), { within: both(both(within, user), range), filter, moment }) };
}
