/** What the judges hand on: an incident in the making, still in numbers, with the facts that speak for and against it. */
import type { Cause, Status } from '../attempts/reason.ts';
import type { Kind, Shape, Verdict } from '../findings/result.ts';
import type { Activity, Span } from './activity.ts';
import type { Beginning } from './beginning.ts';
import type { Chronicle } from './chronicle.ts';
import type { End } from './ends.ts';
import type { Dimensions, Entry } from './history.ts';
import type { Spray } from './sprays.ts';

export interface Candidate {
  readonly kind: Kind;
  readonly verdict: Verdict;
  readonly shape: Shape | null;
  readonly cause: Cause;
  /** The number of the status that the incident is named after. */
  readonly status: number;
  /** The lanes that it befell. */
  readonly lanes: readonly number[];
  /** These, and those whose history they continue: whatever is asked about the incident is asked of all of them. */
  readonly lineage: readonly number[];
  readonly users: readonly string[];
  /** Stays the same while the incident spreads. */
  readonly began: Beginning;
  /** The origins of the incident, the first seen first, and those that the lanes used before. */
  readonly origins: readonly number[];
  readonly previous: readonly number[];
  /** Milliseconds; null where it lies before the log, or where nothing failed. */
  readonly lastGood: number | null;
  readonly firstBad: number | null;
  /** The instant that the day is taken from; null where the data cannot know it. */
  readonly dayAt: number | null;
  readonly attempts: number;
  /** The failures by their statuses, that which names the incident first. */
  readonly failures: ReadonlyMap<number, number>;
  readonly lastFailure: number | null;
  readonly recovered: number | null;
  /** The ends of the break, one for each of the lanes; none of what is no break. */
  readonly ends: readonly End[];
  readonly facts: readonly Fact[];
  /** Whether newness of addresses means anything in these lanes. */
  readonly addressesAlwaysChange: boolean;
}

/** The instant that a story is told around, in milliseconds; null where none is known. */
export function breakOf({ firstBad, dayAt }: Candidate): number | null {
  return firstBad ?? dayAt;
}

/** Whether so much time, or a hole of the log, lies before the first failure that it may have broken on an earlier day. */
export function isDayUncertain({ facts }: Candidate): boolean {
  return facts.some(({ is }) => is === 'wide-bracket' || is === 'hole-in-the-log');
}

/** Something a judge noticed. `evidence.ts` puts it into words. */
export type Fact =
  | { readonly is: 'new-origin' }
  | { readonly is: 'old-origin-silent'; readonly origin: number; readonly lastSeen: number }
  | { readonly is: 'old-origin-goes-on'; readonly origins: readonly number[] }
  | { readonly is: 'good-until-the-break'; readonly successes: number }
  | { readonly is: 'fixed-at-new-origin'; readonly at: number }
  | { readonly is: 'old-origin-returned'; readonly origin: number }
  | { readonly is: 'absent-since'; readonly lastSeen: number; readonly successesElsewhere: number }
  | { readonly is: 'wide-bracket'; readonly longGap: number }
  | { readonly is: 'hole-in-the-log'; readonly from: number; readonly until: number }
  | { readonly is: 'single-failure'; readonly failures: number }
  | { readonly is: 'person' }
  | { readonly is: 'brief' }
  | { readonly is: 'stale-token' }
  | { readonly is: 'succeeded-meanwhile' }
  | {
      readonly is: 'good-before-at-this-origin';
      readonly origin: number;
      readonly successes: number;
      readonly firstSuccess: number;
      readonly lastSuccess: number;
    }
  | { readonly is: 'gave-up' }
  | { readonly is: 'same-failures-at-good-origins'; readonly origins: readonly number[] }
  | { readonly is: 'ever-new-addresses'; readonly share: number; readonly keptOut: boolean }
  | { readonly is: 'unbroken'; readonly failures: number }
  | { readonly is: 'since-the-log-began' }
  | { readonly is: 'young'; readonly successes: number; readonly since: number }
  | { readonly is: 'works-again-there'; readonly origin: number; readonly at: number }
  | { readonly is: 'recovered-elsewhere'; readonly origin: number }
  | { readonly is: 'new-address-besides'; readonly origin: number; readonly firstSeen: number }
  | {
      readonly is: 'locked-out-by';
      readonly by: 'strangers' | 'own';
      readonly origins: readonly number[];
      readonly lanes: readonly number[];
      readonly rows: number;
      readonly since: number;
    }
  | { readonly is: 'no-bad-passwords' }
  | {
      readonly is: 'locked-out';
      readonly users: readonly string[];
      readonly lanes: readonly number[];
      readonly status: number;
      readonly failures: number;
      readonly since: number;
    }
  | { readonly is: 'others-go-on'; readonly lanes: readonly number[]; readonly successes: number; readonly showPassword: boolean }
  | { readonly is: 'users-alike'; readonly users: readonly string[] }
  | { readonly is: 'others-fail'; readonly lanes: readonly number[] }
  | { readonly is: 'followed-by'; readonly status: number }
  | { readonly is: 'rebuilt'; readonly from: number; readonly to: number }
  | { readonly is: 'spray'; readonly users: number; readonly origins: number; readonly rows: number }
  | { readonly is: 'let-in'; readonly user: string; readonly origin: number; readonly at: number }
  | { readonly is: 'perhaps-let-in'; readonly user: string; readonly origin: number; readonly at: number }
  | { readonly is: 'heard-later'; readonly at: number }
  | { readonly is: 'few-guesses'; readonly failures: number }
  | { readonly is: 'busiest-hour'; readonly attempts: number }
  | { readonly is: 'org-wide'; readonly users: number }
  | { readonly is: 'told-by-the-org'; readonly side: 'for' | 'against'; readonly sentence: string }
  | { readonly is: 'usual-gap'; readonly usualGap: number; readonly longGap: number };

/** What every judge knows besides the lane itself. */
export interface Context {
  readonly dimensions: Dimensions;
  /** First and last instant of the whole log, in milliseconds. */
  readonly logFrom: number;
  readonly logUntil: number;
  /** Up to when nothing more is known to have happened: an org that was asked later had nothing newer to tell. */
  readonly heardUntil: number;
  /** When the log has rows, and the gaps between, in milliseconds and ascending. */
  readonly activity: readonly Activity[];
  readonly holes: readonly Span[];
  readonly sprays: ReadonlyMap<number, Spray>;
}

/** A lane as the judges see it: an attacker's rows taken out, a predecessor's history put in front. */
export interface LaneView {
  readonly lane: number;
  readonly user: string;
  readonly chronicle: Chronicle;
  /** Logs in through an API, or keeps a steady beat. */
  readonly machine: boolean;
  /** People's: a browser lane, or an API lane without a beat whose user also logs in by browser. */
  readonly person: boolean;
  readonly browser: boolean;
  /** The lane, and before it those of the same user whose history it continues, the first of them first. */
  readonly lineage: readonly number[];
  /** Origins that attacked this user, and when they began. */
  readonly hostile: ReadonlyMap<number, number>;
}

/** The status of an attempt. */
export function statusOf(entry: Entry, { dimensions }: Context): Status {
  const status = dimensions.statuses[entry.status];
  if (status === undefined) throw new Error(`no status has the number ${entry.status}`);
  return status;
}
