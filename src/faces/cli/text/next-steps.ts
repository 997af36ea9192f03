/** The commands worth typing next, ready to be copied into a shell. */

import { formatFilter } from '../../../attempts/filter-format.ts';
import type { Term } from '../../../attempts/filter-term.ts';
import { resolveStatus } from '../../../attempts/reason.ts';
import type { Incident, Result } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { safe } from '../../safe.ts';
import type { Page } from './page.ts';
import { section } from './section.ts';

/**
 * What to type for the failures one by one, for what their status means, and for the whole story. Takes the result as it is, since a name that
 * was spelled out finds nothing, and `files` as they were typed.
 */
export function nextStepLines({ coverage, incidents }: Result, files: readonly string[], page: Page): string[] {
  if (coverage.attempts === 0) return [];
  const first = incidents.find(({ firstFailure }) => firstFailure !== null);
  const steps = first
    ? [
        [
          attemptsCommand(files, filterOf(first)),
          first.attempts === 1 ? 'the one failure' : `the ${count(first.attempts, 'failure')}, one by one`,
        ],
        [`breakday explain ${shellWord(first.status)}`, 'what this status means'],
        [`${onFiles('report', files)} -o postmortem.html`, 'the whole story, as a page'],
      ]
    : [
        ...(coverage.failures > 0 ? [[attemptsCommand(files, 'status:failed'), 'every failure, one by one']] : []),
        ...(coverage.steps ? [[attemptsCommand(files, 'status:step'), 'every attempt that was asked for a code or a second factor']] : []),
      ];
  if (steps.length === 0) return [];
  return section(
    'Next',
    steps.flatMap(([command = '', purpose = '']) => [`  ${command}`, `      ${purpose}`]),
    page,
  );
}

function filterOf({ kind, users, addresses, attempts, status, failuresByStatus = [{ status, failures: attempts }] }: Incident): string {
  const terms: Term[] = [];
  const few = 3;
  if (kind !== 'attack' && users.length <= few && users.every((user) => safe(user) === user)) {
    terms.push({ kind: 'text', not: false, field: 'user', values: users.map((user) => ({ is: user })) });
  }
  if (addresses.length > 0 && addresses.length <= few) {
    terms.push({ kind: 'address', not: false, values: addresses.map((address) => ({ address })) });
  }
  // A challenge that nobody answered is a failure of the incident, and a step by its label.
  const outcomes = [...new Set(['failure' as const, ...failuresByStatus.map((each) => resolveStatus(each.status).outcome)])];
  return formatFilter([...terms, { kind: 'status', not: false, values: outcomes.map((outcome) => ({ outcome })) }]);
}

function attemptsCommand(files: readonly string[], filter: string): string {
  return `${onFiles('attempts', files)} --where ${inQuotes(filter)}`;
}

/** What came by standard input is gone: it has to be named as a file. */
function onFiles(command: string, files: readonly string[]): string {
  const words = files.map((file) => (file === '-' ? 'FILE' : shellWord(file.startsWith('-') ? `./${file}` : file)));
  return ['breakday', command, ...words].join(' ');
}

/** A text as one word of a shell, whatever somebody put into it. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : inQuotes(text);
}

function inQuotes(text: string): string {
  return `'${safe(text).replaceAll("'", "'\\''")}'`;
}
