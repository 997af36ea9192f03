/** Bad passwords from an address that nobody used before, then a login from there, while the user goes on at his own: a guess may have been right. */
import { beginningAt } from './beginning.ts';
import type { Candidate, Context, LaneView } from './candidate.ts';
import { statusOf } from './candidate.ts';
import type { Entry } from './history.ts';
import { byStatus, consequencesOf, namingFailure, originStreaks, type Streak } from './streak.ts';
import { streakFacts } from './streak-facts.ts';
import { thresholds } from './thresholds.ts';
import { workedSinceTheLogBegan } from './young.ts';

/** A password that may have been guessed, and the rows that tell of it: they are none of the owner's. */
export interface GuessedPassword {
  readonly candidate: Candidate;
  readonly entries: readonly Entry[];
}

/** The passwords of a lane that may have been guessed. */
export function guessedPasswords(view: LaneView, context: Context): GuessedPassword[] {
  return originStreaks(view.chronicle.entries, view.chronicle.keyOf).flatMap((streak) => {
    const letIn = letInAfter(streak, view, context);
    return letIn === null ? [] : [{ candidate: candidateOf(streak, letIn, view, context), entries: [...streak.failures, letIn] }];
  });
}

/** The login that nobody can call a recovery; null where nothing speaks for a guess. */
function letInAfter(streak: Streak, view: LaneView, context: Context): Entry | null {
  const { first, last, failures, endedBy: letIn } = streak;
  if (letIn === null || letIn.time - last.time > thresholds.attackSpan_ms) return null;
  if (failures.length < (view.person ? thresholds.personBadCredentials : thresholds.streakFailures)) return null;
  if (statusOf(namingFailure(streak, context), context).cause !== 'bad-credentials') return null;
  const { chronicle } = view;
  const at = chronicle.positionOf(first);
  const isNew = !chronicle.wasGoodBefore(at, first.origin) && chronicle.everNewShareAt(at) <= thresholds.everNewShare;
  const hadWorked = chronicle.isEstablishedAt(at) || workedSinceTheLogBegan(view, chronicle, at, context);
  return isNew && hadWorked && ownerGoesOn(at, letIn, view, context) ? letIn : null;
}

/** Whether the owner is seen where he always was: after the login or, where the log ends before he can be, until shortly before it. */
function ownerGoesOn(at: number, letIn: Entry, { chronicle, person }: LaneView, { logUntil }: Context): boolean {
  const { entries } = chronicle;
  const isOwn = (entry: Entry): boolean => entry.succeeded && chronicle.wasGoodBefore(at, entry.origin);
  const { longGap } = chronicle.beatAt(at);
  const patience = Math.max(thresholds.ownerSeen_ms, longGap);
  const since = chronicle.positionOf(letIn);
  if (entries.slice(since, chronicle.positionAt(letIn.time + patience + 1)).some(isOwn)) return true;
  const pause = person ? patience : thresholds.unusualPauseGaps * longGap;
  const latest = entries.slice(at, since).findLast(isOwn);
  return latest !== undefined && letIn.time - latest.time <= pause && logUntil - letIn.time <= pause;
}

/** Nothing of the owner's broke, so that nothing recovers. */
function candidateOf(streak: Streak, letIn: Entry, view: LaneView, context: Context): Candidate {
  const { chronicle, user } = view;
  const { first, last, failures } = streak;
  const at = chronicle.positionOf(first);
  const naming = namingFailure(streak, context);
  const isFew = failures.length < thresholds.personBadCredentials;
  return {
    kind: 'failure-streak',
    verdict: isFew ? 'possible' : 'likely',
    shape: null,
    cause: 'bad-credentials',
    status: naming.status,
    lanes: [last.lane],
    lineage: view.lineage,
    users: [user],
    began: beginningAt(user, first),
    origins: [...new Set([naming, ...failures].map(({ origin }) => origin))],
    previous: [...new Set(chronicle.recentSuccessesBefore(at).map(({ origin }) => origin))],
    lastGood: chronicle.lastSuccessBefore(at)?.time ?? null,
    firstBad: first.time,
    dayAt: first.time,
    attempts: failures.length,
    failures: byStatus(failures, naming),
    lastFailure: last.time,
    recovered: null,
    ends: [],
    facts: [
      { is: 'usual-gap', ...chronicle.beatAt(at) },
      { is: 'perhaps-let-in', user, origin: letIn.origin, at: letIn.time },
      ...streakFacts(chronicle, at, streak, naming, statusOf(naming, context)),
      ...consequencesOf(streak, naming),
      ...(isFew ? [{ is: 'few-guesses', failures: failures.length } as const] : []),
    ],
    addressesAlwaysChange: false,
  };
}
