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

/** Puts the attempts into order and says how many there are. The order stays until another one is asked for. */
export async function putInOrder(database: Database, filter: FilterSql, { column, descending }: Sort): Promise<number> {
  const direction = descending ? 'desc' : 'asc';
  const texts = [...new Set(['user', 'address', ...(column === 'time' ? [] : [column])] as const)];
  for (const text of texts) await placeTexts(database, text);
  const joins = texts.map((text) => `join ${placesOf(text)} on ${placesOf(text)}.text = attempts.${identifier(text)}`);
  const first = column === 'time' ? '' : `${placesOf(column)}.place ${direction}, `;
  const time = column === 'time' ? direction : 'desc';
  await database.run(
    `create or replace temp table ${table} as select input, line from attempts ${joins.join(' ')} where not shadowed and (${filter.sql})
     order by ${first}time ${time}, sequence ${time}, ${placesOf('user')}.place, ${placesOf('address')}.place, input, line`,
    filter.parameters,
  );
  return (await database.row<{ total: number }>(`select count(*) as total from ${table}`)).total;
}

/**
 * Gives each text of a column its place among all of them, once: rows are put in order by numbers several times faster than by texts,
 * and as texts the address 9.9.9.9 would come after 10.0.0.1.
 */
async function placeTexts(database: Database, column: SortedText): Promise<void> {
  const [placed] = await database.rows('select 1 from duckdb_tables() where table_name = ?', [placesOf(column)]);
  if (placed !== undefined) return;
  const found = await database.rows<{ text: string }>(`select distinct ${identifier(column)} as text from attempts order by text`);
  const sorted = column === 'address' ? found.map(keyed).sort((a, b) => (a.key < b.key ? -1 : 1)) : found;
  await database.run(`create temp table ${placesOf(column)} (text varchar, place integer)`);
  await database.append(
    placesOf(column),
    sorted.map(({ text }, i) => [text, i]),
  );
}

type SortedText = Exclude<SortColumn, 'time'>;

function placesOf(column: SortedText): string {
  return `${column}_places`;
}

function keyed({ text }: { readonly text: string }): { readonly text: string; readonly key: string } {
  return { text, key: inOrder(text) };
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
