/** The contracts between the ways into an org, what is asked there, and who asks. Only this folder knows how an org is spoken to. */
import type { OwnLogin } from '../source.ts';

/** What the user says of the way into an org; null for what was not said. */
export interface OrgAccess {
  readonly instanceUrl: string | null;
  readonly accessToken: string | null;
  readonly apiVersion: string | null;
  /** An alias or a user name that the `sf` command knows. */
  readonly targetOrg?: string;
  /** Such as `https://test.salesforce.com`; `https://login.salesforce.com` where absent. */
  readonly loginUrl?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly jwtKeyFile?: string;
  readonly username?: string;
  readonly password?: string;
  readonly securityToken?: string;
  /** The port of this machine to which a browser is sent back; 0: any that is free. */
  readonly callbackPort?: number;
  /** Absent: nobody can be asked. */
  readonly person?: Person;
}

/** Whoever started this, and can be asked for what was not said. */
export interface Person {
  /** Asks for a secret, which is typed unseen; null where nobody sits at a terminal. */
  readonly askHidden: ((question: string, signal: AbortSignal | undefined) => Promise<string>) | null;
  /** Shows the address of a page on which this program has to be let in. */
  readonly visit: (url: string) => void;
}

/** Whoever stands at the door while a way in is looked for. */
export interface Door {
  /** Told which way was taken, and what takes longer. Never a secret. */
  readonly say: (message: string) => void;
  /** Told of every login that is sent, also of those that are refused and of those that renew a session later. */
  readonly sent?: (login: OwnLogin) => void;
  /** Ends the waiting for a person, or for a host. */
  readonly signal?: AbortSignal;
}

/** How an org is spoken to. */
export interface OpenOptions {
  /** Such as `62.0`; the newest that the org and this program both know where absent. */
  readonly apiVersion?: string;
  /** Told when a request is sent again, and when an answer is long in coming. */
  readonly say?: (message: string) => void;
  /** How long an answer may take before that is said, in milliseconds. */
  readonly patience?: number;
  /** Ends what is under way. */
  readonly signal?: AbortSignal;
  /** The pauses before a request is sent again, in milliseconds; as many as there are tries. */
  readonly pauses?: readonly number[];
}

/** How a session was had. */
export type WayIn = 'sf' | 'access-token' | 'jwt' | 'client-credentials' | 'browser' | 'password';

/** A session in an org. The token stays in memory: it is never printed, logged or kept. */
export interface Session {
  /** Such as `https://globex.my.salesforce.com`, without a slash at the end. */
  readonly instanceUrl: string;
  readonly accessToken: string;
  readonly wayIn: WayIn;
  /** The name under which the `sf` command knows the org; null for any other way in. */
  readonly alias: string | null;
  /** Whether a login was sent for it; else the session was there before. */
  readonly loggedIn: boolean;
  /** Brings a new token when the old one has expired; null where the way in cannot. */
  readonly renew: (() => Promise<string>) | null;
  /** Absent where the login did not say it. */
  readonly identity?: Identity;
}

/** Which org and which user a session is of. */
export interface Identity {
  /** The 18 characters of the org's id. */
  readonly org: string;
  readonly user: { readonly id: string; readonly username: string };
}

/** An org that answers. Every method throws a UserError for what the user can mend: no permission, limits, no network, an expired session. */
export interface Org {
  /** The 18 characters of the org's id, by which the archive knows it. */
  readonly id: string;
  readonly session: Session;
  readonly user: Identity['user'];
  /** Such as `66.0`. */
  readonly apiVersion: string;
  /** The names of the fields that this user may ask for. */
  describe(object: string): Promise<readonly Field[]>;
  /** The pages of a query, until the org says that it is done. Rows are compared with the number that was announced by who asked. */
  query<T extends object>(soql: string): AsyncIterable<QueryPage<T>>;
  /**
   * The same as a job of the Bulk API: few calls for very many rows. Values come as texts. `say` is told how the job stands; how many
   * rows it has may be known only with its last part.
   */
  bulk<T extends object>(soql: string, say: (message: string) => void): AsyncIterable<QueryPage<T, number | null>>;
  /** How many rows a `SELECT COUNT()` counts. */
  count(soql: string): Promise<number>;
  /** All records of a Tooling query. */
  tooling<T extends object>(soql: string): Promise<readonly T[]>;
  /** What the Metadata API reads under these names, of 10 at most; one that is not there is absent. */
  readMetadata(type: string, names: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** Writes the body of a resource under `/services/data/vNN.0`, such as an event log file, to a file of its owner only. */
  download(path: string, file: string): Promise<void>;
  usage(): Usage;
  /** When it answered last, by its own clock. */
  answeredAt(): Date;
}

export interface Field {
  readonly name: string;
  readonly filterable: boolean;
  readonly sortable: boolean;
}

export interface QueryPage<T, Total extends number | null = number> {
  /** How many records the whole query has. */
  readonly totalSize: Total;
  readonly records: readonly T[];
}

export interface Usage {
  /** Requests sent by this process, the login among them. */
  readonly calls: number;
  /** What the org says about its day, where it said anything. */
  readonly day: { readonly used: number; readonly allowed: number } | null;
}
