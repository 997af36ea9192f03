/** The attempts of an incident's lanes by source address and status. */
import { instant } from '../attempts/calendar.ts';
import type { OriginAndStatus } from '../findings/result.ts';
import type { Candidate } from './candidate.ts';
import { type Questions, sqlOf } from './history.ts';

const rowsMost = 100;

/** The groups within a span in milliseconds, most failures first, a hundred at most. */
export async function statusesByOrigin(
  { lanes }: Candidate,
  span: { readonly from: number; readonly until: number },
  database: Questions,
): Promise<OriginAndStatus[]> {
  const rows = await database.rows<Omit<OriginAndStatus, 'first' | 'last'> & { first: number; last: number }>(sqlOf('statuses-by-origin'), [
    lanes.join(','),
    span.from,
    span.until,
    rowsMost,
  ]);
  return rows.map((row) => ({ ...row, address: row.address || null, first: instant(row.first), last: instant(row.last) }));
}
