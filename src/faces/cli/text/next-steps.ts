/** The commands worth typing next, ready to be copied into a shell. */

import { formatFilter } from '../../../attempts/filter-format.ts';
import type { Term } from '../../../attempts/filter-term.ts';
import type { Incident, Result } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { safe } from '../../safe.ts';
import type { Page } from './page.ts';
import { section } from './section.ts';

/** What to type for the failures one by one, and for what their status means. `files` as they were typed. */
export function nextStepLines({ incidents }: Result, files: readonly string[], page: Page): string[] {
  const first = incidents.find(({ firstFailure }) => firstFailure !== null);
  const steps = first
    ? [
        [attemptsCommand(files, filterOf(first)), `the ${count(first.attempts, 'failure')}, one by one`],
        [`breakday explain ${shellWord(first.status)}`, 'what this status means and what to do'],
      ]
    : [[attemptsCommand(files, 'status:failed'), 'every failure, one by one']];
  return section(
    'Next',
    steps.flatMap(([command = '', purpose = '']) => [`  ${command}`, `      ${purpose}`]),
    page,
  );
}

function filterOf({ kind, users, addresses }: Incident): string {
  const terms: Term[] = [];
  const few = 3;
  if (kind !== 'attack' && users.length <= few) {
    terms.push({ kind: 'text', not: false, field: 'user', values: users.map((user) => ({ is: user })) });
  }
  if (addresses.length > 0 && addresses.length <= few) {
    terms.push({ kind: 'address', not: false, values: addresses.map((address) => ({ address })) });
  }
  return formatFilter([...terms, { kind: 'status', not: false, values: [{ outcome: 'failure' }] }]);
}

function attemptsCommand(files: readonly string[], filter: string): string {
  return ['breakday attempts', ...files.map(shellWord), '--where', `'${filter.replaceAll("'", "'\\''")}'`].join(' ');
}

/** A text as one word of a shell, whatever somebody put into it. */
function shellWord(text: string): string {
  const word = safe(text);
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
