/** The door to an org's login history: what is new there is brought into the archive. */
import { tz } from '@date-fns/tz';
import { isValid, parseISO } from 'date-fns';
import { type Archive, openArchive } from '../archive/archive.ts';
import { knownUsers } from '../archive/org-users.ts';
import { rememberOrg } from '../archive/orgs.ts';
import { markOwnLogins } from '../archive/own-logins.ts';
import type { Settings } from '../config.ts';
import { UserError } from '../errors.ts';
import type { Instant, Reject } from '../findings/result.ts';
import { count } from '../findings/wording.ts';
import type { LoginHistory } from '../sources/org/login-history.ts';
import type { Org, OrgAccess, Session, Usage, WayIn } from '../sources/org/org.ts';
import { inOrg } from './enter-org.ts';
import { type PlannedQuery, plannedQueries } from './pull/dry-run.ts';
import { type PulledFiles, pullEventLogs } from './pull/event-logs.ts';
import { type HistoryPull, pullHistory } from './pull/history.ts';
import { beginning } from './pull/holes.ts';
import { pullNames } from './pull/names.ts';
import { type PulledRows, type PullProgress, Tally } from './pull/tally.ts';

export type { OrgAccess } from '../sources/org/org.ts';
export type { PlannedQuery } from './pull/dry-run.ts';
export type { PulledRows, PullProgress } from './pull/tally.ts';

/** What a pull brought, as plain data. */
export interface PullSummary {
  /** The org's id. */
  readonly org: string;
  readonly alias: string | null;
  readonly instanceUrl: string;
  readonly username: string;
  readonly wayIn: WayIn;
  readonly apiVersion: string;
  /** `own`: this user sees only his own logins, so nobody can say that all is well. */
  readonly sight: 'all' | 'own';
  readonly rows: PulledRows;
  /** The first rejected rows; `rows.rejected` counts them all. */
  readonly rejects: readonly Reject[];
  /** The oldest attempt that the org still had, where the pull came to it; older ones are gone there. */
  readonly oldest: Instant | null;
  /** Attempts between these may be lost: the org had forgotten them before they were pulled. */
  readonly forgotten: { readonly from: Instant; readonly until: Instant } | null;
  /** Users who were asked for by name, and how many of them stay ids. */
  readonly users: { readonly asked: number; readonly unnamed: number };
  /** Null where none were wanted. */
  readonly eventLogFiles: PulledFiles | null;
  readonly api: Usage;
  /** It was ended from outside; what was complete is kept. */
  readonly interrupted: boolean;
}

export interface PullWishes {
  /** Told when another process holds the archive. */
  readonly wait: (message: string) => void;
  /** Told after every page. */
  readonly progress?: (progress: PullProgress) => void;
  /** Told what takes longer than usual, in a sentence. */
  readonly say?: (message: string) => void;
  /** Only what happened from this day or instant on. */
  readonly since?: string;
  readonly eventLogFiles?: boolean;
  /** Ends the pull; what is complete stays. */
  readonly signal?: AbortSignal;
  /** Nobody looks on who would mend a password: one that was refused is not sent again. */
  readonly unattended?: boolean;
}

/** Brings what the archive does not hold yet. What a pull had complete when it fails or is ended stays. */
export async function pull(access: OrgAccess, settings: Settings, wishes: PullWishes): Promise<PullSummary> {
  const since = sinceOf(wishes.since, settings.timezone);
  return inOrg(access, settings, { say: ignore, ...wishes }, (org) => pullFrom(org, since, settings, wishes));
}

async function pullFrom(org: Org, since: number, settings: Settings, wishes: PullWishes): Promise<PullSummary> {
  const { wait, progress = ignore, say = ignore, signal, eventLogFiles = false } = wishes;
  const history = await historyOf(org);
  const archive = await openArchive(settings.archivePath, { ...settings, onWait: wait });
  const tally = new Tally(() => org.usage(), progress);
  try {
    const users = await knownUsers(archive.database, org.id);
    const reading = { timezone: 'UTC', org: org.id, users: { of: (id: string) => users.get(id) } };
    const more = await bring({ archive, org, history, reading, since, tally, say }, eventLogFiles ? settings.spillTo : null)
      .finally(() => remember(archive, org, tally))
      .catch((error) => ended(error, signal, tally));
    return { ...described(org), ...told(tally), ...(more ?? nothingMore), api: org.usage(), interrupted: more === null };
  } finally {
    await archive.close();
  }
}

/** What a pull would ask for, and how many rows that is; nothing is read, and nothing written. */
export async function planPull(access: OrgAccess, settings: Settings, wishes: PullWishes): Promise<readonly PlannedQuery[]> {
  const since = sinceOf(wishes.since, settings.timezone);
  return inOrg(access, settings, { say: ignore, ...wishes }, async (org) =>
    plannedQueries(org, await historyOf(org), since, settings, wishes),
  );
}

async function historyOf(org: Org): Promise<LoginHistory> {
  const { describeLoginHistory } = await import('../sources/org/login-history.ts');
  return describeLoginHistory(org, nameOf(org.session));
}

async function bring(pull: HistoryPull, eventLogsThrough: string | null): Promise<Pick<PullSummary, 'users' | 'eventLogFiles'>> {
  await pullHistory(pull);
  const users = await pullNames(pull);
  return { users, eventLogFiles: eventLogsThrough === null ? null : await pullEventLogs(pull, eventLogsThrough) };
}

const nothingMore = { users: { asked: 0, unnamed: 0 }, eventLogFiles: null };

/** Null for a pull that was ended from outside; any other error goes on, with a word on what is kept. */
function ended(error: unknown, signal: AbortSignal | undefined, { rows }: Tally): null {
  if (signal?.aborted) return null;
  if (!(error instanceof UserError) || rows.new === 0) throw error;
  const kept = rows.new === 1 ? '1 new attempt came before and is kept' : `${count(rows.new, 'new attempt')} came before and are kept`;
  throw new UserError(`${error.message}; ${kept}`, error.advice, error.exitStatus);
}

/** Also of a pull that failed: what it brought is kept. */
async function remember({ database }: Archive, { id, session, user, answeredAt }: Org, { sight }: Tally): Promise<void> {
  await markOwnLogins(database);
  if (sight === null) return;
  const { alias, instanceUrl, wayIn } = session;
  const org = { org: id, alias: alias ?? '', instanceUrl, username: user.username, wayIn, sight };
  await rememberOrg(database, org, answeredAt());
}

function described({ id, session: { alias, instanceUrl, wayIn }, user, apiVersion }: Org) {
  return { org: id, alias, instanceUrl, username: user.username, wayIn, apiVersion };
}

function told({ sight, rows, rejects, oldest, forgotten }: Tally) {
  return { sight: sight ?? 'own', rows, rejects, oldest, forgotten } as const;
}

/** The name under which the archive tells what came from an org. */
function nameOf({ alias, instanceUrl }: Session): string {
  return alias ?? new URL(instanceUrl).host;
}

function sinceOf(text: string | undefined, timezone: string): number {
  if (text === undefined) return beginning;
  const since = parseISO(text, { in: tz(timezone) });
  if (isValid(since)) return since.getTime();
  throw new UserError(`--since: '${text}' is no date`, 'Use a date such as 2026-01-31, or an instant such as 2026-01-31T06:00:00Z.', 2);
}

function ignore(): void {}
