/** Bad passwords from an address that nobody used before, then a login from there, while the user goes on at his own: a guess may have been right. */
import type { Status } from '../attempts/reason.ts';
import type { Chronicle } from './chronicle.ts';
import type { Entry } from './history.ts';
import type { Streak } from './streak.ts';
import { thresholds } from './thresholds.ts';

interface Guess {
  /** The login that nobody can call a recovery. */
  readonly letIn: Entry;
  /** The first login of the user at his own address since. */
  readonly back: Entry;
}

/** The guess that ended a streak; null where nothing speaks for one. */
export function guessIn(chronicle: Chronicle, at: number, { failures, last, endedBy }: Streak, { cause }: Status): Guess | null {
  if (cause !== 'bad-credentials' || endedBy === null || failures.length < thresholds.personBadCredentials) return null;
  const isKnown = ({ origin }: Entry): boolean => chronicle.wasGoodBefore(at, origin);
  const isThere = ({ origin }: Entry): boolean => chronicle.keyOf(origin) === chronicle.keyOf(endedBy.origin);
  if (isKnown(endedBy) || !isThere(last) || failures.some(isKnown)) return null;
  const since = chronicle.positionOf(endedBy);
  const patience = Math.max(thresholds.ownerSeen_ms, chronicle.beatAt(at).longGap);
  const seen = chronicle.entries.slice(since, chronicle.positionAt(endedBy.time + patience + 1));
  const back = seen.find((entry) => entry.succeeded && isKnown(entry));
  return back === undefined ? null : { letIn: endedBy, back };
}
