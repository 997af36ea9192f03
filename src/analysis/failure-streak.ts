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
import type { Chronicle } from './chronicle.ts';
import { doubtsOfTheDay } from './doubts.ts';
import type { Entry } from './history.ts';
import {
  byStatus,
  consequencesOf,
  failuresNeeded,
  isBrief,
  laneStreaks,
  namingFailure,
  originStreaks,
  rebuiltBetween,
  type Streak,
  usualRun,
} from './streak.ts';
import { letInAgain, streakFacts } from './streak-facts.ts';
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
  const chronicle = view.chronicle.without(accountedFor);
  const byOrigin = originStreaks(chronicle.entries, chronicle.keyOf);
  const usual = usualRun(byOrigin, chronicle.entries.length);
  const alone = byOrigin
    .filter((streak) => streak.failures.length > 1 && isInterrupted(streak, chronicle))
    .map((streak) => judge(view, chronicle, streak, usual, context))
    .filter(({ candidate, piece }) => candidate && !piece);
  const rest = chronicle.without(new Set(alone.flatMap(({ streak }) => streak.failures)));
  const overall = laneStreaks(rest.entries);
  const usualOverall = usualRun(overall, rest.entries.length);
  return [...alone, ...overall.map((streak) => judge(view, rest, streak, usualOverall, context))];
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
  const share = chronicle.everNewShareAt(at);
  const everNew = share > thresholds.everNewShare;
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
  const again = letInAgain(chronicle, streak) ?? (everNew && !view.person ? endedBy : null);
  const verdict: Verdict = doubts.length > 0 ? 'possible' : again ? 'confirmed' : 'likely';
  const facts: Fact[] = [{ is: 'usual-gap', ...beat }];
  if (lastGood) facts.push(...rebuiltBetween(lastGood, first));
  if (known) facts.push(...streakFacts(chronicle, at, streak, naming, status));
  if (known && everNew) facts.push({ is: 'ever-new-addresses', share, keptOut: isKeptOut(view, chronicle, streak, beat.usualGap) });
  if (!known) facts.push({ is: 'unbroken', failures: failures.length });
  facts.push(...consequencesOf(streak, naming));
  if (again) facts.push({ is: 'works-again-there', origin: again.origin, at: again.time });
  if (endedBy && !again && !everNew) facts.push({ is: 'recovered-elsewhere', origin: endedBy.origin });
  const recovered = endedBy?.time ?? null;
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
    previous: [...new Set((everNew ? chronicle.successesUntil(at) : chronicle.recentSuccessesBefore(at)).map(({ origin }) => origin))],
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

/** Whether it is the program that was refused wherever it came from, for longer than a stranger tries. */
function isKeptOut({ person }: LaneView, chronicle: Chronicle, streak: Streak, usualGap: number): boolean {
  return !person && !isInterrupted(streak, chronicle) && !isBrief(streak, usualGap);
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
