/**
 * A lane that worked fails, and it is not because its address is new: the reason does not depend on the address, or the
 * address had succeeded before.
 */
import { frozenUser, inactiveUser } from '../attempts/advice-by-status.ts';
import type { Status } from '../attempts/reason.ts';
import type { Verdict } from '../findings/result.ts';
import { beatOf } from './beat.ts';
import { beginningAt } from './beginning.ts';
import type { Candidate, Context, Fact, LaneView } from './candidate.ts';
import { statusOf } from './candidate.ts';
import { Chronicle } from './chronicle.ts';
import { doubtsOfTheDay } from './doubts.ts';
import { greatestWithin } from './greatest-within.ts';
import { guessIn } from './guessed.ts';
import type { Entry } from './history.ts';
import {
  byStatus,
  consequencesOf,
  failuresNeeded,
  isBrief,
  keysOf,
  laneStreaks,
  namingFailure,
  originStreaks,
  rebuiltBetween,
  type Streak,
  usualRun,
} from './streak.ts';
import { thresholds } from './thresholds.ts';
import { workedSinceTheLogBegan, youth } from './young.ts';

/** A streak that was judged: a finding, one of many small ones that may add up org-wide, or none and why. */
export interface JudgedStreak {
  readonly streak: Streak;
  readonly candidate: Candidate | null;
  /** Too small to tell alone, but a piece of an incident where enough users share it. */
  readonly piece: boolean;
  /** Why it is no finding; empty where it is one. */
  readonly why: string;
}

/**
 * The failure streaks of one lane, the failures that origin changes account for left out. Where an origin keeps failing
 * while the lane succeeds elsewhere, its streak is told as one; all other streaks are those of the lane over all origins.
 */
export function failureStreaks(view: LaneView, accountedFor: ReadonlySet<Entry>, context: Context): JudgedStreak[] {
  const chronicle = without(view.chronicle, accountedFor);
  const byOrigin = originStreaks(chronicle.entries, chronicle.keyOf);
  const usual = usualRun(byOrigin, chronicle.entries.length);
  const alone = byOrigin
    .filter((streak) => streak.failures.length > 1 && isInterrupted(streak, chronicle))
    .map((streak) => judge(view, chronicle, streak, usual, context))
    .filter(({ candidate, piece }) => candidate && !piece);
  const rest = without(chronicle, new Set(alone.flatMap(({ streak }) => streak.failures)));
  const overall = laneStreaks(rest.entries);
  const usualOverall = usualRun(overall, rest.entries.length);
  return [...alone, ...overall.map((streak) => judge(view, rest, streak, usualOverall, context))];
}

function without(chronicle: Chronicle, entries: ReadonlySet<Entry>): Chronicle {
  if (entries.size === 0) return chronicle;
  return new Chronicle(
    chronicle.entries.filter((entry) => !entries.has(entry)),
    chronicle.keyOf,
  );
}

/** Whether the lane succeeded from another origin during the streak. */
function isInterrupted({ first, last }: Streak, chronicle: Chronicle): boolean {
  return chronicle.successesBefore(chronicle.positionOf(first)) < chronicle.successesBefore(chronicle.positionOf(last));
}

