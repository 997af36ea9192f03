/** The days around a break, for the small picture: what was tried, new addresses, and days that nobody knows anything about. */
import type { IncidentDay } from '../findings/result.ts';
import { type Asking, ask } from './ask.ts';
import { daysAfter, daysBetween } from './calendar-days.ts';
import { breakOf, type Candidate } from './candidate.ts';

const day = 86_400_000;
const daysAround = 14;

/** The days from two weeks before a break to two weeks after it or the log's last, in the calendar's zone; none where no day is known. */
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
    const [middle, end] = [calendar.day(at), calendar.day(context.logUntil)];
    const last = daysAfter(middle, daysAround);
    return daysBetween(daysAfter(middle, -daysAround), last < end ? last : end).map((name) => {
      const { successes, failures, steps } = byDay.get(name) ?? none;
      return {
        day: name,
        successes,
        failures,
        ...(steps > 0 ? { steps } : {}),
        newAddresses: (newByDay.get(name) ?? []).map(({ address }) => address),
        covered: coveredDays.has(name),
      };
    });
  };
}

interface Tally {
  readonly successes: number;
  readonly failures: number;
  readonly steps: number;
}

interface Count extends Tally {
  readonly day: string;
}

const none: Tally = { successes: 0, failures: 0, steps: 0 };
