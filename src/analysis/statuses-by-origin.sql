-- The attempts of some lanes by source address and status, most failures first.
-- $1 lanes, comma-separated; $2 and $3 first and last instant, in milliseconds; $4 rows at most.
select
  address,
  status,
  count(*) as attempts,
  min(instant)::double as first,
  max(instant)::double as last,
  count(distinct "user") as users
from involved
where lane in (select unnest(string_split($1, ','))::bigint) and instant between $2 and $3
group by address, status
order by case when status = 'Success' then 0 else count(*) end desc, attempts desc, address, status
limit $4
