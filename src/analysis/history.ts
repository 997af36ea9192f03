/**
 * Login history as the judges read it: one user at a time, each of his lanes with its attempts in time order. Only one
 * user's history is in memory at once, so that the length of the log does not matter.
 */
import { readFileSync } from 'node:fs';
import { isApiLogin } from '../attempts/labels.ts';
import { resolveStatus, type Status } from '../attempts/reason.ts';
import type { Lane } from '../findings/result.ts';
import { thresholds } from './thresholds.ts';

/** What analysis asks of a database: rows of plain data, and chunks of columns where there are many. */
export interface Questions {
  run(sql: string, parameters?: readonly (string | number | null)[]): Promise<void>;
  rows<T extends object>(sql: string, parameters?: readonly (string | number | null)[]): Promise<T[]>;
  chunks(sql: string): AsyncIterable<readonly { readonly itemCount: number; getItem(index: number): unknown }[]>;
}

export interface Origin {
  readonly address: string;
  /** First and last attempt from the address in the whole log, in milliseconds. */
  readonly first_seen: number;
  readonly last_seen: number;
  readonly successes: number;
}

/** The distinct things that attempts refer to by number. */
export interface Dimensions {
  readonly origins: readonly Origin[];
  readonly statuses: readonly Status[];
  readonly lanes: readonly (Lane & { readonly number: number; readonly api: boolean })[];
  /** The last attempt of each lane that has no origin, in milliseconds; 0 where it has none. It is an attempt, though it is not judged. */
  readonly lastWithoutOrigin: readonly number[];
}

/** One attempt: the number of its lane, an instant in milliseconds, the numbers of its origin and status. */
export interface Entry {
  readonly lane: number;
  readonly time: number;
  readonly origin: number;
  readonly status: number;
  readonly succeeded: boolean;
}

export interface LaneHistory {
  readonly lane: number;
  readonly entries: Entry[];
}

export interface UserHistory {
  readonly user: string;
  readonly lanes: LaneHistory[];
}

/** Numbers the distinct origins, statuses and lanes of the attempts table. */
export async function readDimensions(database: Questions): Promise<Dimensions> {
  await database.run(sqlOf('dimensions'));
  const origins = await database.rows<Origin>('select * from origins order by origin');
  const statuses = await database.rows<{ status: string }>('select status from statuses order by status_number');
  const lanes = await database.rows<Record<string, string>>('select * exclude (last_without_origin) from lanes order by lane');
  const lasts = await database.rows<{ last_without_origin: number }>('select last_without_origin from lanes order by lane');
  return {
    origins,
    statuses: statuses.map(({ status }) => resolveStatus(status)),
    lanes: lanes.map((row, number) => {
      const [loginType = '', apiType = ''] = [row.login_type, row.api_type];
      return {
        number,
        user: row.user ?? '',
        loginType,
        loginSubtype: row.login_subtype ?? '',
        application: row.application ?? '',
        apiType,
        loginUrl: row.login_url ?? '',
        api: isApiLogin(loginType, apiType),
      };
    }),
    lastWithoutOrigin: lasts.map(({ last_without_origin }) => last_without_origin),
  };
}

/**
 * The history of everybody, or of those alone to whom anything can have happened, in the order of user names. Challenges
 * that were answered are left out: they are steps, not failures. `heardUntil`: up to when something would be known, in milliseconds.
 */
export async function* readHistory(
  database: Questions,
  dimensions: Dimensions,
  whose: 'everybody' | 'eventful',
  heardUntil: number,
): AsyncGenerator<UserHistory> {
  await database.run(sqlOf('users-to-read'), [whose, heardUntil - thresholds.silence_ms]);
  let user: string | null = null;
  let log: Logged[] = [];
  for await (const [lanes, times, origins, statuses] of database.chunks(sqlOf('history'))) {
    for (let i = 0; i < (lanes?.itemCount ?? 0); i += 1) {
      const lane = lanes?.getItem(i) as number;
      const owner = dimensions.lanes[lane]?.user ?? '';
      if (owner !== user) {
        if (user !== null) yield historyOf(user, log, dimensions);
        user = owner;
        log = [];
      }
      const [time, origin, status] = [times?.getItem(i) as number, origins?.getItem(i) as number, statuses?.getItem(i) as number];
      log.push({ lane, time, origin, status, succeeded: false });
    }
  }
  if (user !== null) yield historyOf(user, log, dimensions);
}

type Logged = { lane: number; time: number; origin: number; status: number; succeeded: boolean };

function historyOf(user: string, log: readonly Logged[], { statuses }: Dimensions): UserHistory {
  const lanes = new Map<number, LaneHistory>();
  const kept: Logged[] = [];
  const nextSuccess = new Map<number, number>();
  for (let i = log.length - 1; i >= 0; i -= 1) {
    const attempt = log[i] as Logged;
    const outcome = statuses[attempt.status]?.outcome;
    if (outcome === 'success') {
      attempt.succeeded = true;
      nextSuccess.set(attempt.origin, attempt.time);
    }
    const answered = outcome === 'step' && (nextSuccess.get(attempt.origin) ?? Infinity) - attempt.time <= thresholds.stepAnswered_ms;
    if (!answered) kept.push(attempt);
  }
  for (const attempt of kept.reverse()) {
    const lane = lanes.get(attempt.lane);
    if (lane) lane.entries.push(attempt);
    else lanes.set(attempt.lane, { lane: attempt.lane, entries: [attempt] });
  }
  return { user, lanes: [...lanes.values()] };
}

/** The text of a query that stands beside this file. */
export function sqlOf(name: string): string {
  return readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
}
