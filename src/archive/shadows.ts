/**
 * Inputs of different shapes tell of the same attempts. Of each attempt the row that tells more stays, the others are kept
 * as `shadowed` and lend it what its own kind of input does not carry. All of it is worked out afresh for a span of time
 * from the rows themselves, so the order of imports makes no difference.
 */
import { type ColumnName, columnNames, type Precision } from '../attempts/attempt.ts';
import { type Database, identifier, literal } from './database.ts';
import { columnsOfText } from './shape.ts';

/** A span of instants, as the texts of two timestamps; the second is outside. */
export interface Span {
  readonly from: string;
  readonly until: string;
}

/** The rows of one shape, org and way of telling them apart; they never shadow each other. */
interface Group {
  readonly columns: readonly ColumnName[];
  readonly columnsText: string;
  readonly precision: Precision;
  readonly org: string;
  readonly hasIds: boolean;
}

/** Whole minutes, so that no row is cut off from one that tells its time more coarsely; null where nothing is staged. */
export async function spanOfStaged(database: Database): Promise<Span | null> {
  const { from, until } = await database.row<{ from: string | null; until: string | null }>(
    `select date_trunc('minute', min(time)) as "from", date_trunc('minute', max(time)) + interval 1 minute as until from staged`,
  );
  return from === null || until === null ? null : { from, until };
}

/** The attempts of a span, each counted once. */
export async function countAttempts(database: Database, span: Span): Promise<number> {
  return (await database.row<{ rows: number }>(`select count(*) as rows from attempts where not shadowed and ${within(span)}`)).rows;
}

export async function castShadows(database: Database, span: Span): Promise<void> {
  const groups = (await groupsOf(database, span)).toSorted(byTelling);
  for (const group of groups) await forgetShadows(database, group, span);
  for (const [rank, lesser] of groups.entries()) {
    for (const fuller of groups.slice(0, rank)) {
      if (canShareAttempts(fuller, lesser)) await castShadow(database, fuller, lesser, span);
    }
  }
}

async function groupsOf(database: Database, span: Span): Promise<Group[]> {
  const found = await database.rows<{ columns: string; precision: Precision; org: string; has_ids: boolean }>(
    `select distinct inputs.columns, inputs.precision, attempts.org, attempts.id <> '' as has_ids
     from attempts join inputs using (input) where ${within(span)}`,
  );
  return found.map(({ columns, precision, org, has_ids }) => ({
    columns: columnsOfText(columns),
    columnsText: columns,
    precision,
    org,
    hasIds: has_ids,
  }));
}

const precisions: readonly Precision[] = ['millisecond', 'second', 'minute'];

/** Which rows tell more: an Id, an application, a finer time, more columns; the texts decide only so that something does. */
function byTelling(a: Group, b: Group): number {
  const more = (told: (group: Group) => boolean) => Number(told(b)) - Number(told(a));
  return (
    more((group) => group.hasIds) ||
    more((group) => group.columns.includes('application')) ||
    precisions.indexOf(a.precision) - precisions.indexOf(b.precision) ||
    b.columns.length - a.columns.length ||
    compare(a.columnsText, b.columnsText) ||
    compare(b.org, a.org)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** User names are unique in the whole world, so rows of an unknown org may be those of any; known orgs stay apart. */
function canShareAttempts(a: Group, b: Group): boolean {
  const sameShape = a.columnsText === b.columnsText && a.precision === b.precision;
  return a.org === b.org ? !sameShape : a.org === '' || b.org === '';
}

async function forgetShadows(database: Database, group: Group, span: Span): Promise<void> {
  const lent = lendable.filter((name) => !group.columns.includes(name)).map(identifier);
  const changes = ['shadowed = false', ...lent.map((name) => `${name} = ''`)];
  const touched = ['shadowed', ...lent.map((name) => `${name} <> ''`)];
  await database.run(`update attempts set ${changes.join(', ')} where ${rowsOf(group, span)} and (${touched.join(' or ')})`);
}

async function castShadow(database: Database, fuller: Group, lesser: Group, span: Span): Promise<void> {
  const common = lendable.filter((name) => fuller.columns.includes(name) && lesser.columns.includes(name));
  const coarser = precisions[Math.max(precisions.indexOf(fuller.precision), precisions.indexOf(lesser.precision))];
  const key = fuller.hasIds && lesser.hasIds ? 'left(id, 15)' : `date_trunc('${coarser}', time), "user", address, status`;
  const order = [...common.map(identifier), 'time', 'sequence', 'rowid'].join(', ');
  const ranked = (group: Group) =>
    `select rowid as place, row(${key}) as attempt, row_number() over (partition by ${key} order by ${order}) as nth
     from attempts where ${rowsOf(group, span)} and not shadowed`;
  await database.run(
    `create or replace temp table shadows as
     with fuller as (${ranked(fuller)}), lesser as (${ranked(lesser)})
     select fuller.place as fuller, lesser.place as lesser from fuller join lesser using (attempt, nth)`,
  );
  await lend(database, fuller, lesser);
  await database.run('update attempts set shadowed = true where rowid in (select lesser from shadows); drop table shadows');
}

/** What a row may lend to the one that stays: everything but what says which attempt it is. */
const lendable = columnNames.filter((name) => !['id', 'user', 'address', 'status', 'org'].includes(name));

async function lend(database: Database, fuller: Group, lesser: Group): Promise<void> {
  const lent = lendable.filter((name) => !fuller.columns.includes(name) && lesser.columns.includes(name)).map(identifier);
  if (lent.length === 0) return;
  await database.run(
    `update attempts set ${lent.map((name) => `${name} = if(attempts.${name} = '', lender.${name}, attempts.${name})`).join(', ')}
     from shadows join attempts as lender on lender.rowid = shadows.lesser where attempts.rowid = shadows.fuller`,
  );
}

function rowsOf({ columnsText, precision, org, hasIds }: Group, span: Span): string {
  const inputs = `select input from inputs where columns = ${literal(columnsText)} and precision = ${literal(precision)}`;
  return `input in (${inputs}) and org = ${literal(org)} and (id <> '') = ${hasIds} and ${within(span)}`;
}

function within({ from, until }: Span): string {
  return `time >= timestamp ${literal(from)} and time < timestamp ${literal(until)}`;
}
