/** One event, one incident: a server that moved takes all its programs with it, and an outage refuses everybody at once. */
import { blockOf } from '../attempts/origin.ts';
import type { Candidate, Context } from './candidate.ts';
import { join, sameLane, start } from './join.ts';
import { joinLockouts } from './lockouts.ts';
import { thresholds } from './thresholds.ts';

/** Joins origin changes to the same new origin or block whose breaks can be one, or that are one lane's and go on at once. */
export function joinMoves(moves: readonly Candidate[], { dimensions }: Context): Candidate[] {
  const blocksOf = ({ origins }: Candidate): Set<string> =>
    new Set(origins.map((origin) => blockOf(dimensions.origins[origin]?.address ?? '')));
  return joinAll(moves, (a, b) => {
    if (a.cause !== b.cause || blocksOf(a).isDisjointFrom(blocksOf(b))) return false;
    return couldBeOneMove(a, b) || (failTogether(a, b) && sameLane(a, b));
  });
}

/**
 * Joins failure streaks with one status, at addresses that are not new, that began close to one another, where they are
 * enough users; and those of one user's programs that broke at once. Pieces are streaks too small to be told alone; those
 * that join nothing are dropped.
 */
export function joinStreaks(streaks: readonly Candidate[], pieces: readonly Candidate[], context: Context): Candidate[] {
  const byStatus = Map.groupBy([...streaks, ...pieces].filter(isJoinable), ({ status }) => status);
  const chains = [...byStatus.values()].flatMap(chainsOf).filter((chain) => usersOf(chain).size >= thresholds.orgWideUsers);
  const joined = new Set(chains.flat());
  const rest = Map.groupBy(
    streaks.filter((candidate) => !joined.has(candidate)),
    ({ status }) => status,
  );
  const own = joinLockouts(
    [...rest.values()].flatMap((group) => joinAll(group, isOneAccount)),
    context,
  );
  return [...chains.map(orgWide), ...own.map((candidate) => withUsersAlike(candidate, own))];
}

/** A streak with the users who began to fail alike at the same time, too few to speak of the org. */
function withUsersAlike(candidate: Candidate, streaks: readonly Candidate[]): Candidate {
  const alike = streaks.filter(
    (other) =>
      other.status === candidate.status &&
      isJoinable(other) &&
      usersOf([other]).isDisjointFrom(usersOf([candidate])) &&
      Math.abs(start(other) - start(candidate)) <= thresholds.orgWideStart_ms,
  );
  const users = [...usersOf(alike)].sort();
  if (users.length === 0 || !isJoinable(candidate)) return candidate;
  return { ...candidate, facts: [...candidate.facts, { is: 'users-alike', users }] };
}

function orgWide(chain: readonly Candidate[]): Candidate {
  const whole = chain.reduce(join);
  const facts = whole.facts.filter(({ is }) => is !== 'others-go-on' && is !== 'others-fail');
  return { ...whole, facts: [...facts, { is: 'org-wide', users: usersOf(chain).size }] };
}

function usersOf(candidates: readonly Candidate[]): Set<string> {
  return new Set(candidates.flatMap(({ users }) => users));
}

/** What befell an account alone is no matter of the org: an attacker locked it, or it came from a new address. */
function isJoinable({ cause, dayAt, facts }: Candidate): boolean {
  const ofAccounts = cause === 'bad-credentials' || cause === 'account-blocked';
  return dayAt !== null && !(ofAccounts && facts.some(({ is }) => is === 'locked-out-by' || is === 'new-address-besides'));
}

/** Splits candidates into chains in which each begins soon after the one before. */
function chainsOf(candidates: readonly Candidate[]): Candidate[][] {
  const chains: Candidate[][] = [];
  for (const candidate of [...candidates].sort((a, b) => start(a) - start(b))) {
    const chain = chains.at(-1);
    const previous = chain?.at(-1);
    if (chain && previous && start(candidate) - start(previous) <= thresholds.orgWideStart_ms) chain.push(candidate);
    else chains.push([candidate]);
  }
  return chains;
}

function isOneAccount(a: Candidate, b: Candidate): boolean {
  return a.dayAt !== null && b.dayAt !== null && a.users.join() === b.users.join() && bracketsOverlap(a, b);
}

/** One move is one instant, unless it takes the hours of a hand-over, in which an old origin still succeeds. */
function couldBeOneMove(a: Candidate, b: Candidate): boolean {
  return Math.max(a.lastGood ?? 0, b.lastGood ?? 0) <= Math.min(handedOver(a), handedOver(b));
}

function handedOver(candidate: Candidate): number {
  const ends = candidate.facts.map((fact) => {
    if (fact.is === 'old-origin-goes-on') return start(candidate) + thresholds.handover_ms;
    return fact.is === 'old-origin-silent' ? fact.lastSeen : 0;
  });
  return Math.max(start(candidate), ...ends);
}

function bracketsOverlap(a: Candidate, b: Candidate): boolean {
  return Math.max(a.lastGood ?? 0, b.lastGood ?? 0) <= Math.min(start(a), start(b));
}

function failTogether(a: Candidate, b: Candidate): boolean {
  return Math.max(start(a), start(b)) <= Math.min(a.lastFailure ?? 0, b.lastFailure ?? 0);
}

function joinAll(candidates: readonly Candidate[], same: (a: Candidate, b: Candidate) => boolean): Candidate[] {
  const joined: Candidate[] = [];
  for (const candidate of [...candidates].sort((a, b) => start(a) - start(b))) {
    const at = joined.findIndex((other) => same(other, candidate));
    if (at < 0) joined.push(candidate);
    else joined[at] = join(joined[at] as Candidate, candidate);
  }
  return joined;
}
