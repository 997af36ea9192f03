/** The days around a break, for the small picture: successes, failures, new addresses, and days that nobody knows anything about. */
import type { Calendar } from '../attempts/calendar.ts';
import type { IncidentDay } from '../findings/result.ts';
import type { Candidate } from './candidate.ts';
import { type Questions, sqlOf } from './history.ts';

const day = 86_400_000;
const daysAround = 14;

/** The days from two weeks before the break to two weeks after it, in the calendar's zone; none where no day is known. */
export async function daysAroundBreak(
  candidate: Candidate,
  coveredDays: ReadonlySet<string>,
  calendar: Calendar,
  database: Questions,
): Promise<IncidentDay[]> {
  const at = candidate.firstBad ?? candidate.dayAt;
  if (at === null) return [];
  const [from, until] = [at - daysAround * day, at + daysAround * day];
  const lanes = candidate.lanes.join(',');
  const steps = await database.rows<{ step: number; successes: number; failures: number }>(sqlOf('days'), [lanes, from - day, until + day]);
  const firsts = candidate.addressesAlwaysChange
    ? []
    : await database.rows<{ address: string; first: number }>(sqlOf('first-seen'), [lanes]);
  const byDay = Map.groupBy(steps, ({ step }) => calendar.day(step));
  const newByDay = Map.groupBy(firsts, ({ first }) => calendar.day(first));
  const days = new Set(Array.from({ length: 2 * daysAround + 1 }, (_, i) => calendar.day(from + i * day)));
  return [...days].map((name) => ({
    day: name,
    successes: sum(byDay.get(name), 'successes'),
    failures: sum(byDay.get(name), 'failures'),
    newAddresses: (newByDay.get(name) ?? []).map(({ address }) => address),
    covered: coveredDays.has(name),
  }));
}

function sum(steps: readonly { successes: number; failures: number }[] | undefined, of: 'successes' | 'failures'): number {
  return (steps ?? []).reduce((total, step) => total + step[of], 0);
}
