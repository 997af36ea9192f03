/** Questions about incidents in the making, each asked of the database once for all of them: most of what a question costs is its asking. */
import type { Calendar } from '../attempts/calendar.ts';
import type { OwnerOf } from '../attempts/origin.ts';
import type { Candidate, Context } from './candidate.ts';
import { type Questions, sqlOf } from './history.ts';
import { thresholds } from './thresholds.ts';

/** What questions are asked about, and with what their answers are told. */
export interface Asking {
  readonly candidates: readonly Candidate[];
  readonly context: Context;
  readonly database: Questions;
  readonly calendar: Calendar;
  /** Days of the calendar of which the log tells something, be it that nothing happened. */
  readonly coveredDays: ReadonlySet<string>;
  readonly ownerOf: OwnerOf;
}

/** What is asked about one candidate, in whole numbers: a span, both ends included, and what the question needs besides. */
export interface Asked {
  readonly first: number;
  readonly last: number;
  readonly [besides: string]: number;
}

/** The rows that answer a question about a candidate; none where it was not asked. */
export type Answer<Row> = (candidate: Candidate) => readonly Row[];

/**
 * Asks the question in the file `name`.sql about all candidates of which `askedOf` says anything: it stands in the table
 * `asked`, and the attempts from `first` to `last`, in milliseconds, in `theirs`. Rows carry the candidate's number.
 */
export async function ask<Row>(
  { candidates, database }: Asking,
  name: string,
  askedOf: (candidate: Candidate) => readonly Asked[],
  parameters: readonly (string | number)[] = [],
): Promise<Answer<Row>> {
  const asked = candidates.flatMap((candidate, number) => askedOf(candidate).map((numbers) => ({ candidate: number, ...numbers })));
  const [one] = asked;
  if (one === undefined) return () => [];
  await tableOf(
    database,
    'asked',
    Object.keys(one),
    asked.map((numbers) => Object.values(numbers)),
  );
  await database.run(sqlOf('theirs'));
  const rows = await database.rows<Row & { candidate: number }>(sqlOf(name), parameters);
  const byCandidate = Map.groupBy(rows, ({ candidate }) => candidates[candidate]);
  return (candidate) => byCandidate.get(candidate) ?? [];
}

/** Lays out the attempts of the candidates' lanes and of those that they continue, and the calendar. `noFailures`: the statuses that are none, a line each. */
export async function layOut({ candidates, context, calendar, database }: Asking, noFailures: string): Promise<void> {
  const lanes = candidates.flatMap(({ lineage }, number) => [...new Set(lineage)].map((lane) => [number, lane]));
  const origins = candidates.flatMap(({ origins }, number) => [...new Set(origins)].map((origin) => [number, origin]));
  await tableOf(database, 'candidate_lanes', ['candidate', 'lane'], lanes);
  await tableOf(database, 'candidate_origins', ['candidate', 'origin'], origins);
  await tableOf(database, 'days', ['begins', 'day'], daysOf(context, calendar));
  await database.run(sqlOf('involved'), [noFailures, thresholds.stepAnswered_ms]);
  await database.run(sqlOf('lane-origins'));
}

const day = 86_400_000;
const quarter = 900_000;

/** When each day of the log begins, in milliseconds, and the day counted from 1970: every zone's midnight falls between two quarters of an hour. */
function daysOf({ logFrom, logUntil }: Context, calendar: Calendar): number[][] {
  const begins = Math.floor(logFrom / quarter) * quarter;
  const quarters = Array.from({ length: Math.floor((logUntil - begins) / quarter) + 1 }, (_, i) => begins + i * quarter);
  const firsts = quarters.filter((at) => at === begins || calendar.day(at) !== calendar.day(at - quarter));
  return firsts.map((at) => [at, Date.parse(calendar.day(at)) / day]);
}

/** Makes a table of whole numbers; its name and those of its columns are ours. */
async function tableOf(database: Questions, name: string, columns: readonly string[], rows: readonly (readonly number[])[]): Promise<void> {
  const lists = columns.map((column, i) => `unnest(string_split(nullif($${i + 1}, ''), ',')::bigint[]) as ${column}`);
  await database.run(
    `create or replace temp table ${name} as select ${lists.join(', ')}`,
    columns.map((_, i) => rows.map((row) => row[i]).join(',')),
  );
}
