-- When the lanes first used each of their addresses.
select candidate, address, min(lane_origins.first)::double as first
from asked
join candidate_lanes using (candidate)
join lane_origins using (lane)
where address <> ''
group by candidate, address
order by candidate, min(lane_origins.first), address
