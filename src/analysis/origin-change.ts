/**
 * The question of the product: a lane that worked begins to be refused, for a reason that depends on the address, at an
 * address that is new to it.
 */
import { blockOf, isIpv6 } from '../attempts/origin.ts';
import type { Shape, Verdict } from '../findings/result.ts';
import { beatOf } from './beat.ts';
import type { Candidate, Context, Fact, LaneView } from './candidate.ts';
import { statusOf } from './candidate.ts';
import type { Entry } from './history.ts';
import { indexOf, isEstablished, namingFailure, originStreaks, positionOf, type Streak } from './streak.ts';
import { thresholds } from './thresholds.ts';

/** An origin change and the failures that it accounts for. */
export interface OriginChange {
  readonly candidate: Candidate;
  readonly failures: readonly Entry[];
}

/** The origin changes of one lane. */
export function originChanges(view: LaneView, context: Context): OriginChange[] {
  const keyOf = originKeyOf(view, context);
  return originStreaks(view.entries, keyOf).flatMap((streak) => judge(view, streak, keyOf, context) ?? []);
}

/** Which addresses are one origin in this lane: people's IPv6 addresses rotate inside their block. */
export function originKeyOf(view: LaneView, { dimensions }: Context): (origin: number) => string | number {
  return (origin) => {
    const address = dimensions.origins[origin]?.address ?? '';
    return view.person && isIpv6(address) ? blockOf(address) : origin;
  };
}

/** The share of a lane's recent successes that came from addresses it had never used before. */
export function everNewShare(before: readonly Entry[]): number {
  const seen = new Set<number>();
  const wasNew = before
    .filter(({ succeeded }) => succeeded)
    .map(({ origin }, i) => {
      const fresh = i > 0 && !seen.has(origin);
      seen.add(origin);
      return fresh;
    })
    .slice(-thresholds.recentSuccesses);
  return wasNew.length === 0 ? 0 : wasNew.filter(Boolean).length / wasNew.length;
}

type KeyOf = (origin: number) => string | number;

