-- The attempts of some lanes during an incident, and their successes in the weeks before it.
-- $1 lanes, comma-separated; $2 and $3 the incident's first and last instant, in milliseconds.
with theirs as (
  select *, status = 'Success' as succeeded, (7 * 86400000)::bigint as week
  from involved
  where lane in (select unnest(string_split($1, ','))::bigint)
)
select
  count(*) filter (where instant between $2 and $3 and not succeeded) as failures,
  count(*) filter (where instant between $2 and $3 and succeeded) as successes,
  count(*) filter (where succeeded and instant between $2 - week and $3 - week) as one_week_before,
  count(*) filter (where succeeded and instant between $2 - 2 * week and $3 - 2 * week) as two_weeks_before,
  count(*) filter (where succeeded and instant between $2 - 3 * week and $3 - 3 * week) as three_weeks_before,
  count(*) filter (where succeeded and instant between $2 - 4 * week and $3 - 4 * week) as four_weeks_before,
  min(instant) filter (where succeeded)::double as first_success
from theirs
