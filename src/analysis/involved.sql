-- The attempts of the candidates' lanes, once, so that asking about them goes through no others.
-- A challenge that was not answered from the same address has failed; one without an address is not judged.
-- $1 the statuses that are no failures, a line each; $2 within how many milliseconds a challenge has to be answered.
create or replace temp table involved as
with asked as (
  select * from lanes where lane in (select lane from candidate_lanes)
), theirs as (
  select *, epoch_ms(time) as instant, list_contains(string_split($1, chr(10)), status) as passed
  from attempts
  where not shadowed and "user" in (select "user" from asked)
), challenges as (
  select * from theirs where passed and status <> 'Success' and address <> ''
), unanswered as (
  select "user", address, time, sequence
  from (
    select *, min(instant) filter (where status = 'Success') over (
      partition by "user", address order by time, sequence rows between current row and unbounded following
    ) as answered
    from theirs
    semi join challenges using ("user", address)
  )
  where passed and status <> 'Success' and coalesce(answered - instant > $2, true)
)
select
  asked.lane, asked."user", theirs.time, theirs.instant, theirs.sequence, theirs.address, theirs.status, not theirs.passed or (theirs."user", theirs.address, theirs.time, theirs.sequence) in (from unanswered) as failed, theirs.country, theirs.application,
  theirs.client_version, theirs.api_version, theirs.api_type, theirs.tls, theirs.cipher, theirs.login_url, theirs.login_type, theirs.login_subtype,
  theirs.browser, theirs.platform
from theirs
join asked on asked.lane_key = hash(theirs."user", theirs.login_type, theirs.login_subtype, theirs.application, theirs.api_type, theirs.login_url)
