-- The attempts of the candidates' lanes, once, so that asking about them goes through no others.
-- $1 the statuses that are no failures, a line each.
create or replace temp table involved as
with asked as (
  select * from lanes where lane in (select lane from candidate_lanes)
), theirs as (
  select * from attempts where not shadowed and "user" in (select "user" from asked)
)
select
  asked.lane, asked."user", theirs.time, epoch_ms(theirs.time) as instant, theirs.sequence, theirs.address, theirs.status, not list_contains(string_split($1, chr(10)), theirs.status) as failed, theirs.country, theirs.application,
  theirs.client_version, theirs.api_version, theirs.api_type, theirs.tls, theirs.cipher, theirs.login_url, theirs.login_type, theirs.login_subtype,
  theirs.browser, theirs.platform
from theirs
join asked on asked.lane_key = hash(theirs."user", theirs.login_type, theirs.login_subtype, theirs.application, theirs.api_type, theirs.login_url)
