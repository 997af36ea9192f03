-- What was imported, in that order.
select
  name,
  org,
  format,
  sha256,
  timezone,
  date_order as "dateOrder",
  row_count as "rows",
  accepted,
  duplicates,
  rejected,
  strftime(imported_at, '%Y-%m-%dT%H:%M:%SZ') as "importedAt"
from inputs
order by input
