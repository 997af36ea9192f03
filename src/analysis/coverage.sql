-- What the log holds, in one row. $1 the statuses that are no failures, a line each.
select
  count(*) as attempts,
  count(*) filter (where not list_contains(string_split($1, chr(10)), status)) as failures,
  count(distinct "user") as users,
  (select count(*) from lanes) as lanes,
  (select count(*) from origins) as addresses,
  epoch_ms(min(time))::double as first,
  epoch_ms(max(time))::double as last
from attempts
where not shadowed