function judge(view: LaneView, chronicle: Chronicle, streak: Streak, usual: number, context: Context): JudgedStreak {
  const { first, last, failures, endedBy } = streak;
  const none = (why: string): JudgedStreak => ({ streak, candidate: null, piece: false, why });
  if (failures.length < thresholds.slowStreakFailures) return none('a single failure');
  const naming = namingFailure(streak, context);
  const status = statusOf(naming, context);
  const mistyping = view.person && status.cause === 'bad-credentials';
  if (mistyping && !isLockedOut(streak))
    return none(`a person's bad passwords: fewer than ${thresholds.personBadCredentials} within a day`);
  const at = chronicle.positionOf(first);
  const beat = chronicle.beatAt(at > 1 ? at : chronicle.entries.length);
  const established = chronicle.isEstablishedAt(at);
  const lastGood = chronicle.lastSuccessBefore(at);
  const young = !established && workedSinceTheLogBegan(view, chronicle, at, context);
  const known = established || young;
  if (!known && lastGood) return none('the program had hardly worked before: it may be being set up');
  if (!known && !beganWithTheLog(view, chronicle, streak, context)) return none('nothing had succeeded before: it may be being set up');
  const everNew = chronicle.everNewShareAt(at) > thresholds.everNewShare;
  if (known && status.dependsOnOrigin && !everNew && !isAtKnownOrigin(view.chronicle, chronicle, at, naming, streak))
    return none('refused too few times at a new address');
  const needed = neededFor(chronicle, at, streak, beat.usualGap);
  const few = failures.length < needed || failures.length <= usual;
  if (few && !isTellingTogether(chronicle, at, status)) return none(whyFew(needed, usual));

  const doubts: Fact[] = [];
  if (!known) doubts.push({ is: 'since-the-log-began' });
  if (young) doubts.push(youth(chronicle, at));
  if (lastGood) doubts.push(...doubtsOfTheDay(view.user, lastGood.time, first.time, beat.longGap, context));
  if (view.person && isShutOutOnPurpose(status) && endedBy === null && !isLockedOut(streak)) doubts.push({ is: 'gave-up' });
  doubts.push(...doubtsOfStrangers(view, chronicle, at, streak, status, beat.usualGap));
  // Addresses that change all the time are one origin to a program; to a person they are networks of which any may be a stranger's.
  const letIn = isLetIn(chronicle, streak) || (everNew && !view.person && endedBy !== null);
  const guess = known ? guessIn(chronicle, at, streak, status) : null;
  const verdict: Verdict = doubts.length > 0 ? 'possible' : letIn && !guess ? 'confirmed' : 'likely';
  const facts: Fact[] = [{ is: 'usual-gap', ...beat }, ...consequencesOf(streak, naming)];
  if (lastGood) facts.push(...rebuiltBetween(lastGood, first));
  if (guess) facts.push({ is: 'perhaps-let-in', user: view.user, origin: guess.letIn.origin, at: guess.letIn.time });
  if (endedBy && !letIn && !everNew && !guess) facts.push({ is: 'recovered-elsewhere', origin: endedBy.origin });
  if (known) facts.push(...whatIsKnown(view, chronicle, at, streak, status));
  const recovered = (guess?.back ?? endedBy)?.time ?? null;
  const candidate: Candidate = {
    kind: 'failure-streak',
    verdict,
    shape: null,
    cause: status.cause ?? 'unknown',
    status: naming.status,
    lanes: [last.lane],
    lineage: view.lineage,
    users: [view.user],
    began: beginningAt(view.user, first),
    origins: [...new Set([naming, ...failures].map(({ origin }) => origin))],
    previous: [...new Set(chronicle.recentSuccessesBefore(at).map(({ origin }) => origin))],
    lastGood: lastGood?.time ?? null,
    firstBad: first.time,
    dayAt: known ? first.time : null,
    attempts: failures.length,
    failures: byStatus(failures, naming),
    lastFailure: last.time,
    recovered,
    ends: [{ lane: last.lane, recovered, lastFailure: last.time, person: view.person }],
    facts: [...facts, ...doubts],
    addressesAlwaysChange: everNew,
  };
  return { streak, candidate, piece: few, why: few ? whyFew(needed, usual) : '' };
}

/** Whether the next attempt from where it failed succeeded: one from elsewhere shows nothing of what was refused there. */
function isLetIn(chronicle: Chronicle, streak: Streak): boolean {
  const keys = keysOf(streak, chronicle.keyOf);
  const next = chronicle.entries.slice(chronicle.positionOf(streak.last) + 1).find(({ origin }) => keys.has(chronicle.keyOf(origin)));
  return next?.succeeded ?? false;
}

/** A lane that runs seldom needs fewer failures at a new address that is let in after them. */
function neededFor(chronicle: Chronicle, at: number, { first, endedBy }: Streak, usualGap: number): number {
  const isNew = chronicle.lastFrom(chronicle.keyOf(first.origin), at) === null;
  const seldom = usualGap >= thresholds.seldomGap_ms && isNew && endedBy?.origin === first.origin;
  return seldom ? thresholds.slowStreakFailures : failuresNeeded(usualGap);
}

function whyFew(needed: number, usual: number): string {
  return usual < needed ? `fewer than ${needed} failures in a row` : 'so many failures in a row happen here every now and then';
}

/** A person mistypes and gives up for the night; only many bad passwords, or days of them, keep somebody out. */
function isLockedOut({ first, last, failures }: Streak): boolean {
  const lasts = last.time - first.time >= thresholds.personBadCredentialsSpan_ms && failures.length >= thresholds.streakFailures;
  return lasts || failures.length >= thresholds.personBadCredentials;
}

