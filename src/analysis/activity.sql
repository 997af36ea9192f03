-- When the whole log has rows, in steps of ten minutes, and whose they are where they are all of one user.
select
  epoch_ms(min(time))::double as first,
  epoch_ms(max(time))::double as last,
  case when min("user") = max("user") then min("user") end as only_user
from attempts
where not shadowed
group by time_bucket(interval '10 minutes', time)
order by first
