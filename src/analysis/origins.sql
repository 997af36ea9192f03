-- What some addresses did in some lanes, in the whole log. $1 lanes and $2 addresses, comma-separated.
select
  address,
  min(instant)::double as first,
  max(instant)::double as last,
  count(*) filter (where status = 'Success') as successes,
  count(*) filter (where failed) as failures
from involved
where lane in (select unnest(string_split($1, ','))::bigint) and address in (select unnest(string_split($2, ',')))
group by address
