-- Addresses that tried many users, each soon after the last, and who got in there. $1 the statuses of guesses, a line each.
-- $2 how many users; $3 how soon, in milliseconds. An office where some mistype is none: more are let in there than kept out.
-- One row for each time of it, and one, with a user, for each first success there.
with users as (
  select address, "user", bool_or(status = 'Success') as let_in, bool_or(list_contains(string_split($1, chr(10)), status)) as tried
  from groups
  where address <> ''
  group by address, "user"
), suspicious as (
  select address
  from users
  group by address
  having count(*) filter (tried) >= $2 and count(*) filter (tried and not let_in) > count(*) filter (let_in)
), tries as (
  select address, "user", epoch_ms(time) as time
  from attempts semi join suspicious using (address)
  where not shadowed and list_contains(string_split($1, chr(10)), status)
), begun as (
  select *, time - lag(time) over (partition by address order by time) <= $3 as goes_on from tries
), numbered as (
  select *, count(*) filter (where goes_on is not true) over (partition by address order by time) as run from begun
), runs as (
  select address, min(time) as first, max(time) as last
  from numbered
  group by address, run
  having count(distinct "user") >= $2
), let_in as (
  select address, "user", epoch_ms(min(time)) as time
  from attempts semi join runs using (address)
  where not shadowed and status = 'Success'
  group by address, "user"
)
select origins.origin::integer as origin, null as "user", runs.first::double as first, runs.last::double as last
from runs join origins using (address)
union all
select origins.origin::integer, let_in."user", let_in.time::double, let_in.time::double
from let_in join origins using (address)
order by origin, first, "user"
