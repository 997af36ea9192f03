-- What the log holds, in one row. $1 the statuses that are no failures, a line each.
select
  coalesce(sum(attempts), 0)::bigint as attempts,
  coalesce(sum(attempts) filter (where not list_contains(string_split($1, chr(10)), status)), 0)::bigint as failures,
  coalesce(sum(attempts) filter (where status <> 'Success' and list_contains(string_split($1, chr(10)), status)), 0)::bigint as steps,
  count(distinct "user") as users,
  (select count(*) from lanes) as lanes,
  (select count(*) from origins) as addresses,
  epoch_ms(min(first))::double as first,
  epoch_ms(max(last))::double as last
from groups
