-- The status and the day of the calendar with the most failures. $1 the statuses that are no failures, a line each.
select
  status,
  (date '1970-01-01' + days.day::integer)::varchar as day,
  count(*) as failures,
  count(distinct "user") as users,
  count(distinct address) filter (where address <> '') as addresses
from (
  select *, epoch_ms(time) as instant from attempts where not shadowed and not list_contains(string_split($1, chr(10)), status)
)
asof join days on instant >= days.begins
group by status, days.day
order by failures desc, days.day, status
limit 1
