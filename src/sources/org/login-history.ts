/** The object LoginHistory: which of its fields are asked for, in which words, and its rows as an input of attempts. */
import type { ColumnName } from '../../attempts/attempt.ts';
import { UserError } from '../../errors.ts';
import { count } from '../../findings/wording.ts';
import { layoutOf } from '../layout.ts';
import type { Input, RawRow } from '../source.ts';
import { Refusal } from './client/refusal.ts';
import type { Org, QueryPage } from './org.ts';

/** What this org and this version of the API offer of it. */
export interface LoginHistory {
  readonly name: string;
  readonly columns: readonly ColumnName[];
  /** The field behind each column. */
  readonly fields: readonly string[];
  /** Whether rows of one instant can be told in the order of their Ids. */
  readonly sortsById: boolean;
}

export type Row = Readonly<Record<string, string | null>>;

/** Instants in milliseconds; what is null has no end there. Both ends belong to it. */
export interface Period {
  readonly from: number | null;
  readonly until: number | null;
}

/** Asks which fields there are; an input of its rows goes by `name`. */
export async function describeLoginHistory(org: Org, name: string): Promise<LoginHistory> {
  const described = await org.describe('LoginHistory').catch(withoutIt);
  const titles = described.map((field) => field.name);
  const { columns, columnsAt } = layoutOf('LoginHistory', titles, 'json');
  const sortsById = described.some((field) => field.name === 'Id' && field.sortable);
  return { name, columns, fields: columnsAt.map((at) => titles[at] ?? ''), sortsById };
}

function withoutIt(error: unknown): never {
  if (!(error instanceof Refusal) || error.status !== 404) throw error;
  throw new UserError(
    'the org shows this user no login history (it has no object LoginHistory)',
    'Give the user “Manage Users” or “Monitor Login History”, or take another user.',
  );
}

/** The query for a period, newest first. Only LoginTime is filtered by: the org refuses most other fields. */
export function soqlOf({ fields, sortsById }: LoginHistory, period: Period): string {
  const order = sortsById ? 'LoginTime DESC, Id DESC' : 'LoginTime DESC';
  return `SELECT LoginTime, ${fields.join(', ')} FROM LoginHistory${whereOf(period)} ORDER BY ${order}`;
}

/** The query that counts a period. */
export function countingSoqlOf(period: Period): string {
  return `SELECT COUNT() FROM LoginHistory${whereOf(period)}`;
}

function whereOf({ from, until }: Period): string {
  const conditions = [
    ...(from === null ? [] : [`LoginTime >= ${soqlInstant(Math.floor(from / 1000))}`]),
    ...(until === null ? [] : [`LoginTime <= ${soqlInstant(Math.ceil(until / 1000))}`]),
  ];
  return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
}

function soqlInstant(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/**
 * From so many rows on, a bulk job is asked for. Below, pages of 2,000 are there sooner; above, a job spares more than a
 * hundred calls.
 */
const bulkPaysFrom = 200_000;

/** The rows of a query, newest first, in pages or as the parts of a bulk job, whichever pays; `say` is told of the latter. */
export async function* readLoginHistory(
  org: Org,
  soql: string,
  say: (message: string) => void,
  jobPaysFrom = bulkPaysFrom,
): AsyncGenerator<QueryPage<Row, number | null>> {
  const pages = org.query<Row>(soql)[Symbol.asyncIterator]();
  const first = await pages.next();
  if (first.done === true) return;
  if (first.value.totalSize >= jobPaysFrom) {
    say(`${count(first.value.totalSize, 'row')}: asking the org for a bulk job`);
    const parts = org.bulk<Row>(soql, say)[Symbol.asyncIterator]();
    const begun = await parts.next().catch(refusedJob);
    if (begun !== null) {
      if (begun.done !== true) yield begun.value;
      yield* { [Symbol.asyncIterator]: () => parts };
      return;
    }
    say('the org refuses bulk jobs; going on page by page');
  }
  yield first.value;
  yield* { [Symbol.asyncIterator]: () => pages };
}

/** A user who may not run bulk jobs, or an org whose jobs do not know the object, can still be read page by page. */
function refusedJob(error: unknown): null {
  if (error instanceof Refusal && error.ofTheQuestion) return null;
  throw error;
}

/** A page as an input. */
export function inputOf({ name, columns, fields }: LoginHistory, records: readonly Row[]): Input {
  const rows = records.map((record, i): RawRow => [i + 1, record.LoginTime ?? null, ...fields.map((field) => record[field] ?? null)]);
  async function* read() {
    yield { rows, rejects: [] };
  }
  return { name, format: 'org', timeTitle: 'LoginTime', timezone: 'UTC', finest: 'second', columns, rows: { kind: 'stream', read } };
}
