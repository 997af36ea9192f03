/** How long an incident is told to have lasted, and by what its end is known. */
import type { Impact, Incident, Instant } from '../../../findings/result.ts';

export interface Span {
  readonly from: Instant;
  readonly until: Instant;
  /** `last`: nobody was kept out by it, so that it ends with its last failure. */
  readonly end: 'log' | 'again' | 'last';
  /** Whether it may have lasted longer, for it had begun when the log begins. */
  readonly isLeast: boolean;
}

export function spanOf(incident: Incident, { from, until, ongoing }: Impact): Span {
  const isLeast = isSinceBefore(incident);
  const { kind, stranger, lastFailure } = incident;
  if (kind === 'attack') return { from, until, end: 'last', isLeast };
  if (stranger?.wentOn && lastFailure !== null) return { from, until: lastFailure, end: 'last', isLeast };
  return { from, until, end: ongoing ? 'log' : 'again', isLeast };
}

/** Whether it had begun when the log begins: there is no login before it, and its first failure is the first that is known. */
export function isSinceBefore({ day, bracket, kind }: Incident): boolean {
  return day === null && bracket.lastGood === null && kind === 'failure-streak';
}