function judge(view: LaneView, streak: Streak, keyOf: KeyOf, context: Context): OriginChange | null {
  const { first, last, failures } = streak;
  const { entries } = view;
  const at = indexOf(entries, first);
  const newness = newnessOf(entries, at, keyOf);
  if (newness === null) return null;
  const before = entries.slice(0, at);
  if (!isEstablished(before) || everNewShare(before) > thresholds.everNewShare) return null;

  const naming = namingFailure(streak, context);
  const status = statusOf(naming, context);
  const successes = before.filter(({ succeeded }) => succeeded);
  const lastGood = successes.at(-1) as Entry;
  const beat = beatOf(before.map(({ time }) => time));
  const after = entries.slice(at + 1);
  const old = oldOrigins(before, after, first, last, beat.longGap, keyOf);
  const fixed = recoveryAt(view, streak, keyOf, context);

  const staleToken =
    status.cause === 'bad-credentials' &&
    view.machine &&
    !view.person &&
    failures.length >= thresholds.streakFailures &&
    old.goOn.length === 0;
  if (!status.dependsOnOrigin && !staleToken) return null;
  if (sameFailuresAtGoodOrigins(before, after, streak, keyOf).length >= thresholds.sameFailuresAtGoodOrigin) return null;

  const facts: Fact[] = [
    { is: 'usual-gap', ...beat },
    { is: 'good-until-the-break', successes: successes.length },
  ];
  if (newness.absentSince === null) facts.push({ is: 'new-origin' });
  else facts.push({ is: 'absent-since', lastSeen: newness.absentSince, successesElsewhere: newness.successesElsewhere });
  if (old.goOn.length > 0) facts.push({ is: 'old-origin-goes-on', origins: old.goOn });
  for (const silent of old.silent) facts.push({ is: 'old-origin-silent', ...silent });
  if (view.inheritedFrom !== null) facts.push({ is: 'inherited', from: view.inheritedFrom });
  facts.push(...consequencesOf(streak, naming));

  const doubts: Fact[] = [];
  if (failures.length < failuresNeeded(beat.usualGap, old, fixed !== null)) {
    if (!view.machine || view.person) return null;
    doubts.push({ is: 'single-failure', failures: failures.length });
  }
  const reach = 2 * beat.longGap;
  if (first.time - lastGood.time > Math.max(reach, thresholds.wideBracket_ms)) doubts.push({ is: 'wide-bracket', longGap: beat.longGap });
  const hole = context.holes.find(({ from, until }) => until - from > reach && from < first.time && until > lastGood.time);
  if (hole) doubts.push({ is: 'hole-in-the-log', ...hole });
  if (staleToken && fixed === null) doubts.push({ is: 'stale-token' });
  if (fixed === null && old.goOn.length > 0) {
    if (view.person) doubts.push({ is: 'person' });
    else if (last.time - first.time < Math.max(thresholds.briefStreak_ms, 2 * beat.usualGap)) doubts.push({ is: 'brief' });
  }
  const meanwhile = after.some(({ succeeded, time }) => succeeded && time <= last.time);
  if (view.browser && !view.machine && meanwhile) doubts.push({ is: 'succeeded-meanwhile' });

  if (fixed) facts.push({ is: 'fixed-at-new-origin' });
  const returned = old.goOn.length === 0 ? old.returned : null;
  const recovered = [fixed?.time ?? Infinity, returned?.time ?? Infinity];
  if (returned && returned.time < (fixed?.time ?? Infinity)) facts.push({ is: 'old-origin-returned', origin: returned.origin });
  const verdict: Verdict = doubts.length > 0 ? 'possible' : fixed ? 'confirmed' : 'likely';
  const shape: Shape = newness.absentSince !== null ? 'returned' : old.goOn.length > 0 ? 'added' : 'moved';
  return {
    failures,
    candidate: {
      kind: 'origin-change',
      verdict,
      shape,
      cause: status.cause ?? 'unknown',
      status: naming.status,
      lanes: [view.lane],
      users: [view.user],
      origins: distinct(failures.map(({ origin }) => origin)),
      previous: old.before,
      lastGood: lastGood.time,
      firstBad: first.time,
      dayAt: first.time,
      attempts: failures.length,
      lastFailure: last.time,
      recovered: Math.min(...recovered) === Infinity ? null : Math.min(...recovered),
      facts: [...facts, ...doubts],
      addressesAlwaysChange: false,
    },
  };
}

/** Whether the origin appears here for the first time, or again after so long that it counts as new; null where it was known. */
function newnessOf(entries: readonly Entry[], at: number, keyOf: KeyOf): { absentSince: number | null; successesElsewhere: number } | null {
  const first = entries[at] as Entry;
  const key = keyOf(first.origin);
  let successesElsewhere = 0;
  for (let i = at - 1; i >= 0; i -= 1) {
    const { origin, succeeded, time } = entries[i] as Entry;
    if (keyOf(origin) === key) {
      const isBack = first.time - time > thresholds.returnedAbsence_ms && successesElsewhere >= thresholds.returnedSuccessesElsewhere;
      return isBack ? { absentSince: time, successesElsewhere } : null;
    }
    if (succeeded) successesElsewhere += 1;
  }
  return { absentSince: null, successesElsewhere };
}

interface OldOrigins {
  /** Where the lane recently succeeded before the break, the last one first. */
  readonly before: readonly number[];
  readonly goOn: readonly number[];
  readonly silent: readonly { readonly origin: number; readonly lastSeen: number }[];
  /** The first success of an old origin after it had been silent. */
  readonly returned: Entry | null;
}

