-- What is held of each org, but for one of which other rows tell everything.
select
  org,
  count(*) filter (where not shadowed) as attempts,
  count(*) filter (where shadowed) as shadowed,
  count(distinct "user") as users,
  strftime(min(time), '%Y-%m-%dT%H:%M:%SZ') as "from",
  strftime(max(time), '%Y-%m-%dT%H:%M:%SZ') as until
from attempts
group by org
having attempts > 0
order by org
