/** What an incident cost: how long, how many attempts, and how many logins the usual rhythm would have had. */
import { instant } from '../attempts/calendar.ts';
import type { Impact } from '../findings/result.ts';
import { count, span } from '../findings/wording.ts';
import { type Asking, ask } from './ask.ts';
import type { Candidate, Context } from './candidate.ts';

const week = 7 * 86_400_000;
const weeksMost = 4;
/** A program that logs in less often than this leaves too little in weeks to be compared with: its runs are counted by its beat. */
const rareGap = 1.5 * week;

/** The impact; null for a move that nothing noticed, and where no instant is known. */
export async function askImpact(asking: Asking): Promise<(candidate: Candidate) => Impact | null> {
  const rows = await ask<ImpactRow>(asking, 'impact', (candidate) => {
    const during = spanOf(candidate, asking.context);
    if (during === null) return [];
    const { until } = during;
    // What a silence is told from is the last attempt before it.
    const from = candidate.kind === 'silence' ? during.from + 1 : during.from;
    // The instant of the recovery belongs to the time after it: the login that was to be expected then came.
    const end = candidate.recovered === null ? until : until - 1;
    return [{ first: from - weeksMost * week, last: until, began: from, counted: isLong(during) ? from + week - 1 : end }];
  });
  return (candidate) => {
    const during = spanOf(candidate, asking.context);
    const [row] = rows(candidate);
    return during === null || row === undefined ? null : impactOf(candidate, during, row);
  };
}

interface During {
  readonly from: number;
  readonly until: number;
}

function spanOf(candidate: Candidate, { logUntil, heardUntil }: Context): During | null {
  const { kind, firstBad, dayAt, lastFailure, recovered } = candidate;
  const from = firstBad ?? (kind === 'silence' ? dayAt : null);
  if (from === null) return null;
  return { from, until: isGuessing(candidate) ? (lastFailure ?? from) : (recovered ?? (kind === 'silence' ? heardUntil : logUntil)) };
}

/** Whether it is what somebody else did, beside whom the owners went on. */
function isGuessing({ kind, facts }: Candidate): boolean {
  return kind === 'attack' || facts.some(({ is }) => is === 'perhaps-let-in');
}

function isLong({ from, until }: During): boolean {
  return until - from > week;
}

function impactOf(candidate: Candidate, during: During, row: ImpactRow): Impact {
  const { attempts, recovered } = candidate;
  const guessing = isGuessing(candidate);
  // The success that ended the incident is not one of those that it let through.
  const successes = Math.max(0, row.successes - (recovered === null ? 0 : 1));
  const ongoing = !guessing && recovered === null;
  const lasting = { from: instant(during.from), until: instant(during.until), ongoing, failures: row.failures, successes };
  if (guessing)
    return {
      ...lasting,
      failures: attempts,
      successes: 0,
      usualSuccesses: null,
      lostSuccesses: null,
      method: 'Guesses are not measured by logins that are missing.',
    };
  if (candidate.facts.some(({ is }) => is === 'gave-up'))
    return {
      ...lasting,
      usualSuccesses: null,
      lostSuccesses: null,
      method: 'Not estimated: nobody expects logins of whoever was shut out.',
    };
  const gap = usualGapOf(candidate);
  const { usual, method } = gap > rareGap ? runsDue(candidate, during, gap) : usualSuccesses(during, row);
  return { ...lasting, usualSuccesses: usual, lostSuccesses: usual === null ? null : Math.max(0, usual - successes), method };
}

/** The usual gap of the program; 0 where several are befallen, which may have one each. */
function usualGapOf({ lanes, facts }: Candidate): number {
  const fact = facts.find(({ is }) => is === 'usual-gap');
  return fact?.is === 'usual-gap' && lanes.length === 1 ? fact.usualGap : 0;
}

/** The run that failed first was due, and one more after each gap. The last run before a silence is no lost one, nor is that with which it recovered. */
function runsDue({ kind, recovered }: Candidate, { from, until }: During, gap: number): { usual: number; method: string } {
  const gaps = (until - from) / gap;
  const usual = kind === 'silence' ? Math.floor(gaps) : recovered === null ? Math.floor(gaps) + 1 : Math.max(1, Math.round(gaps));
  return {
    usual,
    method: `Estimated from its usual gap: ${count(usual, 'login')} in that time, one every ${span(gap).replace(/^1 /, '')}.`,
  };
}

/** Up to a week is compared with the same hours of the weeks before it; what lasted longer, with as many usual weeks. */
function usualSuccesses(during: During, row: ImpactRow): { usual: number | null; method: string } {
  const { from, until } = during;
  const first = row.first_success ?? from;
  const weeks = Math.min(weeksMost, Math.floor((from - first) / week));
  if (first >= from) return { usual: null, method: 'Not estimated: the log has no earlier login of the program.' };
  if (weeks < 1) return { usual: null, method: 'Not estimated: the program had been seen for less than a week before.' };
  // One week, put before a long incident again and again, has each hour of the week exactly once.
  const sum = [row.one_week_before, row.two_weeks_before, row.three_weeks_before, row.four_weeks_before]
    .slice(0, weeks)
    .reduce((total, successes) => total + successes, 0);
  const usual = Math.round((sum / weeks) * (isLong(during) ? (until - from) / week : 1));
  const mean = weeks === 1 ? 'the week before' : `the ${weeks} weeks before, on average`;
  return {
    usual,
    method: isLong(during)
      ? `Estimated from the ${count(sum, 'success', 'successes')} of ${mean}, for as long as the incident lasted.`
      : `Estimated from the same hours of ${mean}: ${count(sum, 'success', 'successes')} in all.`,
  };
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
