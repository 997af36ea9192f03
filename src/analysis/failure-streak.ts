/**
 * A lane that worked fails, and it is not because its address is new: the reason does not depend on the address, or the
 * address had succeeded before.
 */
import type { Verdict } from '../findings/result.ts';
import { beatOf } from './beat.ts';
import type { Candidate, Context, Fact, LaneView } from './candidate.ts';
import { statusOf } from './candidate.ts';
import type { Entry } from './history.ts';
import { consequencesOf, everNewShare, failuresNeeded, originKeyOf } from './origin-change.ts';
import { indexOf, isEstablished, laneStreaks, namingFailure, originStreaks, positionOf, type Streak } from './streak.ts';
import { thresholds } from './thresholds.ts';

/** A streak that was judged: a finding, one of many small ones that may add up org-wide, or none and why. */
export interface JudgedStreak {
  readonly streak: Streak;
  readonly candidate: Candidate | null;
  /** Too small to tell alone, but a piece of an incident where enough users share it. */
  readonly piece: boolean;
  /** Why it is no finding; empty where it is one. */
  readonly why: string;
}

/** The failure streaks of one lane, the failures that origin changes account for left out. */
export function failureStreaks(view: LaneView, accountedFor: ReadonlySet<Entry>, context: Context): JudgedStreak[] {
  const rest = accountedFor.size === 0 ? view.entries : view.entries.filter((entry) => !accountedFor.has(entry));
  const whole = laneStreaks(rest);
  const judged = whole.map((streak) => judge(view, rest, streak, context));
  const told = new Set(judged.filter(({ candidate }) => candidate).flatMap(({ streak }) => streak.failures));
  const single = originStreaks(rest, originKeyOf(view, context)).filter(
    ({ failures }) => failures.length > 1 && !failures.some((f) => told.has(f)),
  );
  const longer = single.filter(
    ({ failures }) => !whole.some((other) => other.failures.length === failures.length && other.first === failures[0]),
  );
  return [...judged, ...longer.map((streak) => judge(view, rest, streak, context))];
}

function judge(view: LaneView, entries: readonly Entry[], streak: Streak, context: Context): JudgedStreak {
  const { first, last, failures, endedBy } = streak;
  const none = (why: string, piece = false): JudgedStreak => ({ streak, candidate: null, piece, why });
  if (failures.length < thresholds.slowStreakFailures) return none('a single failure');
  const naming = namingFailure(streak, context);
  const status = statusOf(naming, context);
  const mistyping = view.person && status.cause === 'bad-credentials' && last.time - first.time < thresholds.personBadCredentialsSpan_ms;
  if (mistyping && failures.length < thresholds.personBadCredentials) {
    return none(`a person's bad passwords: fewer than ${thresholds.personBadCredentials} within a day`);
  }
  const at = indexOf(entries, first);
  const beat = beatOf(timesBefore(entries, at));
  const needed = failuresNeeded(beat.usualGap);
  if (failures.length < needed && !isPieceSized(view, streak)) return none(`fewer than ${needed} failures in a row`);
  const before = entries.slice(0, at);
  const established = isEstablished(before);
  if (!established && before.some(({ succeeded }) => succeeded)) return none('the program had hardly worked before: it was being set up');
  if (!established && !beganWithTheLog(view, entries, streak, context)) return none('nothing had succeeded before: it was being set up');

  const facts: Fact[] = [{ is: 'usual-gap', ...beat }, ...consequencesOf(streak, naming)];
  const doubts: Fact[] = [];
  const successes = before.filter(({ succeeded }) => succeeded);
  const lastGood = successes.at(-1) ?? null;
  if (!established) doubts.push({ is: 'since-the-log-began' });
  else facts.push(...whatIsKnown(view, before, streak, status.dependsOnOrigin, status.cause));
  if (lastGood) {
    const reach = 2 * beat.longGap;
    if (first.time - lastGood.time > Math.max(reach, thresholds.wideBracket_ms)) doubts.push({ is: 'wide-bracket', longGap: beat.longGap });
    const hole = context.holes.find(({ from, until }) => until - from > reach && from < first.time && until > lastGood.time);
    if (hole) doubts.push({ is: 'hole-in-the-log', ...hole });
  }
  if (view.person && entries.some(({ succeeded, time }) => succeeded && time > first.time && time <= last.time))
    doubts.push({ is: 'succeeded-meanwhile' });
  const enough = failures.length >= needed;
  const verdict: Verdict = doubts.length > 0 ? 'possible' : endedBy ? 'confirmed' : 'likely';
  const candidate: Candidate = {
    kind: 'failure-streak',
    verdict,
    shape: null,
    cause: status.cause ?? 'unknown',
    status: naming.status,
    lanes: [view.lane],
    users: [view.user],
    origins: [...new Set([naming, ...failures].map(({ origin }) => origin))],
    previous: [...new Set(successes.slice(-thresholds.recentSuccesses).map(({ origin }) => origin))].reverse(),
    lastGood: lastGood?.time ?? null,
    firstBad: first.time,
    dayAt: established ? first.time : null,
    attempts: failures.length,
    lastFailure: last.time,
    recovered: endedBy?.time ?? null,
    facts: [...facts, ...doubts],
    addressesAlwaysChange: everNewShare(before) > thresholds.everNewShare,
  };
  return enough
    ? { streak, candidate, piece: false, why: '' }
    : { streak, candidate, piece: true, why: `fewer than ${needed} failures in a row` };
}

