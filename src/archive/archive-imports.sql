-- What was imported, in that order. What came from an org page by page is told as one.
select
  any_value(name) as name,
  any_value(org) as org,
  any_value(format) as format,
  any_value(sha256) as sha256,
  any_value(timezone) as timezone,
  any_value(date_order) as "dateOrder",
  sum(row_count)::bigint as "rows",
  sum(accepted)::bigint as accepted,
  sum(duplicates)::bigint as duplicates,
  sum(rejected)::bigint as rejected,
  strftime(max(imported_at), '%Y-%m-%dT%H:%M:%SZ') as "importedAt"
from inputs
group by if(sha256 is null and org <> '', concat_ws(' ', org, format, name, timezone), input::varchar)
order by min(input)