/** Somebody decided that this user is to log in no more: whoever tries a few times then and gives up may have left. */
function isShutOutOnPurpose({ label }: Status): boolean {
  return inactiveUser.includes(label) || frozenUser.includes(label);
}

/** Whether an origin that is not new was refused, or so many of those that had succeeded that it is not the new one. */
function isAtKnownOrigin(whole: Chronicle, chronicle: Chronicle, at: number, naming: Entry, { failures }: Streak): boolean {
  const refusedThough = failures.filter(({ origin, status }) => status === naming.status && chronicle.wasGoodBefore(at, origin));
  const isSeen = whole.lastFrom(whole.keyOf(naming.origin), whole.positionOf(naming)) !== null;
  return isSeen || refusedThough.length >= thresholds.sameFailuresAtGoodOrigin;
}

/** Two failures are nothing; two of many users at once, where they always were, are an outage. */
function isTellingTogether(chronicle: Chronicle, at: number, { dependsOnOrigin }: Status): boolean {
  return !dependsOnOrigin || chronicle.wasGoodBefore(at, (chronicle.entries[at] as Entry).origin);
}

/** Whether a lane that never succeeded before was failing already when the log began; one beat of patience. */
function beganWithTheLog({ machine }: LaneView, { entries }: Chronicle, { first, failures }: Streak, { logFrom }: Context): boolean {
  const beat = beatOf(failures.map(({ time }) => time));
  return machine && entries[0] === first && failures.length >= thresholds.streakFailures && first.time - logFrom <= beat.longGap;
}

/** Failures at an origin that never succeeded may be somebody else's where the lane goes on elsewhere. */
function doubtsOfStrangers(view: LaneView, chronicle: Chronicle, at: number, streak: Streak, { cause }: Status, usualGap: number): Fact[] {
  const { first, last, failures, endedBy } = streak;
  const next = chronicle.firstSuccessFrom(at);
  const meanwhile = next !== null && next.time <= last.time;
  const goesOn = meanwhile || (next !== null && next.time - last.time <= chronicle.beatAt(at).longGap);
  const known = failures.some(({ origin }) => chronicle.wasGoodBefore(at, origin)) || endedBy?.origin === first.origin;
  const everNew = chronicle.everNewShareAt(at) > thresholds.everNewShare;
  if (!known && (!everNew || view.person) && goesOn && (cause === 'bad-credentials' || isBrief(streak, usualGap))) return [{ is: 'brief' }];
  return view.person && meanwhile ? [{ is: 'succeeded-meanwhile' }] : [];
}

function whatIsKnown(
  view: LaneView,
  chronicle: Chronicle,
  at: number,
  { first, last, failures }: Streak,
  { cause, label, dependsOnOrigin }: Status,
): Fact[] {
  const facts: Fact[] = [];
  if (label === 'Login Rate Exceeded') {
    const until = chronicle.entries.slice(0, chronicle.positionOf(last) + 1).map(({ time }) => time);
    facts.push({ is: 'busiest-hour', attempts: greatestWithin(until, 3_599_999) });
  }
  const share = chronicle.everNewShareAt(at);
  if (share > thresholds.everNewShare) facts.push({ is: 'ever-new-addresses', share });
  else if (dependsOnOrigin && chronicle.wasGoodBefore(at, first.origin)) {
    const here = chronicle.keyOf(first.origin);
    const good = chronicle.entries.slice(0, at).filter(({ succeeded, origin }) => succeeded && chronicle.keyOf(origin) === here);
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
  const newcomer = newAddressBesides(chronicle, at);
  if (newcomer && share <= thresholds.everNewShare) facts.push(newcomer);
  return facts;
}

/** An address that the lane began to use shortly before it was blocked, or with the streak itself. */
function newAddressBesides(chronicle: Chronicle, at: number): Fact | null {
  const first = chronicle.entries[at] as Entry;
  const since = chronicle.positionAt(first.time - thresholds.attackSpan_ms);
  const newcomer = chronicle.entries.slice(since, at + 1).find(({ origin }) => isFirstSeenIn(chronicle, since, origin));
  return newcomer ? { is: 'new-address-besides', origin: newcomer.origin, firstSeen: newcomer.time } : null;
}

function isFirstSeenIn(chronicle: Chronicle, since: number, origin: number): boolean {
  return chronicle.lastFrom(chronicle.keyOf(origin), since) === null;
}
