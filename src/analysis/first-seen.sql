-- When some lanes first used each of their addresses. $1 lanes, comma-separated.
select address, min(instant)::double as first
from involved
where list_contains(string_split($1, ',')::bigint[], lane) and address <> ''
group by address
order by first, address
