/** Guessing and spraying: assaults that share an origin or a user within a day are one attack. */
import { instant } from '../attempts/calendar.ts';
import type { Attacker } from '../findings/result.ts';
import type { Assault } from './attackers.ts';
import { beginningAt, earliest } from './beginning.ts';
import type { Candidate, Context, Fact } from './candidate.ts';
import { statusOf } from './candidate.ts';
import type { Entry } from './history.ts';
import { byStatus } from './streak.ts';
import { thresholds } from './thresholds.ts';

/** The attacks that these assaults on all users make up. */
export function attacks(assaults: readonly Assault[], context: Context): Candidate[] {
  const sorted = [...assaults].sort((a, b) => startOf(a) - startOf(b));
  const clusters: { assaults: Assault[]; users: Set<string>; origins: Set<number>; until: number }[] = [];
  for (const assault of sorted) {
    const until = (assault.entries.at(-1) as Entry).time;
    const near = clusters.filter(
      (c) => startOf(assault) - c.until <= thresholds.attackSpan_ms && (c.users.has(assault.user) || c.origins.has(assault.origin)),
    );
    const [into = { assaults: [], users: new Set<string>(), origins: new Set<number>(), until }, ...others] = near;
    if (near.length === 0) clusters.push(into);
    for (const other of others) {
      into.assaults.push(...other.assaults);
      for (const user of other.users) into.users.add(user);
      for (const origin of other.origins) into.origins.add(origin);
      into.until = Math.max(into.until, other.until);
      clusters.splice(clusters.indexOf(other), 1);
    }
    into.assaults.push(assault);
    into.users.add(assault.user);
    into.origins.add(assault.origin);
    into.until = Math.max(into.until, until);
  }
  return clusters.map((cluster) => attackOf(cluster.assaults, context));
}

function attackOf(assaults: readonly Assault[], context: Context): Candidate {
  const entries = assaults.flatMap((assault) => assault.entries).sort((a, b) => a.time - b.time);
  const [first, last] = [entries[0] as Entry, entries.at(-1) as Entry];
  const users = [...new Set(assaults.map(({ user }) => user))].sort();
  const origins = [...new Set(entries.map(({ origin }) => origin))];
  const lanes = [...new Set(assaults.map(({ lane }) => lane))].sort((a, b) => a - b);
  const guess = entries.find((entry) => statusOf(entry, context).cause === 'bad-credentials') ?? first;
  return {
    kind: 'attack',
    verdict: 'likely',
    shape: null,
    cause: 'bad-credentials',
    status: guess.status,
    lanes,
    lineage: lanes,
    users,
    began: earliest(assaults.map(({ user, entries }) => beginningAt(user, entries[0] as Entry))),
    origins,
    previous: [],
    lastGood: null,
    firstBad: first.time,
    dayAt: first.time,
    attempts: entries.length,
    failures: byStatus(entries, guess),
    lastFailure: last.time,
    recovered: null,
    ends: [],
    facts: [
      { is: 'spray', users: users.length, origins: origins.length, rows: entries.length },
      ...origins.flatMap((origin) => letInFrom(origin, first.time, last.time + thresholds.attackSpan_ms, context)),
    ],
    addressesAlwaysChange: false,
  };
}

/** What the addresses of an attack achieved; of other candidates, nothing. */
export function attackerOf({ kind, facts, origins }: Candidate, { dimensions }: Context): { readonly attacker?: Attacker } {
  if (kind !== 'attack') return {};
  const letIn = facts
    .filter((fact) => fact.is === 'let-in')
    .sort((a, b) => a.at - b.at)
    .map(({ user, origin, at }) => ({ user, address: dimensions.origins[origin]?.address ?? '', at: instant(at) }));
  const successes = origins.reduce((sum, origin) => sum + (dimensions.origins[origin]?.successes ?? 0), 0);
  return { attacker: { letIn, successes } };
}

/** Whose password the origin found. */
function letInFrom(origin: number, from: number, until: number, { sprays }: Context): Fact[] {
  const found = sprays.get(origin)?.letIn.filter(({ at }) => from <= at && at <= until) ?? [];
  return found.map((who) => ({ is: 'let-in', origin, ...who }));
}

function startOf({ entries }: Assault): number {
  return (entries[0] as Entry).time;
}
