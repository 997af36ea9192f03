/** What of an org's history is still to be asked for, as plain arithmetic on spans of time. */
import type { PulledSpan } from '../../archive/pulled.ts';

/** A span that is to be asked for; both ends belong to it. */
export interface Hole {
  readonly from: number;
  /** Null: until whatever is newest. */
  readonly until: number | null;
  /** Down to here the hole is new; below, rows may have come late. Null where nothing was pulled before. */
  readonly knownUntil: number | null;
}

/** Before everything that an org can tell of. */
export const beginning = 0;

/**
 * Rows may come late: so far back from the newest row they are looked for again with every pull. That costs a call and no more, since
 * a pull ends as soon as the archive holds as many rows as the org has.
 */
const lateRows_ms = 7 * 24 * 60 * 60 * 1000;

/** At the lower edge of a span, where a page ended, rows of the same second may not have come yet: they belong to the hole below. */
const edge_ms = 1000;

/** The hole above all spans, which is always there. `spans` come newest first. */
export function openHole([newest]: readonly PulledSpan[], since: number): Hole {
  if (newest === undefined) return { from: since, until: null, knownUntil: null };
  return { from: Math.max(newest.from + edge_ms, newest.until - lateRows_ms, since), until: null, knownUntil: newest.until };
}

/** The holes between and below the spans, newest first. */
export function closedHoles(spans: readonly PulledSpan[], since: number): Hole[] {
  return spans
    .map(({ from }, i) => ({ from: Math.max(spans[i + 1]?.until ?? beginning, since), until: from, knownUntil: null }))
    .filter(({ from, until }) => from < until);
}
