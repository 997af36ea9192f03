-- What the log holds, in one row.
select
  count(*) as attempts,
  count(*) filter (where status <> 'Success') as failures,
  count(distinct "user") as users,
  (select count(*) from lanes) as lanes,
  (select count(*) from origins) as addresses,
  epoch_ms(min(time))::double as first,
  epoch_ms(max(time))::double as last
from attempts
where not shadowed
