/** What is known of addresses and of the programs that use them: who is let in, and who breaks next. Plain data for every face. */
import type { AddressRange, RangesDiff } from '../attempts/trusted-ranges.ts';
import type { OrgTrust } from './org-trust.ts';
import type { Day, Instant, Kind, Lane } from './result.ts';

export const trustSchemaVersion = 'breakday-trust/1';

export interface TrustReport {
  readonly schema: typeof trustSchemaVersion;
  /** What the org said; null where it was never asked. */
  readonly org: OrgTrust | null;
  /** The address that was asked about; null where none was. */
  readonly address: AddressStanding | null;
  readonly incidents: readonly IncidentStanding[];
  /** Programs that are alive at the end of the history, those of one user together. */
  readonly programs: readonly ProgramStanding[];
  /** How many programs have fallen silent, and are left out. */
  readonly silentPrograms: number;
  /** Programs that will break, most urgent first. */
  readonly next: readonly ProgramAtRisk[];
  /** What cannot be said, and why, a sentence each. */
  readonly unknown: readonly string[];
}

/** What a login from an address meets. Null where that is not known. */
export interface Standing {
  readonly blocked: boolean | null;
  /** Whether a login with a password needs the security token; null also where it is blocked anyway. */
  readonly needsToken: boolean | null;
  /** What lets it in without a token. */
  readonly admittedBy: 'login-range' | 'trusted-range' | 'verified' | null;
  readonly because: string;
}

export interface AddressStanding {
  readonly address: string;
  /** For somebody of whom nothing is known. */
  readonly anybody: Standing | null;
  readonly users: readonly { readonly user: string; readonly standing: Standing }[];
}

export interface IncidentStanding {
  readonly id: string;
  readonly kind: Kind;
  readonly day: Day | null;
  readonly recoveredAt: Instant | null;
  readonly users: readonly string[];
  readonly address: string;
  /** Of the user who is asked most; null where the org was not asked about him. */
  readonly standing: Standing | null;
}

/** A program as its latest logins show it. */
export interface Program {
  readonly lane: Lane;
  readonly lastAttempt: Instant;
  readonly lastSuccess: Instant;
  /** Where its last attempt came from; null where no row tells. */
  readonly address: string | null;
  /** Where its successes came from in the 30 days before the last of them. */
  readonly addresses: readonly string[];
  /** How many successes those are. */
  readonly successes: number;
  /** Of the last success that tells one. */
  readonly apiVersion: string | null;
  /** Whether its last success sent a security token; null where no row tells. */
  readonly sendsToken: boolean | null;
}

export interface ProgramStanding extends Program {
  readonly standing: Standing | null;
}

export interface Risk {
  readonly is:
    | 'refused'
    | 'api-version-retired'
    | 'no-token'
    | 'trusted-address'
    | 'login-range'
    | 'soap-login'
    | 'api-version-ending'
    | 'one-address';
  /** When it strikes, in words. */
  readonly when: string;
  readonly sentence: string;
}

export interface ProgramAtRisk extends ProgramStanding {
  /** Most urgent first. */
  readonly risks: readonly Risk[];
}

/** The org's list of trusted ranges with addresses added, to be deployed in the place of the list that was read. */
export interface RangesFix {
  readonly org: string;
  readonly alias: string | null;
  readonly apiVersion: string;
  readonly readAt: Instant;
  readonly addresses: readonly string[];
  /** The full new list. */
  readonly ranges: readonly AddressRange[];
  readonly diff: RangesDiff;
  /** What to know before it is deployed, a sentence each. */
  readonly warnings: readonly string[];
}
