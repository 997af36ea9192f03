/** How a break ended for each of the programs that it befell: it is over when it is over for all of them. */

/** Times in milliseconds. */
export interface End {
  readonly lane: number;
  /** Null where it has not recovered. */
  readonly recovered: number | null;
  readonly lastFailure: number;
  /** A person who stays away may have no reason to come; a program that does is still down. */
  readonly person: boolean;
}

/** The ends of two parts of one break. A program that broke twice at once has recovered when it has everywhere. */
export function joinEnds(a: readonly End[], b: readonly End[]): End[] {
  const byLane = new Map(a.map((end) => [end.lane, end]));
  for (const end of b) {
    const known = byLane.get(end.lane);
    byLane.set(end.lane, known === undefined ? end : later(known, end));
  }
  return [...byLane.values()];
}

function later(a: End, b: End): End {
  const recovered = a.recovered === null || b.recovered === null ? null : Math.max(a.recovered, b.recovered);
  return { ...a, recovered, lastFailure: Math.max(a.lastFailure, b.lastFailure) };
}

/**
 * When it was over: the first success after which none of them failed any more, since what was mended once for all shows with
 * each of them when it logs in next. Null while one is broken.
 */
export function recoveredOf(ends: readonly End[]): number | null {
  if (ends.some((end) => isBroken(end, ends))) return null;
  const last = Math.max(...ends.map(({ lastFailure }) => lastFailure));
  const after = recoveriesOf(ends).filter((time) => time > last);
  return after.length > 0 ? Math.min(...after) : lastRecovery(ends);
}

/** Whether it is known to be broken still: of a person who did not try again after the others worked, nobody knows. */
function isBroken({ recovered, person, lastFailure }: End, ends: readonly End[]): boolean {
  if (recovered !== null) return false;
  const others = lastRecovery(ends);
  return !person || others === null || lastFailure > others;
}

function lastRecovery(ends: readonly End[]): number | null {
  const recoveries = recoveriesOf(ends);
  return recoveries.length > 0 ? Math.max(...recoveries) : null;
}

function recoveriesOf(ends: readonly End[]): number[] {
  return ends.flatMap(({ recovered }) => recovered ?? []);
}
