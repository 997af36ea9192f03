/** Reads attempts back out of an archive, as every face shows them. */
import { type Attempt, type ColumnName, columnNames } from '../attempts/attempt.ts';
import { instant } from '../attempts/calendar.ts';
import { resolveStatus, type Status } from '../attempts/reason.ts';
import type { Column, Database, Value } from './database.ts';
import type { FilterSql } from './filter-sql.ts';

const shownApart: ReadonlySet<ColumnName> = new Set(['user', 'address', 'status']);
const others = columnNames.filter((name) => !shownApart.has(name));

export interface Page {
  readonly newestFirst: boolean;
  readonly offset: number;
  /** Null: all of them. */
  readonly limit: number | null;
}

/** The attempts that pass a filter, in time order. */
export async function* readAttempts(database: Database, filter: FilterSql, { newestFirst, offset, limit }: Page): AsyncGenerator<Attempt> {
  const direction = newestFirst ? 'desc' : 'asc';
  yield* readOrdered(
    database,
    `attempts where not shadowed and (${filter.sql})
     order by time ${direction}, sequence ${direction}, "user" ${direction}, address ${direction}
     ${limit === null ? '' : `limit ${limit}`} offset ${offset}`,
    filter.parameters,
  );
}

/** The attempts that some tables hold: what would stand behind the word `from` of a statement of ours. */
export async function* readOrdered(database: Database, tables: string, parameters: readonly Value[] = []): AsyncGenerator<Attempt> {
  const read = attemptReader();
  for await (const columns of database.chunks(`select ${attemptColumns} from ${tables}`, parameters)) {
    const length = columns[0]?.itemCount ?? 0;
    for (let i = 0; i < length; i += 1) yield read(columns, i);
  }
}

/** What has to be selected to read an attempt. */
export const attemptColumns = `epoch_ms(time)::double, sequence::double, "user", address, status, ${others.map((name) => `"${name}"`).join(', ')}`;

/** Makes attempts of the columns of a chunk, the first of which are {@link attemptColumns}. */
export function attemptReader(): (columns: readonly Column[], row: number) => Attempt {
  const statuses = new Map<string, Status>();
  return (columns, row) => {
    const [time, sequence, user, address, label, ...rest] = columns.map((column) => column.getItem(row));
    const text = String(label);
    const status = statuses.get(text) ?? resolveStatus(text);
    statuses.set(text, status);
    return {
      time: instant(time as number),
      sequence: sequence as number,
      user: String(user),
      address: String(address) || null,
      status: text,
      outcome: status.outcome,
      reason: status.cause ?? 'none',
      fields: Object.fromEntries(others.map((name, column) => [name, String(rest[column])]).filter(([, text]) => text !== '')),
    };
  };
}

/** How many attempts pass a filter. */
export async function countAttempts(database: Database, filter: FilterSql): Promise<number> {
  const { attempts } = await database.row<{ attempts: number }>(
    `select count(*) as attempts from attempts where not shadowed and (${filter.sql})`,
    filter.parameters,
  );
  return attempts;
}
