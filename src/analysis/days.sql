-- The attempts of some lanes, in steps of a quarter of an hour: every time zone's midnight falls between two of them.
-- $1 lanes, comma-separated; $2 and $3 first and last instant, in milliseconds.
select
  epoch_ms(time_bucket(interval '15 minutes', time))::double as step,
  count(*) filter (where status = 'Success') as successes,
  count(*) filter (where failed) as failures
from involved
where list_contains(string_split($1, ',')::bigint[], lane) and instant between $2 and $3
group by step
order by step
