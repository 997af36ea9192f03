-- How often each value of each field stands in the attempts in question, and in the same lanes' successes before them.
-- $1 lanes and $2 addresses, comma-separated; $3 and $4 first and last instant in question, in milliseconds; $5 'failures' or 'successes'.
with asked as (
  select unnest(string_split($1, ','))::bigint as lane
), mine as (
  select attempts.*
  from attempts
  where not shadowed and address <> '' and "user" in (select "user" from lanes join asked using (lane))
), judged as (
  select
    mine.*,
    lpad(hour(time)::varchar, 2, '0') || ':00 UTC' as hour,
    list_contains(string_split($2, ','), address)
      and epoch_ms(time) between $3 and $4 and (status = 'Success') = ($5 = 'successes') as in_question,
    status = 'Success' and epoch_ms(time) < $3 as earlier
  from mine
  join lanes on lanes.lane_key = hash(mine."user", mine.login_type, mine.login_subtype, mine.application, mine.api_type, mine.login_url)
  join asked using (lane)
)
select field, value, count(*) filter (where in_question) as in_question, count(*) filter (where earlier) as earlier
from (
  unpivot (select * from judged where in_question or earlier)
  on address, country, application, client_version, api_version, api_type, tls, cipher, login_url, login_type, browser, platform, hour
  into name field value value
)
group by field, value
order by field, in_question desc, earlier desc, value
