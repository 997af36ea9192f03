/** What was looked at, before anything is claimed about it. */
import type { Result } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { durationBetween, number, percent } from '../../format.ts';
import { inputFacts } from './inputs.ts';
import type { Page } from './page.ts';
import { type Fact, factLines, firstFew } from './section.ts';

/** How much, from when until when, in which zone; what each input gave; what is missing. */
export function coverageLines({ coverage, window }: Result, page: Page): string[] {
  const { attempts, failures, steps = 0, users, lanes, addresses, inputs, gaps, warnings } = coverage;
  const most = page.verbose ? Infinity : 5;
  const facts: Fact[] = [
    [
      'Attempts',
      [
        attempts === 0
          ? 'none'
          : `${number(attempts)}, of which ${number(failures)} failed (${percent(failures, attempts)})${challenged(steps)}`,
      ],
    ],
    [
      'By',
      attempts === 0
        ? []
        : [
            `${count(users, 'user')} with ${count(lanes, 'program or browser', 'programs and browsers')}, from ${count(addresses, 'address', 'addresses')}`,
          ],
    ],
    ['Period', periodOf(window, page)],
    ...inputFacts(inputs, page),
    [
      'No data',
      firstFew(
        gaps,
        most,
        ({ from, until }) => `${page.clock.weekdayAndTime(from)} to ${page.clock.weekdayAndTime(until)} (${durationBetween(from, until)})`,
        (left) => `and ${count(left, 'more hole')}; --verbose shows all`,
      ),
    ],
    ['Mind', warnings],
  ];
  return factLines(facts, page);
}

/** Attempts that neither succeeded nor failed. */
function challenged(steps: number): string {
  return steps === 0 ? '' : `, and ${number(steps)} ${steps === 1 ? 'was' : 'were'} asked for a code or a second factor`;
}

function periodOf({ from, until, timezone }: Result['window'], { clock }: Page): string[] {
  if (from === null || until === null) return [];
  return [
    `${clock.weekdayAndTime(from)} to ${clock.weekdayAndTime(until)}`,
    `${durationBetween(from, until)}; days and times are told in ${timezone}`,
  ];
}