/** A person tries twice and gives up; many persons who do so at once are an outage. */
function isPieceSized(view: LaneView, { failures }: Streak): boolean {
  return view.person && failures.length > 1;
}

function timesBefore(entries: readonly Entry[], at: number): number[] {
  return (at > 1 ? entries.slice(0, at) : entries).map(({ time }) => time);
}

/** Whether a lane that never succeeded before was failing already when the log began; one beat of patience. */
function beganWithTheLog(view: LaneView, entries: readonly Entry[], { first, failures }: Streak, { logFrom }: Context): boolean {
  const beat = beatOf(failures.map(({ time }) => time));
  return view.machine && entries[0] === first && failures.length >= thresholds.streakFailures && first.time - logFrom <= beat.longGap;
}

function whatIsKnown(view: LaneView, before: readonly Entry[], streak: Streak, dependsOnOrigin: boolean, cause: string | null): Fact[] {
  const { first, failures } = streak;
  const facts: Fact[] = [];
  const good = before.filter(({ succeeded, origin }) => succeeded && origin === first.origin);
  const share = everNewShare(before);
  if (share > thresholds.everNewShare) facts.push({ is: 'ever-new-addresses', share });
  else if (dependsOnOrigin && good.length > 0) {
    facts.push({ is: 'good-before-at-this-origin', firstSuccess: (good[0] as Entry).time, lastSuccess: (good.at(-1) as Entry).time });
    const others = new Set(failures.map(({ origin }) => origin).filter((origin) => origin !== first.origin));
    if (others.size > 0) facts.push({ is: 'same-failures-at-good-origins', origins: [...others] });
  }
  if (cause === 'account-blocked') {
    const attackers = [...view.hostile]
      .filter(([, since]) => since <= first.time && first.time - since <= thresholds.attackSpan_ms)
      .map(([origin]) => origin);
    if (attackers.length > 0) facts.push({ is: 'locked-out-by', origins: attackers });
  }
  const newcomer = newAddressBesides(before, streak);
  if (newcomer && share <= thresholds.everNewShare) facts.push(newcomer);
  return facts;
}

/** An address that the lane began to use shortly before it was blocked, or with the streak itself. */
function newAddressBesides(before: readonly Entry[], { first }: Streak): Fact | null {
  const dayBefore = before.slice(positionOf(before, first.time - thresholds.attackSpan_ms));
  const older = new Set(before.slice(0, before.length - dayBefore.length).map(({ origin }) => origin));
  const newcomer = [...dayBefore, first].find(({ origin }) => !older.has(origin));
  return newcomer ? { is: 'new-address-besides', origin: newcomer.origin, firstSeen: newcomer.time } : null;
}
