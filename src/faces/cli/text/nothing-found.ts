/** No break was found: what was looked at, and how near the nearest thing came. */
import type { Result } from '../../../findings/result.ts';
import { failuresWithoutAddress } from '../../../findings/without-address.ts';
import { count } from '../../../findings/wording.ts';
import { nearestStreak } from '../../nearest-streak.ts';
import { paragraph } from './layout.ts';
import type { Page } from './page.ts';

/** Says so plainly, and only of the days that were asked about. `span` holds the flags that name them, or nothing. */
export function nothingFoundLines({ coverage, summary }: Result, span: string, page: Page): string[] {
  const { theme, width, symbols, clock, quoted } = page;
  if (coverage.attempts === 0) return [symbols.rule.repeat(width), theme.heading('NO ATTEMPTS, SO NO ANSWER')];
  if (coverage.attempts === coverage.failures)
    return [
      symbols.rule.repeat(width),
      theme.heading('NO LOGIN THAT WORKED, SO NO ANSWER'),
      '',
      ...paragraph(nearestStreak(summary, clock, quoted), width, '  '),
    ];
  const unjudged = failuresWithoutAddress(summary.byOriginAndStatus);
  const lookedAt = `${count(coverage.failures - unjudged, 'failure')}${unjudged > 0 ? ' with an address' : ''} in ${count(coverage.attempts, 'attempt')} of ${count(coverage.lanes, 'program or browser', 'programs and browsers')} were looked at. None ${span === '' ? 'was' : `within ${span} was`} the break of a program that had worked before.`;
  return [
    symbols.rule.repeat(width),
    ...paragraph([headings[coverage.sight ?? 'all'], ...(span === '' ? [] : [`WITHIN ${span}`])].join(' '), width).map(theme.heading),
    '',
    ...paragraph(lookedAt, width, '  '),
    '',
    ...paragraph(nearestStreak(summary, clock, quoted), width, '  '),
  ];
}

const headings = { all: 'NO BREAK FOUND', own: 'NO BREAK FOUND AMONG THE LOGINS THAT COULD BE SEEN' } as const;
