-- Spans without any row of an org: longer than a day, and than ten times the pause that one in a hundred is longer than.
with hours as (
  select org, date_trunc('hour', time) as hour, min(time) as first, max(time) as last from attempts group by all
),
pauses as (
  select org, last as begins, lead(first) over (partition by org order by hour) as ends from hours
),
usual as (
  select org, quantile_cont(epoch(ends - begins), 0.99) as seconds from pauses where ends is not null group by org
)
select
  org,
  strftime(begins, '%Y-%m-%dT%H:%M:%SZ') as "from",
  strftime(ends, '%Y-%m-%dT%H:%M:%SZ') as until
from pauses join usual using (org)
where epoch(ends - begins) > 86400 and (epoch(ends - begins) > 10 * seconds or epoch(ends - begins) > 30 * 86400)
qualify row_number() over (partition by org order by ends - begins desc, begins) <= 20
order by org, ends - begins desc, begins
