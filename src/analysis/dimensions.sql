-- The few distinct things that attempts are made of, numbered.

create or replace temp table statuses as
select status, row_number() over (order by status) - 1 as status_number, count(*) as attempts
from attempts
where not shadowed
group by status;

create or replace temp table origins as
select
  address,
  row_number() over (order by address) - 1 as origin,
  epoch_ms(min(time))::double as first_seen,
  epoch_ms(max(time))::double as last_seen,
  count(*) filter (where status = 'Success') as successes,
  count(distinct "user") as users
from attempts
where not shadowed and address <> ''
group by address;

create or replace temp table lanes as
with grouped as (
  select
    hash("user", login_type, login_subtype, application, api_type, login_url) as lane_key,
    any_value("user") as "user",
    any_value(login_type) as login_type,
    any_value(login_subtype) as login_subtype,
    any_value(application) as application,
    any_value(api_type) as api_type,
    any_value(login_url) as login_url
  from attempts
  where not shadowed
  group by lane_key
)
select
  *,
  row_number() over (order by "user", login_type, login_subtype, application, api_type, login_url) - 1 as lane,
  dense_rank() over (order by "user") - 1 as user_number
from grouped;
