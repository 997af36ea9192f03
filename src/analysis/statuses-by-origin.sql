-- Attempts by source address and status, most failures first. $1 rows at most, for a candidate.
with counted as (
  select
    candidate,
    address,
    status,
    count(*) as attempts,
    min(instant)::double as first,
    max(instant)::double as last,
    count(distinct "user") as users
  from theirs
  group by candidate, address, status
)
select
  *,
  count(*) over (partition by candidate) as of_groups,
  count(distinct nullif(address, '')) over (partition by candidate) as of_addresses,
  row_number() over (
    partition by candidate order by case when status = 'Success' then 0 else attempts end desc, attempts desc, address, status
  ) as place
from counted
qualify place <= $1
order by candidate, place
