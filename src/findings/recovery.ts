/** Whether what broke works again. Plain data for every face. */
import type { Incident, Instant, Lane } from './result.ts';

export const recoverySchemaVersion = 'breakday-verify/1';

export interface Verification {
  readonly schema: typeof recoverySchemaVersion;
  /** Null where nothing broke. */
  readonly incident: VerifiedIncident | null;
  /** Whether all of its programs have recovered, and none fell silent since: silence is no recovery. Null where nothing broke. */
  readonly recovered: boolean | null;
  readonly programs: readonly VerifiedProgram[];
  /** The last attempt of the whole history; null where it is empty. */
  readonly until: Instant | null;
  /** Whether logins of others were hidden from who pulled. */
  readonly sight: 'all' | 'own';
  /** Other incidents that have not recovered, or in which somebody may have been let in, gravest first. */
  readonly othersOpen: readonly string[];
}

export type VerifiedIncident = Pick<Incident, 'id' | 'kind' | 'verdict' | 'day' | 'headline' | 'users' | 'addresses' | 'firstFailure'>;

export interface VerifiedProgram extends Recovery {
  /** Its last success, where it has been silent for longer than it ever was; null where it has not. */
  readonly silentSince: Instant | null;
}

/** One program since it broke. */
export interface Recovery {
  readonly lane: Lane;
  readonly recovered: boolean;
  /** The first success since its last failure; null where there was none. */
  readonly firstSuccess: Instant | null;
  /** Where that came from. */
  readonly address: string | null;
  /** Whether it logs in another way than when it broke. */
  readonly otherWay: Lane | null;
  readonly successesInARow: number;
  readonly lastFailure: Instant | null;
  /** From the first failure to the first success, in milliseconds. */
  readonly timeToRecover_ms: number | null;
}
