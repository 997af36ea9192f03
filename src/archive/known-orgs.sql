-- The orgs that attempts were pulled from, with the attempts that are held of each.
select
  orgs.org,
  nullif(orgs.alias, '') as alias,
  orgs.instance_url as "instanceUrl",
  orgs.username,
  orgs.way_in as "wayIn",
  orgs.sight,
  strftime(orgs.pulled_at, '%Y-%m-%dT%H:%M:%SZ') as "pulledAt",
  (select count(*) from main.attempts where attempts.org = orgs.org and not shadowed) as attempts
from orgs
order by alias, org
