/** What was imported into an archive over time, in the order in which it was. */
import type { InputReport, Reject } from '../findings/result.ts';
import type { Database } from './database.ts';

const rejectsShownMax = 100;

/** The reports of all imports of an org, or of every org for null. */
export async function heldReports(database: Database, org: string | null): Promise<InputReport[]> {
  const inputs = await database.rows<Omit<InputReport, 'rejects' | 'sha256'> & { input: number; sha256: string | null }>(
    `select input, name, format, sha256, row_count as "rows", accepted, duplicates, rejected, timezone, date_order as "dateOrder"
     from inputs where ? is null or org = ? order by input`,
    [org, org],
  );
  const rejects = await database.rows<Reject & { input: number }>(
    'select input, line, reason from rejects qualify row_number() over (partition by input order by line) <= ? order by input, line',
    [rejectsShownMax],
  );
  const byInput = Map.groupBy(rejects, ({ input }) => input);
  return inputs.map(({ input, sha256, ...report }) => ({
    ...report,
    ...(sha256 === null ? {} : { sha256 }),
    rejects: (byInput.get(input) ?? []).map(({ line, reason }) => ({ line, reason })),
  }));
}
