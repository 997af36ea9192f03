/**
 * The question of the product: a lane that worked begins to be refused, for a reason that depends on the address, at an
 * address that is new to it.
 */
import { blockOf } from '../attempts/origin.ts';
import type { Shape, Verdict } from '../findings/result.ts';
import { beginningAt } from './beginning.ts';
import type { Candidate, Context, Fact, LaneView } from './candidate.ts';
import { statusOf } from './candidate.ts';
import type { Chronicle } from './chronicle.ts';
import { doubtsOfTheDay } from './doubts.ts';
import type { Entry } from './history.ts';
import { type OldOrigins, oldOriginsOf } from './old-origins.ts';
import {
  byStatus,
  consequencesOf,
  failuresNeeded,
  isBrief,
  keysOf,
  mergeStreaks,
  namingFailure,
  originStreaks,
  rebuiltBetween,
  type Streak,
  streakOf,
} from './streak.ts';
import { thresholds } from './thresholds.ts';
import { workedSinceTheLogBegan, youth } from './young.ts';

/** An origin change and the failures that it accounts for. */
export interface OriginChange {
  readonly candidate: Candidate;
  readonly failures: readonly Entry[];
}

/** The origin changes of one lane. */
export function originChanges(view: LaneView, context: Context): OriginChange[] {
  return streaksAtNewOrigins(view.chronicle, context).flatMap((streak) => judge(view, streak, context) ?? []);
}

/** Streaks for one cause at several new origins with no success between them are one: a program may move to many addresses. */
function streaksAtNewOrigins(chronicle: Chronicle, context: Context): Streak[] {
  const attemptsAtMoving = originStreaks(chronicle.entries, chronicle.keyOf).flatMap((streak) => cutWhereBack(streak, chronicle));
  const fresh = attemptsAtMoving.flatMap((streak) => {
    const at = chronicle.positionOf(streak.first);
    const { cause } = statusOf(namingFailure(streak, context), context);
    return newnessOf(chronicle, at) ? [{ streak, together: `${chronicle.successesBefore(at)} ${cause}` }] : [];
  });
  return [...Map.groupBy(fresh, ({ together }) => together).values()].map((group) => mergeStreaks(group.map(({ streak }) => streak)));
}

/** Whoever moves, goes back for a while and tries again breaks twice. The first attempt is what failed before any success elsewhere. */
function cutWhereBack(streak: Streak, chronicle: Chronicle): Streak[] {
  const { failures } = streak;
  const at = chronicle.positionOf(streak.first);
  const again = failures.findIndex((entry) => entry.time > (chronicle.firstSuccessFrom(at)?.time ?? Infinity));
  const [before, after] = [failures[again - 1], failures[again]];
  if (!before || !after || isBrief({ ...streak, last: before }, chronicle.beatAt(at).usualGap)) return [streak];
  const successes = chronicle.successesBefore(chronicle.positionOf(after)) - chronicle.successesBefore(at);
  const wasBack = after.time - before.time > thresholds.wasBack_ms && successes >= thresholds.establishedSuccesses;
  if (!wasBack) return [streak];
  const first = streakOf(failures.slice(0, again), null);
  return [first, ...cutWhereBack(streakOf(failures.slice(again), streak.endedBy), chronicle)];
}

