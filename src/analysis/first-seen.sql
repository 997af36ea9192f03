-- When some lanes first used each of their addresses. $1 lanes, comma-separated.
with asked as (
  select unnest(string_split($1, ','))::bigint as lane
), mine as (
  select * from attempts where not shadowed and address <> '' and "user" in (select "user" from lanes join asked using (lane))
)
select address, epoch_ms(min(time))::double as first
from mine
join lanes on lanes.lane_key = hash(mine."user", mine.login_type, mine.login_subtype, mine.application, mine.api_type, mine.login_url)
join asked using (lane)
group by address
order by first, address
