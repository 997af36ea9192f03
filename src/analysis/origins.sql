-- What the origins asked about did in the lanes, in the whole log.
select
  asked.candidate,
  lane_origins.address,
  min(lane_origins.first)::double as first,
  max(lane_origins.last)::double as last,
  sum(lane_origins.successes)::bigint as successes,
  sum(lane_origins.failures)::bigint as failures
from asked
join origins using (origin)
join candidate_lanes using (candidate)
join lane_origins on lane_origins.lane = candidate_lanes.lane and lane_origins.address = origins.address
group by asked.candidate, lane_origins.address
order by asked.candidate, lane_origins.address