function judge(view: LaneView, streak: Streak, context: Context): OriginChange | null {
  const { chronicle } = view;
  const { first, last, failures } = streak;
  if ((!view.machine || view.person) && failures.length < thresholds.slowStreakFailures) return null;
  const at = chronicle.positionOf(first);
  const newness = newnessOf(chronicle, at);
  const young = !chronicle.isEstablishedAt(at);
  if (young && !workedSinceTheLogBegan(view, chronicle, at, context)) return null;
  if (newness === null || chronicle.everNewShareAt(at) > thresholds.everNewShare) return null;

  const naming = namingFailure(streak, context);
  const status = statusOf(naming, context);
  const readsLikeAPassword = status.cause === 'bad-credentials' && view.machine && !view.person;
  const staleToken = readsLikeAPassword && failures.length >= thresholds.streakFailures;
  if (!status.dependsOnOrigin && !staleToken) return null;
  const beat = chronicle.beatAt(at);
  const old = oldOriginsOf(chronicle, at, streak, beat);
  if (staleToken && old.goOn.length > 0) return null;
  if (sameFailuresAtGoodOrigins(chronicle, at, streak).length >= thresholds.sameFailuresAtGoodOrigin) return null;

  const successes = chronicle.successesBefore(at);
  const fixed = recoveryAt(chronicle, at, streak, context);
  const facts: Fact[] = [
    { is: 'usual-gap', ...beat },
    { is: 'good-until-the-break', successes },
  ];
  if (newness.absentSince === null) facts.push({ is: 'new-origin' });
  else facts.push({ is: 'absent-since', lastSeen: newness.absentSince, successesElsewhere: newness.successesElsewhere });
  if (old.goOn.length > 0) facts.push({ is: 'old-origin-goes-on', origins: old.goOn });
  for (const silent of old.silent) facts.push({ is: 'old-origin-silent', ...silent });
  const lastGood = chronicle.lastSuccessBefore(at) as Entry;
  facts.push(...rebuiltBetween(lastGood, first), ...consequencesOf(streak, naming));

  const doubts: Fact[] = [];
  if (failures.length < neededFor(beat.usualGap, old, fixed !== null)) {
    if (!view.machine || view.person || young) return null;
    doubts.push({ is: 'single-failure', failures: failures.length });
  }
  doubts.push(...doubtsOfTheDay(view.user, lastGood.time, first.time, beat.longGap, context));
  if (young) doubts.push(youth(chronicle, at));
  if (staleToken && fixed === null) doubts.push({ is: 'stale-token' });
  if (fixed === null) {
    if (view.person && (old.goOn.length > 0 || old.returned)) doubts.push({ is: 'person' });
    else if ((old.goOn.length > 0 || old.returned) && isBrief(streak, beat.usualGap)) doubts.push({ is: 'brief' });
  }
  if (view.browser && !view.machine && succeededDuring(chronicle, at, last)) doubts.push({ is: 'succeeded-meanwhile' });

  if (fixed) facts.push({ is: 'fixed-at-new-origin', at: fixed.time });
  const returned = old.goOn.length === 0 ? old.returned : null;
  const recoveries = [fixed, returned].flatMap((success) => success?.time ?? []);
  const recovered = recoveries.length > 0 ? Math.min(...recoveries) : null;
  if (returned && returned.time === recovered) facts.push({ is: 'old-origin-returned', origin: returned.origin });
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
      lanes: [last.lane],
      lineage: view.lineage,
      users: [view.user],
      began: beginningAt(view.user, first),
      origins: [...new Set(failures.map(({ origin }) => origin))],
      previous: old.before,
      lastGood: lastGood.time,
      firstBad: first.time,
      dayAt: first.time,
      attempts: failures.length,
      failures: byStatus(failures, naming),
      lastFailure: last.time,
      recovered,
      ends: [{ lane: last.lane, recovered, lastFailure: last.time, person: view.person }],
      facts: [...facts, ...doubts],
      addressesAlwaysChange: false,
    },
  };
}

/** Whether the origin appears here for the first time, or again after so long that it counts as new; null where it was known. */
function newnessOf(chronicle: Chronicle, at: number): { absentSince: number | null; successesElsewhere: number } | null {
  const first = chronicle.entries[at] as Entry;
  const before = chronicle.lastFrom(chronicle.keyOf(first.origin), at);
  const absentSince = before === null ? null : (chronicle.entries[before] as Entry).time;
  const successesElsewhere = chronicle.successesBefore(at) - (before === null ? 0 : chronicle.successesBefore(before + 1));
  if (absentSince === null) return { absentSince, successesElsewhere };
  const isBack = first.time - absentSince > thresholds.returnedAbsence_ms && successesElsewhere >= thresholds.returnedSuccessesElsewhere;
  return isBack ? { absentSince, successesElsewhere } : null;
}

/** Origins that had succeeded in the lane and fail with the same status during the streak: then it is not the address. */
function sameFailuresAtGoodOrigins(chronicle: Chronicle, at: number, streak: Streak): Entry[] {
  const { last, failures } = streak;
  const keys = keysOf(streak, chronicle.keyOf);
  const statuses = new Set(failures.map(({ status }) => status));
  const during = chronicle.entries.slice(at + 1, chronicle.positionAt(last.time + 1));
  return during.filter(
    (entry) =>
      !entry.succeeded &&
      statuses.has(entry.status) &&
      !keys.has(chronicle.keyOf(entry.origin)) &&
      chronicle.wasGoodBefore(at, entry.origin),
  );
}

/** The first success from the new origins, or from their blocks, after the streak. */
function recoveryAt(chronicle: Chronicle, at: number, streak: Streak, { dimensions }: Context): Entry | null {
  const blockAt = (origin: number): string => blockOf(dimensions.origins[origin]?.address ?? '');
  const keys = keysOf(streak, chronicle.keyOf);
  const blocks = new Set([...new Set(streak.failures.map(({ origin }) => origin))].map(blockAt));
  const others = new Set<number>();
  for (let i = chronicle.positionOf(streak.last) + 1; i < chronicle.entries.length; i += 1) {
    const entry = chronicle.entries[i] as Entry;
    if (!entry.succeeded || others.has(entry.origin)) continue;
    if (keys.has(chronicle.keyOf(entry.origin))) return entry;
    if (!chronicle.wasGoodBefore(at, entry.origin) && blocks.has(blockAt(entry.origin))) return entry;
    others.add(entry.origin);
  }
  return null;
}

/** A lane that runs seldom needs fewer failures where the old origin was silent meanwhile and the new one was let in. */
function neededFor(usualGap: number, old: OldOrigins, fixed: boolean): number {
  const seldom = usualGap >= thresholds.seldomGap_ms && old.goOn.length === 0 && fixed;
  return seldom ? thresholds.slowStreakFailures : failuresNeeded(usualGap);
}

function succeededDuring(chronicle: Chronicle, at: number, last: Entry): boolean {
  const next = chronicle.firstSuccessFrom(at);
  return next !== null && next.time <= last.time;
}
