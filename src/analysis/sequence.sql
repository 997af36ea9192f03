-- The attempts in time order, those in a row with one address and one status folded into a run.
-- A `pause`, which is asked, ends a run too. Of a story of more than $1 runs the beginning, the break and the end are told:
-- $2, $3 and $4 runs to keep of the beginning, on each side of the first at or after `broke`, and of the end; that of `good` is kept too.
with ordered as (
  select
    candidate, broke, good, instant, "user", address, status,
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
    count(*) as attempts,
    max(instant) >= any_value(broke) as is_after,
    any_value(good) between min(instant) and max(instant) as is_good
  from numbered
  group by candidate, run
)
select * exclude (run, is_after, is_good)
from runs
window all_runs as (partition by candidate)
qualify max(run) over all_runs <= $1
  or run <= $2
  or run - min(run) filter (where is_after) over all_runs between -$3 and $3
  or run > max(run) over all_runs - $4
  or is_good
order by candidate, position
