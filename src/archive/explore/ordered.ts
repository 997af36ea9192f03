/** The attempts that pass a filter in some order, a window at a time: only their places are kept, never the rows. */
import type { Attempt } from '../../attempts/attempt.ts';
import { inOrder } from '../../attempts/origin.ts';
import type { Database } from '../database.ts';
import { identifier } from '../database.ts';
import type { FilterSql } from '../filter-sql.ts';
import { readOrdered } from '../read-attempts.ts';

/** The columns by which attempts can be sorted. */
export type SortColumn = 'time' | 'user' | 'address' | 'status' | 'login_type' | 'application' | 'country';

export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

const table = 'in_order';
const places = 'address_places';

/** Puts the attempts into order and says how many there are. The order stays until another one is asked for. */
export async function putInOrder(database: Database, filter: FilterSql, { column, descending }: Sort): Promise<number> {
  const direction = descending ? 'desc' : 'asc';
  if (column === 'address') await placeAddresses(database);
  const first = column === 'time' ? '' : `${column === 'address' ? 'place' : identifier(column)} ${direction}, `;
  const time = column === 'time' ? direction : 'desc';
  await database.run(
    `create or replace temp table ${table} as select input, line from attempts ${column === 'address' ? `join ${places} using (address)` : ''} where not shadowed and (${filter.sql})
     order by ${first}time ${time}, sequence ${time}, "user", address, input, line`,
    filter.parameters,
  );
  return (await database.row<{ total: number }>(`select count(*) as total from ${table}`)).total;
}

/** Gives each address its place among all of them: as texts, 9.9.9.9 would come after 10.0.0.1. */
async function placeAddresses(database: Database): Promise<void> {
  const [placed] = await database.rows('select 1 from duckdb_tables() where table_name = ?', [places]);
  if (placed !== undefined) return;
  const found = await database.rows<{ address: string }>('select distinct address from attempts');
  const keyed = found.map(({ address }) => ({ address, key: inOrder(address) }));
  const sorted = keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  await database.run(`create temp table ${places} (address varchar, place integer)`);
  await database.append(
    places,
    sorted.map(({ address }, i) => [address, i]),
  );
}

/** A window of the attempts in the order that was asked for last. */
export async function window(database: Database, from: number, count: number): Promise<Attempt[]> {
  const attempts = [];
  for await (const attempt of inPlaces(database, `rowid >= ${from} and rowid < ${from + count}`)) attempts.push(attempt);
  return attempts;
}

/** All attempts in the order that was asked for last. */
export function everyOne(database: Database): AsyncGenerator<Attempt> {
  return inPlaces(database, 'true');
}

function inPlaces(database: Database, which: string): AsyncGenerator<Attempt> {
  return readOrdered(
    database,
    `(select rowid as place, input, line from ${table} where ${which}) join attempts using (input, line) order by place`,
  );
}
