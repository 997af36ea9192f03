-- The grouping by source address and status, complete, most failures first. $1 the statuses that are no failures, a line each.
select
  address,
  status,
  count(*) as attempts,
  epoch_ms(min(time))::double as first,
  epoch_ms(max(time))::double as last,
  count(distinct "user") as users
from attempts
where not shadowed
group by address, status
order by case when list_contains(string_split($1, chr(10)), status) then 0 else count(*) end desc, attempts desc, address, status
