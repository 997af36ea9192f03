/** A stretch of the time axis in the filter language: days by their dates, as a person would say them. */
import type { Bucket, Zoom } from './drawing/axis-buckets.ts';
import { isoOf } from './lens.ts';

/** From one bucket of the axis to another, both included. What ends with the axis needs no end. */
export function rangeTerm(buckets: readonly Bucket[], from: number, until: number, zoom: Zoom): string {
  const [first, last, next] = [buckets[from], buckets[until], buckets[until + 1]];
  if (first === undefined || last === undefined) return '';
  if (zoom === 'hour') return `after:${isoOf(first.from)} before:${isoOf(last.until)}`;
  if (zoom === 'day' && first === last) return `on:${first.name}`;
  return `after:${first.name}${next === undefined ? '' : ` before:${next.name}`}`;
}
