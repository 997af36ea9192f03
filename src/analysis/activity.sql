-- When the whole log has rows, in steps of ten minutes.
select epoch_ms(min(time))::double as first, epoch_ms(max(time))::double as last
from attempts
where not shadowed
group by time_bucket(interval '10 minutes', time)
order by first
