-- The few distinct things that attempts are made of, numbered. The attempts themselves are gone through once.

create or replace temp table groups as from attempt_groups;

create or replace temp table statuses as
select status, row_number() over (order by status) - 1 as status_number from groups group by status;

create or replace temp table origins as
select
  address,
  row_number() over (order by address) - 1 as origin,
  epoch_ms(min(first))::double as first_seen,
  epoch_ms(max(last))::double as last_seen,
  coalesce(sum(attempts) filter (status = 'Success'), 0)::bigint as successes
from groups
where address <> ''
group by address;

create or replace temp table lanes as
select
  "user", login_type, login_subtype, application, api_type, login_url,
  hash("user", login_type, login_subtype, application, api_type, login_url) as lane_key,
  row_number() over (order by "user", login_type, login_subtype, application, api_type, login_url) - 1 as lane,
  dense_rank() over (order by "user") - 1 as user_number,
  coalesce(epoch_ms(max(last) filter (address = ''))::double, 0) as last_without_origin
from groups
group by "user", login_type, login_subtype, application, api_type, login_url
