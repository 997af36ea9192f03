/** One event, one incident: a server that moved takes all its programs with it, and an outage refuses everybody at once. */
import { blockOf } from '../attempts/origin.ts';
import { earliest } from './beginning.ts';
import type { Candidate, Context, Fact } from './candidate.ts';
import { joinEnds, recoveredOf } from './ends.ts';
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
export function joinStreaks(streaks: readonly Candidate[], pieces: readonly Candidate[]): Candidate[] {
  const byStatus = Map.groupBy([...streaks, ...pieces].filter(isJoinable), ({ status }) => status);
  const chains = [...byStatus.values()].flatMap(chainsOf).filter((chain) => usersOf(chain).size >= thresholds.orgWideUsers);
  const joined = new Set(chains.flat());
  const rest = Map.groupBy(
    streaks.filter((candidate) => !joined.has(candidate)),
    ({ status }) => status,
  );
  return [...chains.map(orgWide), ...[...rest.values()].flatMap((group) => joinAll(group, isOneAccount))];
}

function orgWide(chain: readonly Candidate[]): Candidate {
  const whole = chain.reduce(join);
  return { ...whole, facts: [...whole.facts, { is: 'org-wide', users: usersOf(chain).size }] };
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

function sameLane(a: Candidate, b: Candidate): boolean {
  return a.lineage.some((lane) => b.lineage.includes(lane));
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

/** The one incident of two: the earliest failure, the narrowest bracket, the end of both, the surer verdict. */
function join(a: Candidate, b: Candidate): Candidate {
  const [lead, other] = surer(a, b);
  const firstBad = Math.min(start(a), start(b));
  const goods = [a.lastGood, b.lastGood].filter((time) => time !== null).filter((time) => time < firstBad);
  const ends = joinEnds(lead.ends, other.ends);
  return {
    ...lead,
    lanes: union(lead.lanes, other.lanes),
    lineage: union(lead.lineage, other.lineage),
    users: union(lead.users, other.users).sort(),
    began: earliest([a.began, b.began]),
    origins: start(b) < start(a) ? union(b.origins, a.origins) : union(a.origins, b.origins),
    previous: union(lead.previous, other.previous),
    lastGood: goods.length > 0 ? Math.max(...goods) : null,
    firstBad,
    dayAt: firstBad,
    attempts: a.attempts + b.attempts,
    failures: summed(lead.failures, other.failures),
    lastFailure: Math.max(a.lastFailure ?? 0, b.lastFailure ?? 0),
    facts: factsOf(lead, other),
    recovered: recoveredOf(ends),
    ends,
  };
}

/** The facts of the surer one, told of both where they are counts and instants. */
function factsOf(lead: Candidate, other: Candidate): Fact[] {
  const own = lead.facts.map((fact): Fact => {
    const same = other.facts.find(
      (theirs) => theirs.is === fact.is && (!('origin' in theirs) || !('origin' in fact) || theirs.origin === fact.origin),
    );
    if (fact.is === 'old-origin-silent' && same?.is === fact.is) return { ...fact, lastSeen: Math.max(fact.lastSeen, same.lastSeen) };
    if (fact.is !== 'good-until-the-break' || same?.is !== fact.is) return fact;
    // A lane's later break counts the logins before its earlier one again.
    return { ...fact, successes: sameLane(lead, other) ? Math.max(fact.successes, same.successes) : fact.successes + same.successes };
  });
  return [...own, ...other.facts.filter((fact) => fact.is === 'rebuilt' || isNews(fact, lead))];
}

/** Whether a later reason is one that the other has not told of. */
function isNews(fact: Fact, { status, facts }: Candidate): boolean {
  if (fact.is !== 'followed-by' || fact.status === status) return false;
  return !facts.some((known) => known.is === 'followed-by' && known.status === fact.status);
}

function summed(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const sums = new Map(a);
  for (const [status, failures] of b) sums.set(status, (sums.get(status) ?? 0) + failures);
  return sums;
}

const sureness = { confirmed: 0, likely: 1, possible: 2 } as const;

function surer(a: Candidate, b: Candidate): [Candidate, Candidate] {
  return sureness[b.verdict] < sureness[a.verdict] ? [b, a] : [a, b];
}

function start({ firstBad, dayAt }: Candidate): number {
  return firstBad ?? dayAt ?? 0;
}

function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])];
}
