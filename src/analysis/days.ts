/** The days around a break, for the small picture: successes, failures, new addresses, and days that nobody knows anything about. */
import type { IncidentDay } from '../findings/result.ts';
import { type Asking, ask } from './ask.ts';
import { breakOf, type Candidate } from './candidate.ts';

const day = 86_400_000;
const daysAround = 14;

/** The days from two weeks before a break to two weeks after it, in the calendar's zone; none where no day is known. */
export async function askDays(asking: Asking): Promise<(candidate: Candidate) => IncidentDay[]> {
  const { calendar, coveredDays, context } = asking;
  const counts = await ask<Count>(asking, 'days', (candidate) => {
    const at = breakOf(candidate);
    return at === null ? [] : [{ first: at - (daysAround + 1) * day, last: at + (daysAround + 1) * day }];
  });
  const firsts = await ask<{ address: string; first: number }>(asking, 'first-seen', (candidate) =>
    breakOf(candidate) === null || candidate.addressesAlwaysChange ? [] : [{ first: context.logFrom, last: context.logUntil }],
  );
  return (candidate) => {
    const at = breakOf(candidate);
    if (at === null) return [];
    const byDay = new Map(counts(candidate).map((count) => [count.day, count]));
    const newByDay = Map.groupBy(firsts(candidate), ({ first }) => calendar.day(first));
    const days = new Set(Array.from({ length: 2 * daysAround + 1 }, (_, i) => calendar.day(at + (i - daysAround) * day)));
    return [...days].map((name) => ({
      day: name,
      successes: byDay.get(name)?.successes ?? 0,
      failures: byDay.get(name)?.failures ?? 0,
      newAddresses: (newByDay.get(name) ?? []).map(({ address }) => address),
      covered: coveredDays.has(name),
    }));
  };
}

interface Count {
  readonly day: string;
  readonly successes: number;
  readonly failures: number;
}
