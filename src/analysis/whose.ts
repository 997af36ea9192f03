/** Whether an address may be somebody else's: the one rule for who is told so, and for who is asked before anything is trusted. */
import { mayBeStolen } from '../attempts/advice.ts';
import { instant } from '../attempts/calendar.ts';
import { blockOf } from '../attempts/origin.ts';
import type { Stranger } from '../findings/result.ts';
import type { Candidate, Context, Fact, LaneView } from './candidate.ts';
import { statusOf } from './candidate.ts';
import type { Streak } from './streak.ts';

/**
 * Whether it must be said that somebody else may know the password: an address is new, whether it failed or succeeded, or
 * failures that a stranger leaves behind came from one that had never succeeded. What refused everybody is nobody's theft.
 */
export function mayBeSomebodyElse(candidate: Candidate, context: Context): boolean {
  const { kind, cause, facts, dayAt, addressesAlwaysChange } = candidate;
  if (kind === 'attack' || kind === 'silence') return false;
  if (kind !== 'failure-streak' || cause === 'untrusted-origin') return true;
  if (strangeOrigins(candidate, context).length === 0) return false;
  return mayBeStolenBy(candidate, context) || (dayAt !== null && !addressesAlwaysChange && !has(facts, 'org-wide'));
}

/** Whether any failure is what a stranger leaves behind. */
function mayBeStolenBy({ failures }: Candidate, { dimensions }: Context): boolean {
  return [...failures.keys()].some((status) => {
    const known = dimensions.statuses[status];
    return known !== undefined && mayBeStolen(known);
  });
}

/** Whose logins may be somebody else's, so that the first thing to do is to ask; null where the address is the program's own, as far as the log shows. */
export function strangerOf(candidate: Candidate, context: Context): Stranger | null {
  if (!mayBeSomebodyElse(candidate, context) || !isUnclaimed(candidate, context)) return null;
  const { facts } = candidate;
  const [letIn] = facts.flatMap((fact) => (fact.is === 'perhaps-let-in' ? [fact.at] : []));
  return {
    addresses: strangeOrigins(candidate, context).map((origin) => context.dimensions.origins[origin]?.address ?? ''),
    wentOn: has(facts, ...elsewhere) && !has(facts, 'fixed-at-new-origin'),
    letInAt: letIn === undefined ? null : instant(letIn),
  };
}

/** Facts by which the user went on at other addresses. */
const elsewhere = ['brief', 'person', 'succeeded-meanwhile', 'perhaps-let-in'] as const;

/** A move is the program's own where its old address fell silent, or where somebody let the new one in. */
function isUnclaimed(candidate: Candidate, context: Context): boolean {
  const { kind, facts, recovered, dayAt } = candidate;
  if (has(facts, 'brief', 'person', 'perhaps-let-in')) return true;
  if (kind === 'origin-change') return !has(facts, 'old-origin-silent', 'fixed-at-new-origin') && recovered === null;
  if (kind === 'silent-origin-change') return true;
  // A program that was refused wherever it came from is itself what was refused.
  if (facts.some((fact) => fact.is === 'ever-new-addresses' && fact.keptOut)) return false;
  if (dayAt === null || strangeOrigins(candidate, context).length === 0) return false;
  return candidate.cause === 'account-blocked' || mayBeStolenBy(candidate, context);
}

/** The same of a streak that is no finding: an address that never let this user in failed as a stranger's would. */
export function mayBeStrangers({ first, failures }: Streak, views: readonly LaneView[], context: Context): boolean {
  const isKnown = (origin: number): boolean =>
    views.some(({ chronicle }) => chronicle.wasGoodBefore(chronicle.positionAt(first.time), origin));
  return failures.some((failure) => mayBeStolen(statusOf(failure, context)) && !isKnown(failure.origin));
}

/** The addresses of a finding that were new to its programs, those besides its failures too. */
function strangeOrigins({ kind, origins, previous, facts }: Candidate, { dimensions }: Context): number[] {
  const key = (origin: number): string => {
    const address = dimensions.origins[origin]?.address ?? '';
    return address.includes(':') ? blockOf(address) : address;
  };
  if (kind !== 'failure-streak') return [...origins];
  const besides = facts.flatMap((fact) => (fact.is === 'new-address-besides' ? [fact.origin] : []));
  const good = facts.flatMap((fact) => {
    if (fact.is === 'good-before-at-this-origin') return [fact.origin];
    return fact.is === 'same-failures-at-good-origins' ? fact.origins : [];
  });
  const known = new Set([...previous, ...good].map(key));
  return [...new Set([...origins.filter((origin) => !known.has(key(origin))), ...besides])];
}

/** Whether people log in like this, and not programs. */
export function isPersons({ lanes, facts }: Candidate, { dimensions }: Context): boolean {
  return has(facts, 'person') || lanes.every((lane) => dimensions.lanes[lane]?.api === false);
}

function has(facts: readonly Fact[], ...which: readonly Fact['is'][]): boolean {
  return facts.some(({ is }) => which.includes(is));
}
