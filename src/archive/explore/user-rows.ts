/** What only the order of a user's attempts can tell: the longest run of failures, and addresses that came up later. */
import type { FilterSql } from '../filter-sql.ts';
import { failed, succeeded } from '../outcome-sql.ts';

export interface UserExtra {
  readonly name: string;
  /** A step neither goes on with a run of failures nor ends it. */
  readonly streak: number;
  readonly lanes: number;
  /** Addresses that the user first came from after the first two weeks of the log. */
  readonly newAddresses: number;
}

/** The statement for the users of the attempts that pass a filter; `newFrom` is when an address begins to count as new. */
export function userExtraSql(filter: FilterSql, newFrom: number): string {
  return `
    with shown as (
      select "user" as name, address, ${failed} as failed, ${succeeded} as ok, time, sequence,
        hash(login_type, login_subtype, application, api_type, login_url) as lane
      from attempts where not shadowed and (${filter.sql})
    ), failing as (
      select distinct name from shown where failed
    ), numbered as (
      select name, ok, row_number() over (partition by name order by time, sequence)
        - row_number() over (partition by name, ok order by time, sequence) as run
      from shown semi join failing using (name) where ok or failed
    ), runs as (
      select name, count(*) as n from numbered where not ok group by name, run
    ), streaks as (
      select name, max(n) as streak from runs group by name
    ), firsts as (
      select name, address, min(time) as first from shown where address <> '' group by all
    ), fresh as (
      select name, count(*) filter (where epoch_ms(first) >= ${newFrom}) as fresh from firsts group by name
    ), lanes as (
      select name, count(distinct lane) as lanes from shown group by name
    )
    select name, coalesce(streak, 0) as streak, lanes, coalesce(fresh, 0) as "newAddresses"
    from lanes left join streaks using (name) left join fresh using (name)`;
}
