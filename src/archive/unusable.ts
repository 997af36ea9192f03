/** Takes out of `staged` the rows that are no attempt: without a readable time, a user or a status. */
import { rejectReason, type TimeReading } from '../attempts/moment.ts';
import type { Database } from './database.ts';

const unusable = `time is null or "user" = '' or status = ''`;

export async function refuseUnusable(database: Database, reading: TimeReading, timeTitle: string): Promise<void> {
  const found = await database.rows<{ line: number; raw_time: string | null; dated: boolean; missing: string }>(
    `select line, raw_time, time is not null as dated, if("user" = '', 'user', 'status') as missing from staged where ${unusable} order by rowid`,
  );
  if (found.length === 0) return;
  const refusals = found.map(({ line, raw_time, dated, missing }) => [
    line,
    dated ? `names no ${missing}` : rejectReason(raw_time, reading, timeTitle),
  ]);
  await database.append('refused', refusals);
  await database.run(`delete from staged where ${unusable}`);
}

/** Whether any row of `staged` would be refused, which is when the exact line of each row matters. */
export async function anyUnusable(database: Database): Promise<boolean> {
  return (await database.row<{ found: boolean }>(`select count(*) > 0 as found from staged where ${unusable}`)).found;
}
