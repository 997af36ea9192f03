/** What the fake org holds, and how it may be told to behave. */
import type { KeyObject } from 'node:crypto';
import type { Answer, Asked } from './answer.ts';

export type Value = string | number | boolean | null;

/** A record by API names; a field that is absent is null. */
export type SObject = Readonly<Record<string, Value>>;

export interface OrgUser {
  readonly Id: string;
  readonly Username: string;
  readonly Name?: string;
  readonly IsActive?: boolean;
  readonly ProfileId?: string;
  readonly password?: string;
  readonly securityToken?: string;
  readonly passwordExpired?: boolean;
  /** What the user may do; everything where it is not said. */
  readonly permissions?: readonly Permission[];
}

export type Permission = 'ApiEnabled' | 'ManageUsers' | 'MonitorLoginHistory' | 'ViewEventLogFiles' | 'ViewSetup';

export interface AddressRange {
  readonly start: string;
  readonly end: string;
  readonly description?: string;
}

export interface Profile {
  readonly Id: string;
  /** The label, such as `System Administrator`. */
  readonly Name: string;
  /** Under which the Metadata API knows it, such as `Admin`. */
  readonly fullName: string;
  readonly loginIpRanges: readonly AddressRange[];
}

export interface EventLog {
  /** The first instant of the day or hour, such as `2026-07-23T00:00:00.000+0000`. */
  readonly LogDate: string;
  readonly Interval: 'Daily' | 'Hourly';
  readonly Sequence?: number;
  readonly csv: string;
}

export interface ConnectedApp {
  readonly name: string;
  readonly clientId: string;
  readonly clientSecret?: string;
  /** Against which the assertions of the JWT way in are checked. */
  readonly publicKey?: KeyObject;
  /** As whom client credentials act; nobody is enabled where it is not said. */
  readonly runAs?: OrgUser;
}

/** What can be said when an org is started, and differently later. */
export interface Behaviour {
  /** The user of the session sees nobody but himself in the login history, and no error says so. */
  readonly ownRowsOnly: boolean;
  /** How many rows a page has, whatever was asked for; `page` counts from 1. Null: what was asked for. */
  readonly pageSize: number | ((page: number) => number) | null;
  /** Added to the number of rows that a query announces. */
  readonly announcesMore: number;
  /** Whether LoginHistory can be ordered by Id. */
  readonly idSortable: boolean;
  /** Calls that a day allows. */
  readonly dailyLimit: number;
  readonly newestVersion: number;
  /** Whether OpenID's userinfo answers: the scope of some sessions does not cover it. */
  readonly openId: boolean;
  /** Whether logins come from an address that the org trusts, so that none needs a security token. */
  readonly callerTrusted: boolean;
  /** The address at which the org sees its callers. */
  readonly callerAddress: string;
  /** By how many milliseconds the org's clock is ahead of ours. */
  readonly clockAhead: number;
  /** Whether SOAP's login() is switched on. */
  readonly soapLogin: boolean;
  /** A SOAP exception code with which every login is refused, such as `PASSWORD_LOCKOUT`. */
  readonly loginFault: string | null;
  /** Whether the OAuth flow with username and password is allowed. */
  readonly passwordFlow: boolean;
  /** What a person answers who is asked to let the application in. */
  readonly consent: 'allow' | 'deny';
  /** At which poll a bulk job is complete; null: it fails. */
  readonly bulkPolls: number | null;
  /** Whether a complete job says how many rows it has. */
  readonly bulkCounts: boolean;
  /** How many rows a part of a bulk job has at most. */
  readonly bulkPart: number;
  /** Trusted ranges, as SecuritySettings has them. */
  readonly trustedRanges: readonly AddressRange[];
}

export interface Session {
  readonly token: string;
  readonly user: OrgUser;
}

/** The rest of a query whose first page was given out. */
export interface OpenQuery {
  readonly records: readonly object[];
  readonly totalSize: number;
  page: number;
}

export interface BulkJob {
  readonly id: string;
  readonly version: string;
  readonly query: string;
  readonly user: OrgUser;
  polls: number;
  result: { readonly titles: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
}

/** An authorization code that was given to a browser, and what its holder has to prove. */
export interface Grant {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string | null;
}

export interface OrgState {
  readonly id: string;
  url: string;
  behaviour: Behaviour;
  readonly logins: SObject[];
  /** The user of `token`, and whoever says yes in the browser. */
  readonly runningUser: OrgUser;
  readonly users: () => readonly OrgUser[];
  readonly profiles: readonly Profile[];
  /** Records of LoginIp: addresses that a user has validated by answering a challenge. */
  readonly knownAddresses: readonly SObject[];
  readonly eventLogs: EventLog[];
  readonly app: ConnectedApp;
  readonly sessions: Map<string, Session>;
  readonly refreshTokens: Map<string, OrgUser>;
  readonly grants: Map<string, Grant>;
  readonly queries: Map<string, OpenQuery>;
  readonly jobs: Map<string, BulkJob>;
  /** Requests of today. */
  calls: number;
  /** For ids and tokens. */
  next: number;
}

/** `parts` are what the route's pattern captured. */
export type Handler = (org: OrgState, asked: Asked, ...parts: string[]) => Answer;

export function may({ permissions }: OrgUser, permission: Permission): boolean {
  return permissions === undefined || permissions.includes(permission);
}
