/** The time axis as data: one bucket a column, each with what happened in it. A bucket wider than a day keeps its marks. */
import type { Calendar } from '../../../attempts/calendar.ts';
import type { FirstSeen, Step } from '../../../investigation.ts';

export const zooms = ['hour', 'day', '3 days', 'week', 'month', 'quarter'] as const;
export type Zoom = (typeof zooms)[number];

export interface Bucket {
  /** The local date, and with the hour where a bucket is an hour. */
  readonly name: string;
  /** The last local date or hour in it; its name again where it has but one. */
  readonly last: string;
  /** Milliseconds; `until` is the beginning of the next bucket. */
  readonly from: number;
  readonly until: number;
  readonly successes: number;
  readonly failures: number;
  readonly fresh: readonly string[];
  /** Whether the log is known to tell of this time, if only that nothing happened: zero and no data are not the same. */
  readonly covered: boolean;
  /** Whether it lies in the weeks in which every address is new, because the log has just begun. */
  readonly warmUp: boolean;
}

interface Span {
  readonly from: number;
  readonly until: number;
}

export interface AxisData {
  readonly steps: readonly Step[];
  readonly firsts: readonly FirstSeen[];
  /** When the whole log has rows, whatever the filter, and where it has holes; null while they are not known. */
  readonly activity: readonly Step[];
  readonly gaps: readonly Span[] | null;
  readonly newFrom: number;
}

const quarter = 900_000;
const day = 86_400_000;
const days: Readonly<Record<Zoom, number>> = { hour: 1 / 24, day: 1, '3 days': 3, week: 7, month: 30, quarter: 91 };

/** The whole range in buckets, without a gap. */
export function bucketsOf({ steps, firsts, activity, gaps, newFrom }: AxisData, zoom: Zoom, calendar: Calendar): Bucket[] {
  const [first, last] = [activity[0], activity.at(-1)];
  if (first === undefined || last === undefined) return [];
  const edges = edgesBetween(first.at, last.at, zoom, calendar);
  const known = (from: number, until: number): boolean => gaps !== null && !gaps.some((gap) => gap.from <= from && gap.until >= until);
  const buckets = edges.slice(0, -1).map(({ at, name, last: lastOne }, i) => ({
    name,
    last: lastOne,
    from: at,
    until: edges[i + 1]?.at ?? at,
    successes: 0,
    failures: 0,
    fresh: [] as string[],
    covered: known(at, edges[i + 1]?.at ?? at),
    warmUp: at < newFrom,
  }));
  fill(buckets, steps, (bucket, { successes, failures }) => {
    bucket.successes += successes;
    bucket.failures += failures;
  });
  fill(buckets, activity, (bucket) => {
    bucket.covered = true;
  });
  fill(buckets, firsts, (bucket, { address }) => bucket.fresh.push(address));
  return buckets;
}

interface Edge {
  readonly at: number;
  readonly name: string;
  last: string;
}

function edgesBetween(from: number, until: number, zoom: Zoom, calendar: Calendar): Edge[] {
  const edges: Edge[] = [];
  let [name, passed] = ['', 0];
  for (let at = Math.floor(from / quarter) * quarter; ; at += quarter) {
    const clock = calendar.clock(at);
    const next = zoom === 'hour' ? `${clock.slice(0, 13)}:00` : clock.slice(0, 10);
    if (next === name) continue;
    name = next;
    const open = edges.at(-1);
    if (open !== undefined && !begins(zoom, name, passed)) open.last = name;
    else {
      edges.push({ at, name, last: name });
      if (at > until) return edges;
    }
    passed += 1;
  }
}

/** Whether a bucket begins with a day, the so many-th of the axis. */
function begins(zoom: Zoom, name: string, passed: number): boolean {
  if (zoom === 'month') return name.endsWith('-01');
  if (zoom === 'quarter') return /-(01|04|07|10)-01$/.test(name);
  return zoom === 'hour' || passed % days[zoom] === 0;
}

/** The nearest zoom at which the whole log takes so many columns at most, or the furthest one. */
export function zoomForAll(activity: AxisData['activity'], columns: number): Zoom {
  const span = ((activity.at(-1)?.at ?? 0) - (activity[0]?.at ?? 0)) / day;
  return zooms.find((zoom) => span / days[zoom] + 2 <= columns) ?? 'quarter';
}

function fill<B extends { from: number; until: number }, T extends { at: number }>(
  buckets: readonly B[],
  items: readonly T[],
  put: (bucket: B, item: T) => void,
): void {
  let i = 0;
  for (const item of items) {
    while (i < buckets.length && item.at >= (buckets[i] as B).until) i += 1;
    const bucket = buckets[i];
    if (bucket !== undefined && item.at >= bucket.from - quarter) put(bucket, item);
  }
}

/** Where an instant is among buckets, or the nearest end. */
export function bucketAt(buckets: readonly Bucket[], moment: number): number {
  const at = buckets.findIndex(({ until }) => moment < until);
  return at < 0 ? Math.max(0, buckets.length - 1) : at;
}

/** What lies between the beginning of one bucket and the end of another, in words. */
export function rangeName(first: Bucket, last: Bucket, told: (name: string) => string = (name) => name): string {
  return first.name === last.last ? told(first.name) : `${told(first.name)} to ${told(last.last)}`;
}
