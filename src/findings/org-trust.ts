/** What an org said of addresses when it was asked: plain data, kept with its date. */
import type { AddressRange } from '../attempts/trusted-ranges.ts';
import type { Instant } from './result.ts';

export interface OrgTrust {
  /** The 18 characters of the org's id. */
  readonly org: string;
  /** The name under which the `sf` command knows it; null where it has none. */
  readonly alias: string | null;
  /** The version of the API that was spoken. */
  readonly apiVersion: string;
  readonly readAt: Instant;
  /** The org's trusted ranges (Network Access); null where they could not be read. */
  readonly trusted: readonly AddressRange[] | null;
  /** Of the users who were asked about: those that the org has; null where they could not be read. */
  readonly users: readonly OrgUser[] | null;
  readonly profiles: readonly OrgProfile[];
  /** What could not be read, and why, a sentence each. */
  readonly unread: readonly string[];
}

export interface OrgUser {
  /** As history names the user: by username, or by id. */
  readonly user: string;
  /** The label of the user's profile; null where it could not be read. */
  readonly profile: string | null;
  /** Addresses that the user has verified by answering a challenge; null where they could not be read. */
  readonly verified: readonly string[] | null;
}

export interface OrgProfile {
  /** The label, as people see it. */
  readonly name: string;
  /** The login IP ranges: none means from anywhere; null where they could not be read. */
  readonly ranges: readonly AddressRange[] | null;
}
