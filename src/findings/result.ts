/**
 * What an analysis found: plain data, versioned, the same for every face. It could be saved today and rendered next
 * year. `result.schema.json` beside this file is its published form; a test holds the two together.
 */
import type { DateOrder } from '../attempts/moment.ts';
import type { Cause } from '../attempts/reason.ts';

export const schemaVersion = 'breakday/1';

export type Kind = 'origin-change' | 'failure-streak' | 'attack' | 'silent-origin-change' | 'silence';
export type Verdict = 'confirmed' | 'likely' | 'possible';
export type Shape = 'moved' | 'added' | 'returned';

/** An instant: UTC, ISO 8601, ending in `Z`. */
export type Instant = string;
/** A calendar date `YYYY-MM-DD` in `window.timezone`. */
export type Day = string;

export interface Result {
  readonly schema: typeof schemaVersion;
  readonly window: { readonly from: Instant | null; readonly until: Instant | null; readonly timezone: string };
  readonly coverage: Coverage;
  readonly incidents: readonly Incident[];
  readonly summary: {
    /** Complete, most failures first. */
    readonly byOriginAndStatus: readonly OriginAndStatus[];
    /** The longest run of failures that is part of no incident, and why it is none; null where every failure is accounted for. */
    readonly longestUnqualifiedStreak: UnqualifiedStreak | null;
  };
}

export interface Coverage {
  readonly attempts: number;
  readonly failures: number;
  readonly users: number;
  readonly lanes: number;
  readonly addresses: number;
  readonly inputs: readonly InputReport[];
  /** Spans in which the whole log is empty for far longer than it usually is. */
  readonly gaps: readonly { readonly from: Instant; readonly until: Instant }[];
  /** Sentences about what the data cannot tell. */
  readonly warnings: readonly string[];
}

export interface InputReport {
  readonly name: string;
  readonly format: string;
  /** rows = accepted + duplicates + rejected, always. */
  readonly rows: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** The first rejected rows; `rejected` counts them all. */
  readonly rejects: readonly Reject[];
  /** The zone in which times were read: an IANA name, `UTC`, or `in the values`. */
  readonly timezone: string;
  readonly dateOrder: DateOrder;
}

export interface Reject {
  /** The line of the file on which the row begins, counted from 1. */
  readonly line: number;
  readonly reason: string;
}

export type { DateOrder };

export interface Lane {
  readonly user: string;
  readonly loginType: string;
  readonly loginSubtype: string;
  readonly application: string;
  readonly apiType: string;
  readonly loginUrl: string;
}

export interface Incident {
  /** Short and stable: the same break has the same id however the history was told. */
  readonly id: string;
  readonly kind: Kind;
  readonly verdict: Verdict;
  /** Null for every kind but `origin-change`. */
  readonly shape: Shape | null;
  readonly day: Day | null;
  readonly bracket: { readonly lastGood: Instant | null; readonly firstBad: Instant | null };
  readonly users: readonly string[];
  readonly lanes: readonly Lane[];
  readonly address: string | null;
  readonly addresses: readonly string[];
  readonly previousAddresses: readonly string[];
  readonly cause: Cause;
  /** The status of the first failure, or of the last attempt where nothing failed. */
  readonly status: string;
  /** Failures that belong to the incident; for a move without failures, the successes from the new origin. */
  readonly attempts: number;
  readonly firstFailure: Instant | null;
  readonly lastFailure: Instant | null;
  readonly recoveredAt: Instant | null;
  /** One sentence that can be read aloud. */
  readonly headline: string;
  readonly evidence: { readonly for: readonly string[]; readonly against: readonly string[] };
  /** What else differs between the failing attempts and the same lane before, most telling first. */
  readonly changed: readonly Change[];
  /** Up to four other explanations and what would settle each. */
  readonly alternatives: readonly { readonly cause: string; readonly settledBy: string }[];
  readonly advice: readonly string[];
  /** Attempts a day around the break, for the small picture. Days without any row of the whole log are `covered: false`. */
  readonly days: readonly IncidentDay[];
}

export interface Change {
  readonly field: string;
  readonly before: string;
  readonly after: string;
  /** The share of the failing attempts that carry `after`, 0 to 1. */
  readonly share: number;
  readonly sentence: string;
}

export interface IncidentDay {
  readonly day: Day;
  readonly successes: number;
  readonly failures: number;
  /** Addresses that the lane used for the first time on this day. */
  readonly newAddresses: readonly string[];
  readonly covered: boolean;
}

export interface OriginAndStatus {
  readonly address: string | null;
  readonly status: string;
  readonly attempts: number;
  readonly first: Instant;
  readonly last: Instant;
  readonly users: number;
}

export interface UnqualifiedStreak {
  readonly user: string;
  readonly address: string | null;
  readonly status: string;
  readonly failures: number;
  readonly first: Instant;
  readonly last: Instant;
  readonly why: string;
}
