-- The attempts of some lanes from some addresses, in steps of a quarter of an hour: every time zone's midnight falls between two of them.
-- $1 lanes and $2 addresses, comma-separated; $3 and $4 first and last instant, in milliseconds.
select
  epoch_ms(time_bucket(interval '15 minutes', time))::double as step,
  address,
  count(*) filter (where status = 'Success') as successes,
  count(*) filter (where failed) as failures
from involved
where lane in (select unnest(string_split($1, ','))::bigint)
  and address in (select unnest(string_split($2, ',')))
  and instant between $3 and $4
group by step, address
order by step, address
