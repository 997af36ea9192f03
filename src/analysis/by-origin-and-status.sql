-- The grouping by source address and status, complete, most failures first. $1 the statuses that are no failures, a line each.
select
  address,
  status,
  sum(groups.attempts)::bigint as attempts,
  epoch_ms(min(groups.first))::double as first,
  epoch_ms(max(groups.last))::double as last,
  count(distinct "user") as users
from groups
group by address, status
order by case when list_contains(string_split($1, chr(10)), status) then 0 else sum(groups.attempts) end desc, attempts desc, address, status
