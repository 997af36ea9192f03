/**
 * What an analysis found: plain data, versioned, the same for every face. It could be saved today and rendered next
 * year. `result.schema.json` beside this file is its published form; a test holds the two together.
 */
import type { DateOrder } from '../attempts/moment.ts';
import type { Cause } from '../attempts/reason.ts';

export const schemaVersion = 'breakday/1';

export const kinds = ['origin-change', 'failure-streak', 'attack', 'silent-origin-change', 'silence'] as const;
export type Kind = (typeof kinds)[number];
export const verdicts = ['confirmed', 'likely', 'possible'] as const;
export type Verdict = (typeof verdicts)[number];
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
    /** Present where nothing broke and something failed all the same: where that was most. */
    readonly mostFailures?: FailureHeap;
  };
  /** Every number that the judgement depended on; a name that ends in `_ms` is in milliseconds. */
  readonly thresholds: Readonly<Record<string, number>>;
}

export interface Coverage {
  readonly attempts: number;
  readonly failures: number;
  /** Present where there are any: attempts that were asked for a code or a second factor. An incident counts those that nobody answered as failures. */
  readonly steps?: number;
  readonly users: number;
  readonly lanes: number;
  readonly addresses: number;
  readonly inputs: readonly InputReport[];
  /** Spans in which the whole log is empty for far longer than it usually is. */
  readonly gaps: readonly { readonly from: Instant; readonly until: Instant }[];
  /** The filter that attempts had to pass to be looked at, where there was one. */
  readonly where?: string;
  /** The id of the org whose attempts these are, where it is known. */
  readonly org?: string;
  /** Present where attempts were pulled by a user who sees only his own: nobody can say then that all is well. */
  readonly sight?: 'own';
  /** Sentences about what the data cannot tell. */
  readonly warnings: readonly string[];
}

export interface InputReport {
  readonly name: string;
  readonly format: string;
  /** SHA-256 of the bytes in hexadecimal, where it was asked for. */
  readonly sha256?: string;
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
  /** Present where so long a pause or a hole of the log lies before the first failure, on `day`, that it may have broken on an earlier one. */
  readonly between?: { readonly from: Day; readonly until: Day };
  readonly bracket: { readonly lastGood: Instant | null; readonly firstBad: Instant | null };
  readonly users: readonly string[];
  /** The lanes that it befell. What is told of them below is told of those too whose history they continue: a program may have been rebuilt. */
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
  /** When it was over for all that it befell; null while one of them is broken. */
  readonly recoveredAt: Instant | null;
  /** One sentence that can be read aloud. */
  readonly headline: string;
  readonly evidence: { readonly for: readonly string[]; readonly against: readonly string[] };
  /** What else differs between the failing attempts and the same lane before, most telling first. */
  readonly changed: readonly Change[];
  /** Up to four other explanations and what would settle each. */
  readonly alternatives: readonly { readonly cause: string; readonly settledBy: string }[];
  readonly advice: readonly string[];
  /** Attempts a day around the break, for the small picture, no later than the log's last day. */
  readonly days: readonly IncidentDay[];
  /** The addresses of the incident, then the ones before, at most a dozen, with what they did in these lanes. */
  readonly origins: readonly IncidentOrigin[];
  /** The attempts of these lanes on `days` by source address and status, most failures first, a hundred rows at most. */
  readonly byOriginAndStatus: readonly OriginAndStatus[];
  /** What happened, in order. */
  readonly timeline: readonly TimelineEvent[];
  /** The attempts of these lanes from two days before the break to two days after its end, runs of alike folded; of a long story its beginning, the break and its end. */
  readonly sequence: readonly AttemptRun[];
  /** Null where nothing was lost: for a move that nothing noticed. */
  readonly impact: Impact | null;
  /** Present where `origins` or `byOriginAndStatus` leave some out: how many there are of each on `days`. */
  readonly around?: { readonly addresses: number; readonly groups: number };
  /** Present where the failures have several statuses: how many have which, that of `status` first. */
  readonly failuresByStatus?: readonly { readonly status: string; readonly failures: number }[];
  /** Present where several programs broke: when each of `lanes` worked again; null where it has not, or did not try again. */
  readonly recoveries?: readonly (Instant | null)[];
  /** Present of an attack: what its addresses achieved. */
  readonly attacker?: Attacker;
  /** Present where an address may be somebody else's: ask whose it is before it is trusted. */
  readonly stranger?: Stranger;
}

