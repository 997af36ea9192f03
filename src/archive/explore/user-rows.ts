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

/**
 * The statement for the users of the attempts that pass a filter; `newFrom` is when an address begins to count as new. Runs and
 * first days are those of all attempts that the session is about: a filter leaves out what it does not show, and changes no other.
 */
export function userExtraSql(base: FilterSql, filter: FilterSql, newFrom: number): FilterSql {
  const sql = `
    with every as (
      select "user" as name, address, ${failed} as failed, ${succeeded} as ok, time, sequence, (${filter.sql}) as shown,
        hash(login_type, login_subtype, application, api_type, login_url) as lane
      from attempts where not shadowed and (${base.sql})
    ), failing as (
      select distinct name from every where failed and shown
    ), numbered as (
      select name, ok, shown, row_number() over (partition by name order by time, sequence)
        - row_number() over (partition by name, ok order by time, sequence) as run
      from every semi join failing using (name) where ok or failed
    ), runs as (
      select name, count(*) as n from numbered where not ok and shown group by name, run
    ), streaks as (
      select name, max(n) as streak from runs group by name
    ), firsts as (
      select name, address, min(time) as first from every where address <> '' group by all having bool_or(shown)
    ), fresh as (
      select name, count(*) filter (where epoch_ms(first) >= ${newFrom}) as fresh from firsts group by name
    ), lanes as (
      select name, count(distinct lane) as lanes from every where shown group by name
    )
    select name, coalesce(streak, 0) as streak, lanes, coalesce(fresh, 0) as "newAddresses"
    from lanes left join streaks using (name) left join fresh using (name)`;
  return { sql, parameters: [...filter.parameters, ...base.parameters] };
}
