/** The commands worth typing next, ready to be copied into a shell. */
import { formatFilter } from '../../../attempts/filter-format.ts';
import type { StatusMatch, Term } from '../../../attempts/filter-term.ts';
import { resolveStatus } from '../../../attempts/reason.ts';
import type { Incident, Result } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { safe } from '../../safe.ts';
import { shellWord } from '../../shell-word.ts';
import type { Page } from './page.ts';
import { section } from './section.ts';

/** How the history was read that the result tells of, as it was typed. */
export interface Reading {
  /** None: the archive. */
  readonly files: readonly string[];
  /** Other flags that decide what is read, as words of a shell. */
  readonly flags: readonly string[];
  /** The filter; empty for none. */
  readonly where: string;
}

/**
 * What to type for the failures one by one, for what their status means, and for the whole story. Takes the result as it is, since a name that
 * was spelled out finds nothing. Each command reads the history as it was read for the result, or it would tell of another one.
 */
export function nextStepLines(result: Result, reading: Reading, page: Page): string[] {
  const first = result.incidents.find(({ firstFailure }) => firstFailure !== null);
  const steps = first ? stepsAfter(first, result, reading) : stepsWithoutBreak(result.coverage, reading);
  if (steps.length === 0) return [];
  return section(
    'Next',
    steps.flatMap(([command, purpose]) => [`  ${command}`, `      ${purpose}`]),
    page,
  );
}

type NextStep = readonly [command: string, purpose: string];

function stepsWithoutBreak({ failures, steps = 0 }: Result['coverage'], reading: Reading): NextStep[] {
  return [
    ...(failures > 0 ? [[commandOn('attempts', reading, 'status:failed'), 'every failure, one by one'] as const] : []),
    ...(steps > 0
      ? [[commandOn('attempts', reading, 'status:step'), 'every attempt that was asked for a code or a second factor'] as const]
      : []),
  ];
}

function stepsAfter(first: Incident, result: Result, reading: Reading): NextStep[] {
  return [
    [
      commandOn('attempts', reading, formatFilter(failuresOf(first, result))),
      first.attempts === 1 ? 'the one failure' : `the ${count(first.attempts, 'failure')}, one by one`,
    ],
    [`breakday explain ${word(first.status)}`, 'what this status means'],
    [`${commandOn('report', reading, '')} --incident ${word(first.id)} -o postmortem.html`, 'the whole story, as a page'],
  ];
}

const few = 3;

/** The span is told only where other failures lie outside of it. */
function failuresOf(incident: Incident, { summary }: Result): Term[] {
  const { kind, users, addresses, attempts } = incident;
  const terms: Term[] = [];
  if (kind !== 'attack' && users.length <= few && users.every((user) => safe(user) === user)) {
    terms.push({ kind: 'text', not: false, field: 'user', values: users.map((user) => ({ is: user })) });
  }
  const told = addresses.length <= few ? addresses : [];
  if (told.length > 0) terms.push({ kind: 'address', not: false, values: told.map((address) => ({ address })) });
  const { values, isOne } = statusesOf(incident);
  const there = summary.byOriginAndStatus.filter(
    ({ address, status }) => isOne(status) && (told.length === 0 || told.includes(address ?? '')),
  );
  const all = there.reduce((sum, row) => sum + row.attempts, 0);
  return [...terms, { kind: 'status', not: false, values }, ...(all === attempts ? [] : spanOf(incident))];
}

/** A verification step that nobody answered is a failure only of its incident. */
function statusesOf({ status, failuresByStatus }: Incident): { values: StatusMatch[]; isOne(status: string): boolean } {
  const labels = failuresByStatus?.map((each) => each.status) ?? [status];
  const isFailure = (label: string): boolean => resolveStatus(label).outcome === 'failure';
  return labels.every(isFailure)
    ? { values: [{ outcome: 'failure' }], isOne: isFailure }
    : { values: labels.map((label) => ({ is: label })), isOne: (label) => labels.includes(label) };
}

/** What lies before an instant leaves out that instant itself. */
function spanOf({ firstFailure, lastFailure }: Incident): Term[] {
  if (firstFailure === null || lastFailure === null) return [];
  const end = new Date(Date.parse(lastFailure) + 1).toISOString();
  return [
    { kind: 'time', not: false, bound: 'after', values: [firstFailure] },
    { kind: 'time', not: false, bound: 'before', values: [end] },
  ];
}

/** What came by standard input is gone: it has to be named as a file. */
function commandOn(command: string, { files, flags, where }: Reading, filter: string): string {
  const names = files.map((file) => (file === '-' ? 'FILE' : word(file.startsWith('-') ? `./${file}` : file)));
  const asked = [where, filter].filter((each) => each !== '').join(' ');
  return ['breakday', command, ...names, ...flags, ...(asked === '' ? [] : ['--where', inQuotes(asked)])].join(' ');
}

/** A text as one word of a shell, whatever somebody put into it. */
function word(text: string): string {
  return shellWord(safe(text));
}

function inQuotes(text: string): string {
  return `'${safe(text).replaceAll("'", "'\\''")}'`;
}