export interface Stranger {
  readonly addresses: readonly string[];
  /** Whether the user went on at other addresses meanwhile, so that nobody who belongs there was kept out. */
  readonly wentOn: boolean;
  /** When bad passwords from such an address ended in a login from there; null where they did not. */
  readonly letInAt: Instant | null;
}

export interface Attacker {
  /** Who was let in from the attacker's addresses while they guessed, or within a day after, the first one first. */
  readonly letIn: readonly LetIn[];
  /** Logins of anybody that ever succeeded from these addresses, in the whole log. */
  readonly successes: number;
}

export interface LetIn {
  readonly user: string;
  readonly address: string;
  readonly at: Instant;
}

export interface IncidentOrigin {
  readonly address: string;
  readonly role: 'incident' | 'previous';
  /** Who owns the address; null where nobody is known. */
  readonly owner: string | null;
  /** First and last attempt in these lanes, in the whole log. */
  readonly first: Instant;
  readonly last: Instant;
  readonly successes: number;
  readonly failures: number;
  /** Attempts a day, one number for each of the incident's `days`. */
  readonly successesByDay: readonly number[];
  readonly failuresByDay: readonly number[];
}

export interface TimelineEvent {
  readonly is:
    | 'log-begins'
    | 'last-good'
    | 'first-failure'
    | 'address-appears'
    | 'let-in'
    | 'status-appears'
    | 'lockout'
    | 'hand-over-ends'
    | 'quiet'
    | 'last-failure'
    | 'recovery'
    | 'log-ends';
  readonly at: Instant;
  /** The end of what lasts; null for what is one moment. */
  readonly until: Instant | null;
  readonly address: string | null;
  readonly sentence: string;
}

/** Attempts in a row with the same address and status. */
export interface AttemptRun {
  readonly first: Instant;
  readonly last: Instant;
  /** Null where the attempts are of several users. */
  readonly user: string | null;
  readonly users: number;
  readonly address: string | null;
  readonly status: string;
  readonly attempts: number;
  /** Attempts that were left out just before this run. */
  readonly skipped: number;
}

export interface Impact {
  /** From the first failure (of a silence: the last login) until the recovery, or until the log ends. */
  readonly from: Instant;
  readonly until: Instant;
  readonly ongoing: boolean;
  /** The attempts of these lanes in that time, without the success that ended it; of an attack, those of the attacker. */
  readonly failures: number;
  readonly successes: number;
  /** Successes that the usual rhythm would have had in that time, and how many of them are missing; null where nobody can tell. */
  readonly usualSuccesses: number | null;
  readonly lostSuccesses: number | null;
  /** How they were estimated, or why not, in a sentence. */
  readonly method: string;
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
  /** Attempts that were neither: challenges on the way to a success. Absent where there were none. */
  readonly steps?: number;
  /** Addresses that the lane used for the first time on this day. */
  readonly newAddresses: readonly string[];
  /** False where nobody knows what happened: before the log begins, and in its holes. */
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

/** The failures with one status on one day. */
export interface FailureHeap {
  readonly status: string;
  readonly day: Day;
  readonly failures: number;
  readonly users: number;
  /** Rows without an address have none. */
  readonly addresses: number;
}

export interface UnqualifiedStreak {
  readonly user: string;
  readonly address: string | null;
  readonly status: string;
  readonly failures: number;
  readonly first: Instant;
  readonly last: Instant;
  readonly why: string;
  /** What to do all the same; absent where there is nothing. */
  readonly advice?: readonly string[];
}
