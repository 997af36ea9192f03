-- How often each value of each field stands in the attempts in question, and in the same lanes' successes before them.
-- Asked: `broke`, the first instant in question, and `succeeded`, 1 where successes are in question and not failures.
with judged as (
  select
    theirs.*,
    lpad(hour(time)::varchar, 2, '0') || ':00 UTC' as hour,
    accused.origin is not null and instant >= broke and (status = 'Success') = (succeeded = 1) as questioned,
    status = 'Success' and instant < broke as before
  from theirs
  left join (from candidate_origins join origins using (origin)) as accused
    on accused.candidate = theirs.candidate and accused.address = theirs.address
  where theirs.address <> ''
), alike as (
  select
    candidate, address, country, application, client_version, api_version, api_type, tls, cipher, login_url, login_type, login_subtype, browser, platform, hour,
    count(*) filter (where questioned) as questioned,
    count(*) filter (where before) as before
  from judged
  where questioned or before
  group by all
)
select candidate, field, value, sum(questioned)::bigint as in_question, sum(before)::bigint as earlier
from (
  unpivot alike
  on address, country, application, client_version, api_version, api_type, tls, cipher, login_url, login_type, login_subtype, browser, platform, hour
  into name field value value
)
group by candidate, field, value
order by candidate, field, in_question desc, earlier desc, value
