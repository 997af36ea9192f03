-- How often each value of each field stands in the attempts in question, and in the same lanes' successes before them.
-- $1 lanes and $2 addresses, comma-separated; $3 and $4 first and last instant in question, in milliseconds; $5 'failures' or 'successes'.
with judged as (
  select
    *,
    lpad(hour(time)::varchar, 2, '0') || ':00 UTC' as hour,
    list_contains(string_split($2, ','), address)
      and instant between $3 and $4 and (status = 'Success') = ($5 = 'successes') as in_question,
    status = 'Success' and instant < $3 as earlier
  from involved
  where list_contains(string_split($1, ',')::bigint[], lane) and address <> ''
)
select field, value, count(*) filter (where in_question) as in_question, count(*) filter (where earlier) as earlier
from (
  unpivot (select * from judged where in_question or earlier)
  on address, country, application, client_version, api_version, api_type, tls, cipher, login_url, login_type, browser, platform, hour
  into name field value value
)
group by field, value
order by field, in_question desc, earlier desc, value
