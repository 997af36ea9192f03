-- Attempts by day of the calendar.
select
  candidate,
  (date '1970-01-01' + day::integer)::varchar as day,
  count(*) filter (where status = 'Success') as successes,
  count(*) filter (where failed) as failures
from theirs
join quarters on quarter = instant // 900000
group by candidate, quarters.day
order by candidate, quarters.day
