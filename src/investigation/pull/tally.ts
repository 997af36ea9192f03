/** What a pull has brought so far. */
import type { ImportReport } from '../../archive/archive.ts';
import { instant } from '../../attempts/calendar.ts';
import type { Instant, Reject } from '../../findings/result.ts';
import type { Usage } from '../../sources/org/org.ts';
import { beginning, type Hole } from './holes.ts';

/** rows read = new + known + rejected, always. */
export interface PulledRows {
  readonly read: number;
  readonly new: number;
  readonly known: number;
  readonly rejected: number;
}

export interface PullProgress {
  readonly rows: PulledRows;
  /** How many rows the query that is under way has; null before the org said it. */
  readonly total: number | null;
  /** How far back the query has come. */
  readonly reached: Instant | null;
  /** How far back it goes; null: as far as the org does. */
  readonly from: Instant | null;
  readonly api: Usage;
}

/** What is known of a query between two pages. */
export interface UnderWay {
  readonly total: number | null;
  readonly reached: number;
  readonly from: number;
}

const rejectsShownMax = 100;

export class Tally {
  readonly #usage: () => Usage;
  readonly #progress: (progress: PullProgress) => void;
  rows: PulledRows = { read: 0, new: 0, known: 0, rejected: 0 };
  readonly rejects: Reject[] = [];
  /** Null until it is known. */
  sight: 'all' | 'own' | null = null;
  /** The oldest row that the org still has, where the pull came to it. */
  oldest: Instant | null = null;
  /** Between these, the org may have had rows that it had already forgotten when it was asked. */
  forgotten: { readonly from: Instant; readonly until: Instant } | null = null;

  constructor(usage: () => Usage, progress: (progress: PullProgress) => void) {
    this.#usage = usage;
    this.#progress = progress;
  }

  add(reports: readonly ImportReport[], underWay: UnderWay | null): void {
    for (const { rows, accepted, duplicates, rejected, rejects } of reports) {
      this.rows = {
        read: this.rows.read + rows,
        new: this.rows.new + accepted,
        known: this.rows.known + duplicates,
        rejected: this.rows.rejected + rejected,
      };
      this.rejects.push(...rejects.slice(0, rejectsShownMax - this.rejects.length));
    }
    const { total, reached, from } = underWay ?? { total: null, reached: null, from: beginning };
    this.#progress({
      rows: this.rows,
      total,
      reached: textOf(reached),
      from: from === beginning ? null : textOf(from),
      api: this.#usage(),
    });
  }

  /** A hole is filled; `oldest` is the last row of it that came. */
  reached(hole: Hole, oldest: number | null): void {
    if (hole.from === beginning && oldest !== null) this.oldest = textOf(oldest);
    if (hole.knownUntil !== null && hole.from <= hole.knownUntil && oldest !== null && oldest > hole.knownUntil) {
      this.forgotten = { from: instant(hole.knownUntil), until: instant(oldest) };
    }
  }
}

function textOf(time: number | null): Instant | null {
  return time === null || Number.isNaN(time) ? null : instant(time);
}
