/** Lockouts are consequences: of the bad passwords of another program of the user, or of an attack. */
import type { Candidate, Context, Fact } from './candidate.ts';
import { joinInto, start } from './join.ts';
import { isLockout } from './locked-out-by.ts';
import { thresholds } from './thresholds.ts';

/** Joins lockouts with the streak of the same user's program whose bad passwords brought them about. */
export function joinLockouts(streaks: readonly Candidate[], context: Context): Candidate[] {
  const reasonOf = (lockout: Candidate): Candidate | undefined =>
    isLockout(lockout.status, context) ? streaks.find((other) => lockedOut(other, lockout)) : undefined;
  const byReason = Map.groupBy(streaks, (candidate) => reasonOf(candidate) ?? candidate);
  return [...byReason].map(([reason, all]) =>
    all.filter((candidate) => candidate !== reason).reduce((whole, lockout) => withLockout(whole, lockout), reason),
  );
}

/** Whether a streak is that of the bad passwords which locked the same user; where a stranger sent some too, it is not clear whose they were. */
function lockedOut(reason: Candidate, lockout: Candidate): boolean {
  const { users, lineage, cause, lastFailure } = reason;
  if (cause !== 'bad-credentials' || users.join() !== lockout.users.join()) return false;
  if (start(lockout) < start(reason) || start(lockout) - (lastFailure ?? 0) > thresholds.attackSpan_ms) return false;
  const by = lockout.facts.filter((fact) => fact.is === 'locked-out-by');
  return by.length > 0 && by.every((fact) => fact.by === 'own' && fact.lanes.some((lane) => lineage.includes(lane)));
}

/** The bad passwords are the reason, whatever is surer. That others fail with them is what they brought about. */
function withLockout(reason: Candidate, lockout: Candidate): Candidate {
  const joined = joinInto(reason, lockout);
  const facts = joined.facts.filter(({ is }) => is !== 'others-fail' && is !== 'followed-by');
  const followed = reason.facts.filter((fact) => fact.is === 'followed-by' && fact.status !== lockout.status);
  return { ...joined, facts: [...facts, ...followed, lockoutOf(lockout)] };
}

/** An attack with what it locked out: those owners did not go on as before. */
export function withLockouts(attack: Candidate, streaks: readonly Candidate[]): Candidate {
  const by = new Set(attack.origins);
  const lockouts = streaks.filter(
    ({ users, facts }) =>
      facts.some((fact) => fact.is === 'locked-out-by' && fact.by === 'strangers' && fact.origins.some((origin) => by.has(origin))) &&
      users.every((user) => attack.users.includes(user)),
  );
  return lockouts.length === 0 ? attack : { ...attack, facts: [...attack.facts, ...lockouts.map(lockoutOf)] };
}

function lockoutOf(lockout: Candidate): Fact {
  const { users, lanes, status, attempts } = lockout;
  return { is: 'locked-out', users, lanes, status, failures: attempts, since: start(lockout) };
}
