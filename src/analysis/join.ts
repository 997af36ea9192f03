/** Two candidates of one event become one. */
import { earliest } from './beginning.ts';
import type { Candidate, Fact } from './candidate.ts';
import { joinEnds, recoveredOf } from './ends.ts';

/** The one incident of two: the earliest failure, the narrowest bracket, the end of both, the surer verdict. */
export function join(a: Candidate, b: Candidate): Candidate {
  return joinInto(...surer(a, b));
}

/** The same, led by the first one. */
export function joinInto(lead: Candidate, other: Candidate): Candidate {
  const [a, b] = start(other) < start(lead) ? [other, lead] : [lead, other];
  const firstBad = Math.min(start(a), start(b));
  const goods = [a.lastGood, b.lastGood].filter((time) => time !== null).filter((time) => time < firstBad);
  const ends = joinEnds(lead.ends, other.ends);
  return {
    ...lead,
    lanes: union(lead.lanes, other.lanes),
    lineage: union(lead.lineage, other.lineage),
    users: union(lead.users, other.users).sort(),
    began: earliest([a.began, b.began]),
    origins: union(a.origins, b.origins),
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
    if (fact.is === 'good-before-at-this-origin' && same?.is === fact.is && !sameLane(lead, other))
      return {
        ...fact,
        successes: fact.successes + same.successes,
        firstSuccess: Math.min(fact.firstSuccess, same.firstSuccess),
        lastSuccess: Math.max(fact.lastSuccess, same.lastSuccess),
      };
    if (fact.is === 'unbroken' && same?.is === fact.is) return { ...fact, failures: fact.failures + same.failures };
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

/** When it began. */
export function start({ firstBad, dayAt }: Candidate): number {
  return firstBad ?? dayAt ?? 0;
}

function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])];
}

/** Whether both are of one program. */
export function sameLane(a: Candidate, b: Candidate): boolean {
  return a.lineage.some((lane) => b.lineage.includes(lane));
}
