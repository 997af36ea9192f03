/** No break was found: what was looked at, and how near the nearest thing came. */
import type { Result } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { addressOr, durationBetween, number } from '../../format.ts';
import { paragraph } from './layout.ts';
import type { Page } from './page.ts';

/** Says so plainly. */
export function nothingFoundLines({ coverage, summary }: Result, page: Page): string[] {
  const { theme, width, symbols } = page;
  if (coverage.attempts === 0) return [symbols.rule.repeat(width), theme.heading('NO ATTEMPTS, SO NO ANSWER')];
  const lookedAt = `${count(coverage.failures, 'failure')} in ${count(coverage.attempts, 'attempt')} of ${count(coverage.lanes, 'program or browser', 'programs and browsers')} were looked at. None was the break of a program that had worked before.`;
  return [
    symbols.rule.repeat(width),
    theme.heading(coverage.sight === 'own' ? 'NO BREAK FOUND AMONG THE LOGINS THAT COULD BE SEEN' : 'NO BREAK FOUND'),
    '',
    ...paragraph(lookedAt, width, '  '),
    '',
    ...paragraph(nearest(summary, page), width, '  '),
  ];
}

function nearest({ longestUnqualifiedStreak: streak }: Result['summary'], { clock, quoted }: Page): string {
  if (streak === null) return 'No run of failures was left over.';
  const { user, address, status, failures, first, last, why } = streak;
  const spanning = first === last ? '' : `, over ${durationBetween(first, last)}`;
  return `The longest run of failures that did not qualify: ${number(failures)} with ${quoted(status)} by ${user} from ${addressOr(address)} on ${clock.weekdayAndTime(first)}${spanning} (${why}).`;
}
