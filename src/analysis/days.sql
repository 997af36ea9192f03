-- Attempts by day of the calendar.
select
  candidate,
  (date '1970-01-01' + day::integer)::varchar as day,
  count(*) filter (where status = 'Success') as successes,
  count(*) filter (where failed) as failures,
  count(*) filter (where status <> 'Success' and not failed) as steps
from theirs
asof join days on instant >= days.begins
group by candidate, days.day
order by candidate, days.day
