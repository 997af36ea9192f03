-- The attempts of the lanes that some candidate is about, once, so that asking about each candidate costs little.
-- $1 lanes, comma-separated; $2 the statuses that are no failures, a line each.
create or replace temp table involved as
with asked as (
  select lanes.* from lanes join (select unnest(string_split(nullif($1, ''), ','))::bigint as lane) using (lane)
), theirs as (
  select * from attempts where not shadowed and "user" in (select "user" from asked)
)
select
  asked.lane, asked."user", theirs.time, epoch_ms(theirs.time) as instant, theirs.sequence, theirs.address, theirs.status, not list_contains(string_split($2, chr(10)), theirs.status) as failed, theirs.country, theirs.application,
  theirs.client_version, theirs.api_version, theirs.api_type, theirs.tls, theirs.cipher, theirs.login_url, theirs.login_type,
  theirs.browser, theirs.platform
from theirs
join asked on asked.lane_key = hash(theirs."user", theirs.login_type, theirs.login_subtype, theirs.application, theirs.api_type, theirs.login_url)
