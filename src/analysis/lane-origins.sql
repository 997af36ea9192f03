-- What each lane did from each address, in the whole log.
create or replace temp table lane_origins as
select
  lane,
  address,
  min(instant) as first,
  max(instant) as last,
  min(instant) filter (where status = 'Success') as first_success,
  count(*) filter (where status = 'Success') as successes,
  count(*) filter (where failed) as failures
from involved
group by lane, address
