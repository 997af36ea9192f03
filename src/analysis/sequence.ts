/** The attempts around a break as a story: runs of alike folded; of a long one the beginning, the break and the end. */
import { instant } from '../attempts/calendar.ts';
import type { AttemptRun } from '../findings/result.ts';
import { type Asked, type Asking, ask } from './ask.ts';
import { breakOf, type Candidate } from './candidate.ts';

const day = 86_400_000;
const context_ms = 2 * day;
const runsMost = 100;
const runsOfTheBeginning = 15;
const runsBesidesTheBreak = 25;
const runsOfTheEnd = 30;

/** The runs from two days before a break to two days after its end; none where no day is known. */
export async function askSequence(asking: Asking): Promise<(candidate: Candidate) => AttemptRun[]> {
  const runs = await ask<RunRow>(asking, 'sequence', spanOf, [runsMost, runsOfTheBeginning, runsBesidesTheBreak, runsOfTheEnd]);
  return (candidate) =>
    runs(candidate).map((row, i, rows) => {
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

function spanOf(candidate: Candidate): Asked[] {
  const at = breakOf(candidate);
  if (at === null) return [];
  const { lastGood, recovered, lastFailure } = candidate;
  const end = Math.max(at, recovered ?? 0, lastFailure ?? 0);
  const first = (lastGood ?? at) - context_ms;
  return [{ first, last: end + context_ms, pause: pauseOf(candidate), broke: at, good: lastGood ?? at }];
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
