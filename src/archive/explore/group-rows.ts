/** Attempts grouped by where they came from or by who they were of: one row a group, with its counts and when it was active. */
import type { Value } from '../database.ts';
import type { FilterSql } from '../filter-sql.ts';

/** What attempts can be grouped by. */
export type Grouping = 'address' | 'block' | 'owner' | 'user' | 'status';

export interface GroupRow {
  readonly name: string;
  readonly attempts: number;
  readonly successes: number;
  readonly failures: number;
  /** Challenges on the way to a success: neither a success nor a failure. */
  readonly steps: number;
  /** Failures by what their status says. */
  readonly untrusted: number;
  readonly password: number;
  readonly blocked: number;
  readonly other: number;
  /** How many others: users of an origin, addresses of a user. */
  readonly others: number;
  /** Milliseconds. */
  readonly first: number;
  readonly last: number;
  readonly lastSuccess: number | null;
  /** Attempts in equal parts of the whole log, oldest first. */
  readonly activity: readonly number[];
  readonly failed: readonly number[];
}

/** In how many parts a row's activity is told. */
const activityParts = 24;

type Raw = Omit<GroupRow, 'activity' | 'failed'> & { readonly cells: string };

export interface GroupQuery {
  readonly sql: string;
  readonly parameters: readonly Value[];
}

const keys: Readonly<Record<Grouping, string>> = {
  address: 'address',
  block: 'coalesce(origin_groups.block, address)',
  owner: "coalesce(origin_groups.owner, '')",
  user: '"user"',
  status: 'status',
};

/** The statement for one grouping of the attempts that pass a filter. `from` and `until` are the ends of the whole log. */
export function groupQuery(by: Grouping, filter: FilterSql, from: number, until: number): GroupQuery {
  const width = Math.max(1, (until - from + 1) / activityParts);
  const origins = by === 'block' || by === 'owner' ? 'left join origin_groups using (address)' : '';
  const otherColumn = by === 'user' ? 'address' : '"user"';
  const sql = `
    with shown as (
      select ${keys[by]} as name, attempts.status, time, nullif(${otherColumn}, '') as other
      from attempts ${origins} where not shadowed and (${filter.sql})
    ), cells as (
      select name, outcome, family, floor((epoch_ms(time) - ${from}) / ${width})::integer as part,
        count(*) as n, min(time) as first, max(time) as last
      from shown join status_families using (status) group by all
    ), parts as (
      select name, part, sum(n) as n, coalesce(sum(n) filter (where outcome = 'failure'), 0) as failed from cells group by all
    ), told as (
      select name, string_agg(part || ':' || n || ':' || failed, ' ') as cells from parts group by name
    ), distinct_others as (
      select name, count(distinct other) as others from shown group by name
    )
    select
      name,
      sum(n) as attempts,
      coalesce(sum(n) filter (where outcome = 'success'), 0) as successes,
      coalesce(sum(n) filter (where outcome = 'failure'), 0) as failures,
      coalesce(sum(n) filter (where outcome = 'step'), 0) as steps,
      coalesce(sum(n) filter (where outcome = 'failure' and family = 'untrusted-origin'), 0) as untrusted,
      coalesce(sum(n) filter (where outcome = 'failure' and family = 'bad-credentials'), 0) as password,
      coalesce(sum(n) filter (where outcome = 'failure' and family = 'account-blocked'), 0) as blocked,
      coalesce(sum(n) filter (where outcome = 'failure' and family not in ('untrusted-origin', 'bad-credentials', 'account-blocked')), 0) as other,
      any_value(others) as others,
      epoch_ms(min(first))::double as first,
      epoch_ms(max(last))::double as last,
      epoch_ms(max(last) filter (where outcome = 'success'))::double as "lastSuccess",
      any_value(told.cells) as cells
    from cells join told using (name) join distinct_others using (name)
    group by name
    order by failures desc, attempts desc, name`;
  return { sql, parameters: filter.parameters };
}

/** A row as the statement gives it, with its activity spread over all parts. */
export function groupRow({ cells, ...row }: Raw): GroupRow {
  const activity = Array.from({ length: activityParts }, () => 0);
  const failed = [...activity];
  for (const cell of cells.split(' ')) {
    const [part = 0, attempts = 0, failures = 0] = cell.split(':').map(Number);
    activity[part] = attempts;
    failed[part] = failures;
  }
  return { ...row, activity, failed };
}

export type { Raw as RawGroupRow };
