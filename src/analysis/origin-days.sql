-- Attempts from the origins asked about, by day of the calendar.
select
  asked.candidate,
  involved.address,
  (date '1970-01-01' + day::integer)::varchar as day,
  count(*) filter (where status = 'Success') as successes,
  count(*) filter (where failed) as failures
from asked
join origins using (origin)
join candidate_lanes using (candidate)
join involved on involved.lane = candidate_lanes.lane and involved.address = origins.address
asof join days on instant >= days.begins
where instant between asked.first and asked.last
group by asked.candidate, involved.address, days.day
order by asked.candidate, involved.address, days.day
