/** Attempts on a time axis, in steps of a quarter of an hour: every time zone's midnight falls between two of them. */
import type { FilterSql } from '../filter-sql.ts';
import { failed, succeeded } from '../outcome-sql.ts';

export interface Step {
  /** Milliseconds. */
  readonly at: number;
  readonly successes: number;
  readonly failures: number;
}

/** An address and when the whole log first knows it. */
export interface FirstSeen {
  readonly address: string;
  readonly at: number;
}

/** One program or way in of a user from one address, on the axis. */
export interface LaneStep extends Step {
  readonly lane: string;
  readonly address: string;
}

const step = `epoch_ms(time_bucket(interval '15 minutes', time))::double as "at"`;
const counts = `count(*) filter (where ${succeeded}) as successes, count(*) filter (where ${failed}) as failures`;

export function stepsSql(filter: FilterSql): string {
  return `select ${step}, ${counts} from attempts where not shadowed and (${filter.sql}) group by "at" order by "at"`;
}

export function firstsSql(filter: FilterSql): string {
  return `select address, epoch_ms(min(time))::double as "at" from attempts
    where not shadowed and address <> '' and (${filter.sql}) group by address order by "at", address`;
}

export function lanesSql(filter: FilterSql): string {
  return `select concat_ws(' · ', nullif(login_type, ''), nullif(application, ''), nullif(api_type, '')) as lane, address, ${step}, ${counts}
    from attempts where not shadowed and (${filter.sql}) group by all order by "at", lane, address`;
}
