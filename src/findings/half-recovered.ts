/** Which programs of an incident work again while others do not. */
import type { Instant, Lane } from './result.ts';

export interface HalfRecovered {
  /** Names of programs, each once. */
  readonly works: readonly string[];
  readonly broken: readonly string[];
  /** When the first of them worked again. */
  readonly since: Instant;
}

/** Null where all of these lanes work again, or none does; `recoveries` are one for each of them. */
export function halfRecovered(lanes: readonly Lane[], recoveries: readonly (Instant | null)[]): HalfRecovered | null {
  const works = lanes.filter((_, i) => recoveries[i]);
  const broken = lanes.filter((_, i) => !recoveries[i]);
  const since = recoveries.flatMap((recovery) => recovery ?? []).sort()[0];
  if (since === undefined || broken.length === 0) return null;
  return { works: namesOf(works, broken), broken: namesOf(broken, works), since };
}

/** By their users, and by their applications too where the same user stands on both sides. */
function namesOf(lanes: readonly Lane[], others: readonly Lane[]): string[] {
  const names = lanes.map(({ user, application, loginType }) =>
    others.some((other) => other.user === user) ? `${user} (${application || loginType})` : user,
  );
  return [...new Set(names)];
}
