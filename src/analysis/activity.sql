-- When the whole log has rows, in steps of ten minutes, and whose they are where they are all of one user.
select
  epoch_ms(min(time))::double as first,
  epoch_ms(max(time))::double as last,
  case when min(hash("user")) = max(hash("user")) then any_value("user") end as only_user
from attempts
where not shadowed
group by epoch_ms(time) // 600000
order by first