/** What became of the origins that the lane had been using: they go on, or fall silent apart from a hand-over, and may return. */
function oldOrigins(
  before: readonly Entry[],
  after: readonly Entry[],
  first: Entry,
  last: Entry,
  longGap: number,
  keyOf: KeyOf,
): OldOrigins {
  const key = keyOf(first.origin);
  const recent = before
    .filter(({ succeeded }) => succeeded)
    .slice(-thresholds.recentSuccesses)
    .reverse();
  const known = distinct(recent.map(({ origin }) => origin)).filter((origin) => keyOf(origin) !== key);
  const handover = first.time + thresholds.handover_ms;
  const patience = Math.max(thresholds.handover_ms, thresholds.silenceGaps * longGap);
  const goOn: number[] = [];
  const silent: { origin: number; lastSeen: number }[] = [];
  let returned: Entry | null = null;
  for (const origin of known) {
    const lastBefore = recent.find((entry) => entry.origin === origin) as Entry;
    const later = after.filter((entry) => entry.origin === origin && entry.succeeded);
    const inHandover = later.filter(({ time }) => time <= handover);
    const next = later.find(({ time }) => time > handover);
    const lastSeen = inHandover.at(-1)?.time ?? lastBefore.time;
    const busyToTheEnd = next === undefined && inHandover.length > 0 && last.time <= handover && lastSeen > last.time;
    if ((next && next.time - lastSeen <= patience) || busyToTheEnd) goOn.push(origin);
    else {
      silent.push({ origin, lastSeen });
      if (next && (returned === null || next.time < returned.time)) returned = next;
    }
  }
  return { before: known, goOn, silent, returned };
}

/** Origins that had succeeded in the lane and fail with the same status during the streak: then it is not the address. */
function sameFailuresAtGoodOrigins(
  before: readonly Entry[],
  after: readonly Entry[],
  { first, last, failures }: Streak,
  keyOf: KeyOf,
): Entry[] {
  const key = keyOf(first.origin);
  const statuses = new Set(failures.map(({ status }) => status));
  const good = new Set(before.filter(({ succeeded }) => succeeded).map(({ origin }) => origin));
  const during = after.slice(0, positionOf(after, last.time + 1));
  return during.filter((e) => !e.succeeded && statuses.has(e.status) && keyOf(e.origin) !== key && good.has(e.origin));
}

/** The first success from the new origin, or from its block, after the streak. */
function recoveryAt({ entries }: LaneView, { first, last, endedBy }: Streak, keyOf: KeyOf, { dimensions }: Context): Entry | null {
  const addressOf = (origin: number): string => dimensions.origins[origin]?.address ?? '';
  const block = blockOf(addressOf(first.origin));
  const known = new Set(entries.filter(({ time, succeeded }) => succeeded && time < first.time).map(({ origin }) => origin));
  const neighbour = entries.find(
    ({ time, succeeded, origin }) =>
      succeeded && time >= last.time && !known.has(origin) && keyOf(origin) !== keyOf(first.origin) && blockOf(addressOf(origin)) === block,
  );
  if (endedBy === null) return neighbour ?? null;
  return neighbour && neighbour.time < endedBy.time ? neighbour : endedBy;
}

/** How many failures make a streak in a lane of this rhythm. */
export function failuresNeeded(usualGap: number, old: Pick<OldOrigins, 'goOn'> = { goOn: [] }, fixed = false): number {
  const seldom = usualGap >= thresholds.seldomGap_ms && old.goOn.length === 0 && fixed;
  return usualGap > thresholds.slowGap_ms || seldom ? thresholds.slowStreakFailures : thresholds.streakFailures;
}

/** Failures of other statuses within the streak: lockouts and the like that the first reason brought about. */
export function consequencesOf({ failures }: Streak, naming: Entry): Fact[] {
  const counts = new Map<number, number>();
  for (const { status } of failures) if (status !== naming.status) counts.set(status, (counts.get(status) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([status, count]) => ({ is: 'followed-by', status, failures: count }));
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
