/**
 * Rows that somebody else wrote: bad credentials from origins that never succeeded, in numbers no owner makes, while the
 * owner goes on as before. They are taken out of the lanes before anything else is judged.
 */
import type { Cause } from '../attempts/reason.ts';
import { beatOf } from './beat.ts';
import type { Context } from './candidate.ts';
import { statusOf } from './candidate.ts';
import type { Entry, LaneHistory, UserHistory } from './history.ts';
import { isEstablished, positionOf } from './streak.ts';
import { thresholds } from './thresholds.ts';

/** The rows of one origin against one user. */
export interface Assault {
  readonly user: string;
  readonly lane: number;
  readonly origin: number;
  readonly entries: readonly Entry[];
}

const guessing: ReadonlySet<Cause> = new Set(['bad-credentials', 'account-blocked', 'rate-limit']);

/** The assaults on one user. */
export function assaultsOn(history: UserHistory, context: Context): Assault[] {
  const suspects = history.lanes.flatMap((lane) => suspectsIn(history.user, lane, context));
  if (suspects.length === 0) return [];
  const firsts = suspects.map(({ entries }) => (entries[0] as Entry).time).sort((a, b) => a - b);
  const manyOrigins = greatestWithin(firsts, thresholds.attackSpan_ms) >= thresholds.attackOrigins;
  const strangers = new Set(suspects.map(({ origin }) => origin));
  return suspects.filter((suspect) => {
    const manyUsers = (context.dimensions.origins[suspect.origin]?.users ?? 0) >= thresholds.attackUsers;
    const manyRows = greatestWithin(badCredentials(suspect, context), thresholds.attackSpan_ms) >= thresholds.attackRows;
    return (manyUsers || manyOrigins || manyRows) && ownerGoesOn(suspect, history, strangers);
  });
}

function suspectsIn(user: string, { lane, entries }: LaneHistory, context: Context): Assault[] {
  const byOrigin = new Map<number, Entry[]>();
  for (const entry of entries) {
    if (entry.succeeded || (context.dimensions.origins[entry.origin]?.successes ?? 0) > 0) continue;
    if (!guessing.has(statusOf(entry, context).cause ?? 'unknown')) continue;
    const rows = byOrigin.get(entry.origin);
    if (rows) rows.push(entry);
    else byOrigin.set(entry.origin, [entry]);
  }
  return [...byOrigin]
    .map(([origin, rows]) => ({ user, lane, origin, entries: rows }))
    .filter((a) => badCredentials(a, context).length > 0);
}

function badCredentials({ entries }: Assault, context: Context): number[] {
  return entries.filter((entry) => statusOf(entry, context).cause === 'bad-credentials').map(({ time }) => time);
}

/**
 * Whether the owner is still seen where he always was. In an established lane only that lane counts: a program that moved
 * with a stale token also fails at a new origin, but its old one falls silent.
 */
function ownerGoesOn({ lane, entries }: Assault, history: UserHistory, strangers: ReadonlySet<number>): boolean {
  const first = (entries[0] as Entry).time;
  const last = (entries.at(-1) as Entry).time;
  const own = history.lanes.find((other) => other.lane === lane)?.entries.filter(({ origin }) => !strangers.has(origin)) ?? [];
  const before = own.slice(0, positionOf(own, first));
  if (!isEstablished(before)) {
    return history.lanes.some((other) => seenWithin(other.entries, first, last + thresholds.ownerSeen_ms, strangers));
  }
  const patience = Math.max(2 * beatOf(before.map(({ time }) => time)).longGap, thresholds.attackSpan_ms);
  const known = new Set(before.map(({ origin }) => origin));
  return own.slice(before.length).some(({ time, origin }) => known.has(origin) && time <= last + patience);
}

function seenWithin(entries: readonly Entry[], from: number, until: number, strangers: ReadonlySet<number>): boolean {
  for (let i = positionOf(entries, from); i < entries.length; i += 1) {
    const entry = entries[i] as Entry;
    if (entry.time > until) return false;
    if (!strangers.has(entry.origin)) return true;
  }
  return false;
}

/** The greatest number of instants within any span of this length; the instants are ascending. */
export function greatestWithin(times: readonly number[], span: number): number {
  let greatest = 0;
  let start = 0;
  times.forEach((time, i) => {
    while (time - (times[start] as number) > span) start += 1;
    greatest = Math.max(greatest, i - start + 1);
  });
  return greatest;
}
