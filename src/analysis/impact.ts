/** What an incident cost: how long, how many attempts, and how many logins the usual rhythm would have had. */
import { instant } from '../attempts/calendar.ts';
import type { Impact } from '../findings/result.ts';
import { count } from '../findings/wording.ts';
import type { Candidate, Context } from './candidate.ts';
import { type Questions, sqlOf } from './history.ts';

const week = 7 * 86_400_000;
const weeksMost = 4;

/** The impact; null for a move that nothing noticed, and where no instant is known. */
export async function impactOf(candidate: Candidate, { logUntil }: Context, database: Questions): Promise<Impact | null> {
  const from = candidate.firstBad ?? (candidate.kind === 'silence' ? candidate.dayAt : null);
  if (from === null) return null;
  const attack = candidate.kind === 'attack';
  const until = attack ? (candidate.lastFailure ?? from) : (candidate.recovered ?? logUntil);
  const row = await rowOf(candidate, from, until, database);
  const ongoing = !attack && candidate.recovered === null;
  // The success that ended the incident is not one of those that it let through.
  const successes = Math.max(0, row.successes - (candidate.recovered === null ? 0 : 1));
  const span = { from: instant(from), until: instant(until), ongoing, failures: row.failures, successes };
  if (attack)
    return {
      ...span,
      failures: candidate.attempts,
      successes: 0,
      usualSuccesses: null,
      lostSuccesses: null,
      method: 'An attack is not measured by logins that are missing.',
    };
  const { usual, method } = await usualSuccesses(candidate, { from, until }, row, database);
  return { ...span, usualSuccesses: usual, lostSuccesses: usual === null ? null : Math.max(0, usual - successes), method };
}

/** Up to a week is compared with the same hours of the weeks before it; what lasted longer, with as many usual weeks. */
async function usualSuccesses(
  candidate: Candidate,
  { from, until }: { readonly from: number; readonly until: number },
  row: ImpactRow,
  database: Questions,
): Promise<{ usual: number | null; method: string }> {
  const weeks = Math.min(weeksMost, Math.floor((from - (row.first_success ?? from)) / week));
  if (weeks < 1) return { usual: null, method: 'Not estimated: the program had been seen for less than a week before.' };
  const long = until - from > week;
  // One week, put before the incident again and again, has each hour of the week exactly once.
  const counted = long ? await rowOf(candidate, from, from + week - 1, database) : row;
  const sum = [counted.one_week_before, counted.two_weeks_before, counted.three_weeks_before, counted.four_weeks_before]
    .slice(0, weeks)
    .reduce((total, successes) => total + successes, 0);
  const usual = Math.round((sum / weeks) * (long ? (until - from) / week : 1));
  const mean = weeks === 1 ? 'the week before' : `the ${weeks} weeks before, on average`;
  return {
    usual,
    method: long
      ? `Estimated from the ${count(sum, 'success', 'successes')} of ${mean}, for as long as the incident lasted.`
      : `Estimated from the same hours of ${mean}: ${count(sum, 'success', 'successes')} in all.`,
  };
}

async function rowOf({ lanes }: Candidate, from: number, until: number, database: Questions): Promise<ImpactRow> {
  const [row] = await database.rows<ImpactRow>(sqlOf('impact'), [lanes.join(','), from, until]);
  if (row === undefined) throw new Error('an aggregate without groups always has one row');
  return row;
}

interface ImpactRow {
  readonly failures: number;
  readonly successes: number;
  readonly one_week_before: number;
  readonly two_weeks_before: number;
  readonly three_weeks_before: number;
  readonly four_weeks_before: number;
  readonly first_success: number | null;
}
