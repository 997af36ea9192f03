-- The attempts of some lanes in time order, those in a row with one address and one status folded into a run.
-- A pause ends a run too. Of a long story the beginning and the end are told.
-- $1 lanes, comma-separated; $2 and $3 first and last instant, $4 the pause, in milliseconds; $5 and $6 runs to keep of the beginning and of the end.
with ordered as (
  select
    instant, "user", address, status,
    row_number() over told as position,
    lag(address) over told is distinct from address
      or lag(status) over told is distinct from status
      or instant - lag(instant) over told > $4 as begins
  from involved
  where lane in (select unnest(string_split($1, ','))::bigint) and instant between $2 and $3
  window told as (order by instant, sequence, "user", address, status)
), numbered as (
  select *, count(*) filter (where begins) over (order by position) as run from ordered
), runs as (
  select
    run,
    min(position) as position,
    min(instant)::double as first,
    max(instant)::double as last,
    min("user") as "user",
    count(distinct "user") as users,
    any_value(address) as address,
    any_value(status) as status,
    count(*) as attempts
  from numbered
  group by run
)
select * exclude (run)
from runs
where run <= $5 or run > (select max(run) from runs) - $6
order by position
