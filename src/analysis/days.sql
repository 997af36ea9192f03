-- The attempts of some lanes, in steps of a quarter of an hour: every time zone's midnight falls between two of them.
-- $1 lanes, comma-separated; $2 and $3 first and last instant, in milliseconds.
with asked as (
  select unnest(string_split($1, ','))::bigint as lane
), mine as (
  select * from attempts
  where not shadowed and "user" in (select "user" from lanes join asked using (lane)) and epoch_ms(time) between $2 and $3
)
select
  epoch_ms(time_bucket(interval '15 minutes', time))::double as step,
  count(*) filter (where status = 'Success') as successes,
  count(*) filter (where status <> 'Success') as failures
from mine
join lanes on lanes.lane_key = hash(mine."user", mine.login_type, mine.login_subtype, mine.application, mine.api_type, mine.login_url)
join asked using (lane)
group by step
order by step
