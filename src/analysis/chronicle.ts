/**
 * A lane's attempts, and what had to be known of them before any one of them. It is reckoned once, because a lane may have
 * a million attempts and thousands of streaks.
 */
import { type Beat, beatOf } from './beat.ts';
import type { Entry } from './history.ts';
import { thresholds } from './thresholds.ts';
import { WeeklyPauses } from './weekly-pauses.ts';

/** What counts as one origin in a lane: an address, or the block of a person's IPv6 addresses. */
export type OriginKey = string | number;
export type KeyOf = (origin: number) => OriginKey;

const day = 86_400_000;

export class Chronicle {
  readonly entries: readonly Entry[];
  readonly keyOf: KeyOf;
  readonly #successes: Entry[] = [];
  /** How many successes came before each attempt. */
  readonly #rank: Uint32Array;
  /** For each success: the days that had one so far, and how many so far came from a new address. */
  readonly #days: number[] = [];
  readonly #fresh: number[] = [];
  readonly #firstSuccess = new Map<OriginKey, number>();
  readonly #positions = new Map<OriginKey, number[]>();
  readonly #pauses = new WeeklyPauses();

  constructor(entries: readonly Entry[], keyOf: KeyOf) {
    this.entries = entries;
    this.keyOf = keyOf;
    this.#rank = new Uint32Array(entries.length + 1);
    let [days, lastDay, fresh] = [0, Number.NaN, 0];
    let before: Entry | null = null;
    for (let at = 0; at < entries.length; at += 1) {
      const entry = entries[at] as Entry;
      if (before) this.#pauses.add(before.time, entry.time);
      before = entry;
      const key = keyOf(entry.origin);
      const positions = this.#positions.get(key);
      if (positions) positions.push(at);
      else this.#positions.set(key, [at]);
      if (entry.succeeded) {
        const today = Math.floor(entry.time / day);
        if (today !== lastDay) days += 1;
        lastDay = today;
        if (!this.#firstSuccess.has(key)) {
          if (this.#successes.length > 0) fresh += 1;
          this.#firstSuccess.set(key, at);
        }
        this.#days.push(days);
        this.#fresh.push(fresh);
        this.#successes.push(entry);
      }
      this.#rank[at + 1] = this.#successes.length;
    }
  }

  /** The same lane without some of its attempts. */
  without(entries: ReadonlySet<Entry>): Chronicle {
    if (entries.size === 0) return this;
    return new Chronicle(
      this.entries.filter((entry) => !entries.has(entry)),
      this.keyOf,
    );
  }

  /** Where an attempt stands. */
  positionOf(entry: Entry): number {
    return this.entries.indexOf(entry, this.positionAt(entry.time));
  }

  /** The position of the first attempt at or after an instant. */
  positionAt(time: number): number {
    return lowerBound(this.entries.length, (at) => (this.entries[at] as Entry).time < time);
  }

  successesBefore(at: number): number {
    return this.#rank[at] as number;
  }

  /** The first and the last success before a position; null where there is none. */
  firstSuccessBefore(at: number): Entry | null {
    return this.successesBefore(at) > 0 ? (this.#successes[0] as Entry) : null;
  }

  lastSuccessBefore(at: number): Entry | null {
    return this.#successes[this.successesBefore(at) - 1] ?? null;
  }

  firstSuccessFrom(at: number): Entry | null {
    return this.#successes[this.successesBefore(at)] ?? null;
  }

  /** The latest successes before a position, the last one first. */
  recentSuccessesBefore(at: number): Entry[] {
    const count = this.successesBefore(at);
    return this.#successes.slice(Math.max(0, count - thresholds.recentSuccesses), count).reverse();
  }

  /** All successes before a position, the last one first. */
  successesUntil(at: number): Entry[] {
    return this.#successes.slice(0, this.successesBefore(at)).reverse();
  }

  /** Whether an address had succeeded before a position. */
  wasGoodBefore(at: number, origin: number): boolean {
    return (this.#firstSuccess.get(this.keyOf(origin)) ?? Infinity) < at;
  }

  /** The position of the last attempt from an origin before a position; null where there is none. */
  lastFrom(key: OriginKey, at: number): number | null {
    return this.#positions.get(key)?.[this.#countBefore(key, at) - 1] ?? null;
  }

  /** How many attempts from an origin there are from a position on. */
  attemptsSince(key: OriginKey, at: number): number {
    return (this.#positions.get(key)?.length ?? 0) - this.#countBefore(key, at);
  }

  /** Whether the lane had worked before a position, so that a failure there is a break and not a set-up. */
  isEstablishedAt(at: number): boolean {
    const count = this.successesBefore(at);
    const [first, last] = [this.firstSuccessBefore(at), this.lastSuccessBefore(at)];
    if (first === null || last === null) return false;
    return (
      (count >= thresholds.establishedSuccesses && (this.#days[count - 1] as number) >= thresholds.establishedDays) ||
      (count >= thresholds.slowEstablishedSuccesses && last.time - first.time >= thresholds.slowEstablishedSpan_ms)
    );
  }

  /** The share of the recent successes before a position that came from addresses the lane had never used. */
  everNewShareAt(at: number): number {
    const count = this.successesBefore(at);
    const recent = Math.min(count, thresholds.recentSuccesses);
    return recent === 0 ? 0 : ((this.#fresh[count - 1] as number) - (this.#fresh[count - recent - 1] ?? 0)) / recent;
  }

  /** The beat before a position: of the latest attempts, and no shorter in its pauses than a usual week before. */
  beatAt(at: number): Beat {
    const latest = this.entries.slice(Math.max(0, at - thresholds.beatAttempts), at).map(({ time }) => time);
    const beat = beatOf(latest);
    return { ...beat, longGap: Math.max(beat.longGap, this.#pauses.usual(this.entries[at]?.time)) };
  }

  #countBefore(key: OriginKey, at: number): number {
    const positions = this.#positions.get(key) ?? [];
    return lowerBound(positions.length, (i) => (positions[i] as number) < at);
  }
}

/** How many of the first numbers pass a test that, once failed, all later ones fail. */
function lowerBound(length: number, passes: (number: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
