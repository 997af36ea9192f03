-- What is held of each org.
select
  org,
  count(*) filter (where not shadowed) as attempts,
  count(*) filter (where shadowed) as shadowed,
  count(distinct "user") as users,
  strftime(min(time), '%Y-%m-%dT%H:%M:%SZ') as "from",
  strftime(max(time), '%Y-%m-%dT%H:%M:%SZ') as until
from attempts
group by org
order by org
