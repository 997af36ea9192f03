-- The attempts during an incident, and the successes of the same hours in the weeks before it.
-- Challenges that were answered are neither. Asked: `began` and `last`, the incident's span, and `counted`, up to when the hours are those of the weeks before.
with counted as (
  select
    candidate,
    count(*) filter (where instant >= began and failed) as failures,
    count(*) filter (where instant >= began and succeeded) as successes,
    count(*) filter (where succeeded and instant between began - week and counted - week) as one_week_before,
    count(*) filter (where succeeded and instant between began - 2 * week and counted - 2 * week) as two_weeks_before,
    count(*) filter (where succeeded and instant between began - 3 * week and counted - 3 * week) as three_weeks_before,
    count(*) filter (where succeeded and instant between began - 4 * week and counted - 4 * week) as four_weeks_before
  from (select *, status = 'Success' as succeeded, (7 * 86400000)::bigint as week from theirs)
  group by candidate
), beginnings as (
  select candidate, min(first_success)::double as first_success
  from candidate_lanes
  join lane_origins using (lane)
  group by candidate
)
select
  candidate,
  coalesce(failures, 0) as failures,
  coalesce(successes, 0) as successes,
  coalesce(one_week_before, 0) as one_week_before,
  coalesce(two_weeks_before, 0) as two_weeks_before,
  coalesce(three_weeks_before, 0) as three_weeks_before,
  coalesce(four_weeks_before, 0) as four_weeks_before,
  first_success
from asked
left join counted using (candidate)
left join beginnings using (candidate)
order by candidate
