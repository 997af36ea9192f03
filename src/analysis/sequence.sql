-- The attempts in time order, those in a row with one address and one status folded into a run.
-- A `pause`, which is asked, ends a run too. Of a long story the beginning and the end are told:
-- $1 and $2 runs to keep of the beginning and of the end.
with ordered as (
  select
    candidate, instant, "user", address, status,
    row_number() over told as position,
    lag(address) over told is distinct from address
      or lag(status) over told is distinct from status
      or instant - lag(instant) over told > pause as begins
  from theirs
  window told as (partition by candidate order by instant, sequence, "user", address, status)
), numbered as (
  select *, count(*) filter (where begins) over (partition by candidate order by position) as run from ordered
), runs as (
  select
    candidate,
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
  group by candidate, run
)
select * exclude (run)
from runs
qualify run <= $1 or run > max(run) over (partition by candidate) - $2
order by candidate, position
