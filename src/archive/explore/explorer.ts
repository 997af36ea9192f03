/** Answers what somebody asks who walks through the history: axes, groups, and windows of rows, one question after the other. */
import type { Attempt } from '../../attempts/attempt.ts';
import type { Term } from '../../attempts/filter-term.ts';
import { blockOf, type OwnerOf } from '../../attempts/origin.ts';
import { resolveStatus } from '../../attempts/reason.ts';
import type { Database } from '../database.ts';
import { allOf, type FilterSql, filterSql } from '../filter-sql.ts';
import { countAttempts } from '../read-attempts.ts';
import { type Grouping, type GroupRow, groupQuery, groupRow, type RawGroupRow } from './group-rows.ts';
import { everyOne, putInOrder, type Sort, window } from './ordered.ts';
import { type FirstSeen, firstsSql, type LaneStep, lanesSql, type Step, stepsSql } from './steps.ts';
import { type UserExtra, userExtraSql } from './user-rows.ts';

/** What is asked of the history: a filter, and the zone in which its dates are days. */
export interface Asked {
  readonly terms: readonly Term[];
  readonly zone: string;
}

export interface Span {
  readonly from: number;
  readonly until: number;
}

export type UserRow = GroupRow & Omit<UserExtra, 'name'>;

export interface Explorer {
  /** The ends of the whole log in milliseconds; null where it is empty. */
  readonly span: Span | null;
  count(asked: Asked): Promise<number>;
  steps(asked: Asked): Promise<Step[]>;
  /** When each address of the attempts that pass was first seen among them. */
  firsts(asked: Asked): Promise<FirstSeen[]>;
  groups(asked: Asked, by: Grouping): Promise<GroupRow[]>;
  users(asked: Asked): Promise<UserRow[]>;
  lanes(asked: Asked): Promise<LaneStep[]>;
  /** How many attempts pass, and a window of them in some order. */
  attempts(asked: Asked, sort: Sort, from: number, count: number): Promise<{ readonly total: number; readonly rows: readonly Attempt[] }>;
  /** Every attempt that passes, in some order, beside all other questions. */
  everyAttempt(asked: Asked, sort: Sort): AsyncIterable<Attempt>;
  readonly ownerOf: OwnerOf;
  /** Stops what is being asked, and ends when nothing is any more. */
  close(): Promise<void>;
}

/** How long after the log begins an address counts as new: before, every address is. */
const warmUp_ms = 14 * 86_400_000;

/** Opens an explorer on a connection of its own. `base` is what the whole session is about. */
export async function openExplorer(main: Database, base: FilterSql, ownerOf: OwnerOf): Promise<Explorer> {
  const database = await main.sibling();
  const inTurn = turns();
  const span = await spanOf(database, base);
  await nameStatuses(database);
  const filterOf = async ({ terms, zone }: Asked): Promise<FilterSql> => allOf([base, await filterSql(database, terms, zone, ownerOf)]);
  const ask = <T extends object>(asked: Asked, sql: (filter: FilterSql) => string): Promise<T[]> =>
    inTurn(async () => {
      const filter = await filterOf(asked);
      return database.rows<T>(sql(filter), filter.parameters);
    });
  const groups = async (asked: Asked, by: Grouping): Promise<GroupRow[]> => {
    if (by === 'block' || by === 'owner') await inTurn(() => nameOrigins(database, ownerOf));
    const { from, until } = span ?? { from: 0, until: 0 };
    return (await ask<RawGroupRow>(asked, (filter) => groupQuery(by, filter, from, until).sql)).map(groupRow);
  };
  let inOrder: { readonly key: string; readonly total: number } | null = null;
  return {
    span,
    count: (asked) => inTurn(async () => countAttempts(database, await filterOf(asked))),
    steps: (asked) => ask(asked, stepsSql),
    firsts: (asked) => ask(asked, firstsSql),
    groups,
    async users(asked) {
      const rows = await groups(asked, 'user');
      const extras = await inTurn(async () => {
        const shown = await filterSql(database, asked.terms, asked.zone, ownerOf);
        const { sql, parameters } = userExtraSql(base, shown, (span?.from ?? 0) + warmUp_ms);
        return database.rows<UserExtra>(sql, parameters);
      });
      const byName = new Map(extras.map((extra) => [extra.name, extra]));
      return rows.map((row) => ({ streak: 0, lanes: 0, newAddresses: 0, ...byName.get(row.name), ...row }));
    },
    lanes: (asked) => ask(asked, lanesSql),
    attempts: (asked, sort, from, count) =>
      inTurn(async () => {
        const key = JSON.stringify([asked, sort]);
        if (inOrder?.key !== key) inOrder = { key, total: await putInOrder(database, await filterOf(asked), sort) };
        return { total: inOrder.total, rows: await window(database, from, count) };
      }),
    async *everyAttempt(asked, sort) {
      const own = await main.sibling();
      try {
        await putInOrder(own, await filterOf(asked), sort);
        yield* everyOne(own);
      } finally {
        own.disconnect();
      }
    },
    ownerOf,
    async close() {
      database.interrupt();
      await inTurn(async () => database.disconnect());
    },
  };
}

/** A connection answers one question at a time; the next one waits until the one before is read to its end. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

async function spanOf(database: Database, base: FilterSql): Promise<Span | null> {
  const { from, until } = await database.row<{ from: number | null; until: number | null }>(
    `select epoch_ms(min(time))::double as "from", epoch_ms(max(time))::double as until from attempts where not shadowed and (${base.sql})`,
    base.parameters,
  );
  return from === null || until === null ? null : { from, until };
}

async function nameStatuses(database: Database): Promise<void> {
  const statuses = await database.rows<{ status: string }>('select distinct status from attempts');
  await database.run('create temp table status_families (status varchar, outcome varchar, family varchar)');
  await database.append(
    'status_families',
    statuses.map(({ status }) => {
      const { outcome, cause } = resolveStatus(status);
      return [status, outcome, cause ?? ''];
    }),
  );
}

async function nameOrigins(database: Database, ownerOf: OwnerOf): Promise<void> {
  const [named] = await database.rows("select 1 from duckdb_tables() where table_name = 'origin_groups'");
  if (named !== undefined) return;
  const addresses = await database.rows<{ address: string }>("select distinct address from attempts where address <> ''");
  const rows = await Promise.all(
    addresses.map(async ({ address }) => [address, blockOf(address), (await ownerOf(address)) ?? ''] as const),
  );
  await database.run('create temp table origin_groups (address varchar, block varchar, owner varchar)');
  await database.append('origin_groups', rows);
}
