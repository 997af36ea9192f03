/** How an incident began: what it is known by while it grows. */

export interface Beginning {
  /** Who it befell first, and from where. */
  readonly user: string;
  readonly origin: number;
  /** Milliseconds, to the minute: the coarsest precision that a history is told in. */
  readonly minute: number;
}

const minute_ms = 60_000;

/** The beginning at a first attempt. */
export function beginningAt(user: string, { origin, time }: { readonly origin: number; readonly time: number }): Beginning {
  return { user, origin, minute: Math.floor(time / minute_ms) * minute_ms };
}

/** The first of several; within a minute names decide, so that it is the same in every precision. */
export function earliest(beginnings: readonly Beginning[]): Beginning {
  return beginnings.reduce((a, b) => ((a.minute - b.minute || (a.user <= b.user ? -1 : 1)) <= 0 ? a : b));
}
