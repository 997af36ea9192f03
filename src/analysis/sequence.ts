/** The attempts around a break as a story: runs of alike folded, the middle of a long one left out. */
import { instant } from '../attempts/calendar.ts';
import type { AttemptRun } from '../findings/result.ts';
import type { Candidate } from './candidate.ts';
import { type Questions, sqlOf } from './history.ts';

const day = 86_400_000;
const context_ms = 2 * day;
const runsOfTheBeginning = 60;
const runsOfTheEnd = 40;

/** The runs from two days before the break to two days after its end; none where no day is known. */
export async function sequenceOf(candidate: Candidate, database: Questions): Promise<AttemptRun[]> {
  const at = candidate.firstBad ?? candidate.dayAt;
  if (at === null) return [];
  const rows = await database.rows<RunRow>(sqlOf('sequence'), [
    candidate.lanes.join(','),
    (candidate.lastGood ?? at) - context_ms,
    Math.max(at, candidate.recovered ?? 0, candidate.lastFailure ?? 0) + context_ms,
    pauseOf(candidate),
    runsOfTheBeginning,
    runsOfTheEnd,
  ]);
  return rows.map((row, i) => {
    const before = rows[i - 1];
    return {
      first: instant(row.first),
      last: instant(row.last),
      user: row.users === 1 ? row.user : null,
      users: row.users,
      address: row.address || null,
      status: row.status,
      attempts: row.attempts,
      skipped: before === undefined ? 0 : row.position - before.position - before.attempts,
    };
  });
}

/** Longer than this without any attempt is worth telling: twice the usual pause, and a day at least. */
export function pauseOf({ facts }: Candidate): number {
  const beat = facts.find((fact) => fact.is === 'usual-gap');
  return Math.max(day, 2 * (beat?.longGap ?? 0));
}

interface RunRow {
  readonly position: number;
  readonly first: number;
  readonly last: number;
  readonly user: string;
  readonly users: number;
  readonly address: string;
  readonly status: string;
  readonly attempts: number;
}
