-- The latest logins of some lanes: the 30 days before the last success of each, and whatever came after it.
-- $1 lanes, comma-separated.
with asked as (
  select lanes.* from lanes join (select unnest(string_split(nullif($1, ''), ','))::bigint as lane) using (lane)
), theirs as (
  select
    asked.lane, attempts.time, row(attempts.time, attempts.sequence, attempts.input, attempts.line) as place, attempts.address,
    attempts.status = 'Success' as succeeded, attempts.api_version, attempts.api_token
  from attempts
  join asked on asked.lane_key = hash(attempts."user", attempts.login_type, attempts.login_subtype, attempts.application, attempts.api_type, attempts.login_url)
  where not attempts.shadowed
), latest as (
  select * from theirs
  join (select lane, max(time) filter (succeeded) as last_success from theirs group by lane) using (lane)
  where last_success is not null and theirs.time > last_success - interval 30 days
)
select
  lane::integer as lane,
  epoch_ms(max(time))::double as last_attempt,
  epoch_ms(any_value(last_success))::double as last_success,
  arg_max(address, place) filter (address <> '') as address,
  string_agg(distinct address, ',' order by address) filter (succeeded and address <> '') as addresses,
  count(*) filter (succeeded) as successes,
  arg_max(api_version, place) filter (succeeded and regexp_full_match(api_version, '[1-9][0-9]{0,2}(\.0)?')) as api_version,
  arg_max(api_token, place) filter (succeeded and api_token in ('T', 'P')) as api_token
from latest
group by lane
order by lane
