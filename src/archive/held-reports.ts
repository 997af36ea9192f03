/** What was imported into an archive over time, in the order in which it was. */
import type { InputReport, Reject } from '../findings/result.ts';
import type { Database } from './database.ts';

const rejectsShownMax = 100;

/** Pages of an org have no bytes to be known by: all that came from one is told as one input. */
const batches = `
  select *, min(input) over (partition by if(sha256 is null and org <> '', concat_ws(' ', org, format, name, timezone), input::varchar)) as batch
  from inputs`;

/** The reports of all imports of an org and of those that name none, or of every org for null. */
export async function heldReports(database: Database, org: string | null): Promise<InputReport[]> {
  const inputs = await database.rows<Omit<InputReport, 'rejects' | 'sha256'> & { batch: number; sha256: string | null }>(
    `select batch, any_value(name) as name, any_value(format) as format, any_value(sha256) as sha256, sum(row_count)::bigint as "rows",
       sum(accepted)::bigint as accepted, sum(duplicates)::bigint as duplicates, sum(rejected)::bigint as rejected,
       any_value(timezone) as timezone, any_value(date_order) as "dateOrder"
     from (${batches}) where ? is null or org in (?, '') group by batch order by batch`,
    [org, org],
  );
  const rejects = await database.rows<Reject & { batch: number }>(
    `select batch, line, reason from rejects join (${batches}) using (input)
     qualify row_number() over (partition by batch order by input, line) <= ? order by batch, input, line`,
    [rejectsShownMax],
  );
  const byBatch = Map.groupBy(rejects, ({ batch }) => batch);
  return inputs.map(({ batch, sha256, ...report }) => ({
    ...report,
    ...(sha256 === null ? {} : { sha256 }),
    rejects: (byBatch.get(batch) ?? []).map(({ line, reason }) => ({ line, reason })),
  }));
}
