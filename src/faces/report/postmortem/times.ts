/** Instants as a postmortem tells them: in UTC, and in the zone that the reader lives in. */
import type { Instant } from '../../../findings/result.ts';
import { type Clock, clockOf } from '../../format.ts';

export interface Times {
  readonly zone: string;
  /** The titles of the columns of a table, one or two. */
  readonly titles: readonly string[];
  /** The cells under those titles. */
  cells(instant: Instant): string[];
  /** `2026-07-11 06:05:30 America/New_York (10:05:30 UTC)`. */
  both(instant: Instant): string;
}

export function timesOf(zone: string): Times {
  const utc = clockOf('UTC');
  const local: Clock | null = zone === 'UTC' ? null : clockOf(zone);
  return {
    zone,
    titles: ['Time (UTC)', ...(local === null ? [] : [`Time (${zone})`])],
    cells: (instant) => [utc.time(instant), ...(local === null ? [] : [local.time(instant)])],
    both: (instant) => (local === null ? `${utc.time(instant)} UTC` : `${utc.time(instant)} UTC (${local.time(instant)} ${zone})`),
  };
}
