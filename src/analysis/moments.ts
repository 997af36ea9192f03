/** The moments of an incident that a reader of its story asks for, in order. */
import { instant } from '../attempts/calendar.ts';
import { resolveStatus } from '../attempts/reason.ts';
import type { AttemptRun, IncidentOrigin, OriginAndStatus, TimelineEvent } from '../findings/result.ts';
import { count, duration, list } from '../findings/wording.ts';
import type { Candidate, Context } from './candidate.ts';
import { halfOf } from './half-recovered.ts';
import { pauseOf } from './sequence.ts';
import { thresholds } from './thresholds.ts';
import { strangerOf } from './whose.ts';

/** What is known of the attempts around the break. */
export interface Story {
  readonly sequence: readonly AttemptRun[];
  readonly origins: readonly IncidentOrigin[];
  /** The attempts by origin and status, from the first failure to the end of the incident. */
  readonly during: readonly OriginAndStatus[];
}

/** The moments in time order. */
export function momentsOf(candidate: Candidate, context: Context, story: Story): TimelineEvent[] {
  const { firstBad, dayAt, lastGood, lastFailure, recovered, kind, attempts } = candidate;
  const at = firstBad ?? dayAt;
  if (at === null) return [];
  const end = recovered ?? context.logUntil;
  const ended = kind === 'attack' || recovered !== null;
  const events = [
    ...(dayAt === null ? [moment('log-begins', context.logFrom, 'The log begins, and the failures are there already.')] : []),
    ...(lastGood === null ? [] : [success('last-good', lastGood, 'Last good login', story)]),
    ...appearances(candidate, at, story),
    ...(firstBad === null ? [] : [firstFailure(candidate, firstBad, context, story)]),
    ...otherStatuses(candidate, context, story),
    ...lettingsIn(candidate, context),
    ...handOvers(candidate, at, story),
    ...quietSpans(candidate, at, end, story),
    ...(lastFailure === null || lastFailure === firstBad
      ? []
      : [moment('last-failure', lastFailure, `Last of ${count(attempts, 'failure')}.`)]),
    ...recoveries(candidate, context, story),
    ...(ended ? [] : [moment('log-ends', context.logUntil, logEnds(candidate, context))]),
  ];
  // The sort is stable: what happens at one instant keeps the order above.
  return events.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function firstFailure({ status, dayAt, shape }: Candidate, at: number, { dimensions }: Context, { origins }: Story): TimelineEvent {
  const newcomer = dayAt === null ? undefined : origins.find(({ role, first }) => role === 'incident' && first === instant(at));
  const label = `“${dimensions.statuses[status]?.label ?? ''}”`;
  if (newcomer !== undefined)
    return moment('first-failure', at, `First failure, ${label}, and the first appearance of ${newcomer.address}.`, newcomer.address);
  const [back] = shape === 'returned' ? origins : [];
  if (back !== undefined) return moment('first-failure', at, `First failure, ${label}, and the return of ${back.address}.`, back.address);
  return moment('first-failure', at, `First failure: ${label}.`);
}

function appearances({ firstBad, origins: all }: Candidate, at: number, { origins }: Story): TimelineEvent[] {
  const appeared = origins
    .filter(({ role, first }) => role === 'incident' && Date.parse(first) >= at - thresholds.handover_ms && Date.parse(first) !== firstBad)
    .sort((a, b) => Date.parse(a.first) - Date.parse(b.first));
  const rest = all.length - origins.filter(({ role }) => role === 'incident').length;
  return appeared.map(({ address, first }, i) => {
    const others =
      rest > 0 && i === appeared.length - 1 ? ` ${count(rest, 'more address', 'more addresses')} of the incident are not listed.` : '';
    return moment('address-appears', Date.parse(first), `${address} appears for the first time.${others}`, address);
  });
}

/** When a guess was right, or may have been, and whose password it was. */
function lettingsIn({ facts }: Candidate, { dimensions }: Context): TimelineEvent[] {
  return facts.flatMap((fact) => {
    if (fact.is !== 'let-in' && fact.is !== 'perhaps-let-in') return [];
    const address = dimensions.origins[fact.origin]?.address ?? '';
    const known = fact.is === 'let-in' ? 'somebody knows that password' : 'whoever guessed may know that password';
    return moment('let-in', fact.at, `${fact.user} was let in from ${address}: ${known}.`, address);
  });
}

/** Statuses that came up later: lockouts, rate blocks, and second reasons. */
function otherStatuses({ firstBad, status }: Candidate, { dimensions }: Context, { during }: Story): TimelineEvent[] {
  if (firstBad === null) return [];
  const named = dimensions.statuses[status]?.label ?? '';
  const others = during.filter((group) => resolveStatus(group.status).outcome === 'failure' && group.status !== named);
  return [...Map.groupBy(others, (group) => group.status)].map(([label, groups]) => {
    const first = Math.min(...groups.map((group) => Date.parse(group.first)));
    const attempts = groups.reduce((sum, group) => sum + group.attempts, 0);
    const is = resolveStatus(label).cause === 'account-blocked' ? 'lockout' : 'status-appears';
    return moment(is, first, `“${label}” for the first time; ${count(attempts, 'attempt')} in all.`);
  });
}

/** Old addresses that still logged in after the break and then fell silent: names went on resolving to them for a while. */
function handOvers({ kind, shape }: Candidate, at: number, { origins }: Story): TimelineEvent[] {
  if (kind !== 'origin-change' || shape === 'added') return [];
  return origins
    .filter(({ role, last }) => role === 'previous' && Date.parse(last) > at && Date.parse(last) <= at + thresholds.handover_ms)
    .map(({ address, last }) =>
      moment('hand-over-ends', Date.parse(last), `${address}, the old address, is seen for the last time.`, address),
    );
}

function quietSpans(candidate: Candidate, at: number, end: number, { sequence }: Story): TimelineEvent[] {
  const pause = pauseOf(candidate);
  return sequence.slice(1).flatMap((run, i) => {
    const from = Date.parse(sequence[i]?.last ?? run.first);
    const until = Date.parse(run.first);
    if (run.skipped > 0 || from < at || until > end || until - from <= pause) return [];
    return { ...moment('quiet', from, `No attempt for ${duration(until - from)}.`), until: run.first };
  });
}

/** The end of the break, or that of a part of it while the rest goes on. */
function recoveries(candidate: Candidate, context: Context, story: Story): TimelineEvent[] {
  const { recovered, ends } = candidate;
  if (recovered !== null) {
    const isFirst = ends.every((end) => (end.recovered ?? recovered) >= recovered);
    // Who went on elsewhere was not broken.
    const broke = strangerOf(candidate, context)?.wentOn ? 'failures' : 'break';
    return [success('recovery', recovered, `First success after the ${isFirst ? broke : 'last failure'}`, story)];
  }
  const half = halfOf(candidate, context);
  return half === null
    ? []
    : [success('recovery', Date.parse(half.since), `The first of ${count(ends.length, 'program')} works again`, story)];
}

function logEnds(candidate: Candidate, context: Context): string {
  const { kind, attempts } = candidate;
  if (kind === 'silence') return 'The log ends, and it is still silent.';
  if (strangerOf(candidate, context)?.wentOn) return 'The log ends.';
  const half = halfOf(candidate, context);
  if (half !== null) return `The log ends, and ${list(half.broken)} ${half.broken.length > 1 ? 'have' : 'has'} not recovered.`;
  return kind === 'silent-origin-change'
    ? `The log ends, after ${count(attempts, 'login')} from the new address.`
    : 'The log ends: no recovery.';
}

/** A success that began or ended a run, with the address that it came from. */
function success(is: TimelineEvent['is'], at: number, words: string, { sequence }: Story): TimelineEvent {
  const runs = sequence.filter(({ status }) => resolveStatus(status).outcome === 'success');
  const run = runs.find(({ last }) => Date.parse(last) === at) ?? runs.find(({ first }) => Date.parse(first) === at);
  const address = run?.address ?? null;
  return moment(is, at, address === null ? `${words}.` : `${words}, from ${address}.`, address);
}

function moment(is: TimelineEvent['is'], at: number, sentence: string, address: string | null = null): TimelineEvent {
  return { is, at: instant(at), until: null, address, sentence };
}
