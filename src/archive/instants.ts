/** Reads the raw times of `staged` as instants: the reading is decided on the whole column, and the engine applies it. */
import { decideTime, type TimeChoice, type TimeGroup, type TimeSource } from '../attempts/decide-time.ts';
import { plausible, type TimeReading } from '../attempts/moment.ts';
import { type ZoneTransition, zoneTransitions } from '../attempts/zone-transitions.ts';
import { UserError } from '../errors.ts';
import { type Database, literal } from './database.ts';

export interface Instants {
  readonly reading: TimeReading;
  /** Rows whose local time happened twice or never. */
  readonly unclearTimes: number;
}

/**
 * How the first times of an input are to be read, as an expression over `raw_time`: it spares another pass if the whole column agrees.
 * Null where they leave that open.
 */
export function likelyClock(first: readonly string[], source: TimeSource, choice: TimeChoice): string | null {
  try {
    const reading = decideTime(
      first.map((text) => ({ text, rows: 1 })),
      source,
      choice,
    );
    return reading.formats.length > 0 ? wallClock(reading) : null;
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** Fills `time`, which was staged as `staged` reads it, and stays null where the text is no date under the reading that the column allows. */
export async function readInstants(database: Database, source: TimeSource, choice: TimeChoice, staged: string | null): Promise<Instants> {
  let groups = await timeGroups(database);
  const padded = groups.some(({ text }) => text !== text.trim());
  if (padded) {
    await database.run('update staged set raw_time = trim(raw_time)');
    groups = await timeGroups(database);
  }
  // Two zones of one length may stand behind the same hour of the same day: the one in which clocks go back.
  if (groups.some(({ text }) => /[A-Z]{3}(?:[+\u2212-][\d:]+)?$/.test(text))) groups = await timeGroups(database, ', right(raw_time, 4)');
  const reading = decideTime(groups, source, choice);
  if (reading.formats.length === 0) return { reading, unclearTimes: 0 };
  const clock = wallClock(reading);
  if (padded || clock !== staged) await database.run(`update staged set time = ${clock}`);
  const transitions = await transitionsOf(database, reading);
  const unclearTimes = await countUnclear(database, transitions);
  const offset = offsetMinutes(reading, transitions);
  if (offset !== '0') await database.run(`update staged set time = time - to_minutes(${offset})`);
  await database.run(`update staged set time = null where time < epoch_ms(${plausible.fromMs}) or time >= epoch_ms(${plausible.untilMs})`);
  return { reading, unclearTimes };
}

/** How rows of one instant follow each other, as an expression over `staged`: a file that tells the newest first is read from its end. */
export async function sequenceOf(database: Database, newestFirstUnlessTold: boolean): Promise<string> {
  const { trend } = await database.row<{ trend: number | null }>('select covar_pop(rowid, epoch(time)) as trend from staged');
  const newestFirst = trend === null || trend === 0 ? newestFirstUnlessTold : trend < 0;
  return newestFirst ? '-rowid' : 'rowid';
}

async function timeGroups(database: Database, finer = ''): Promise<TimeGroup[]> {
  const groups = await database.rows<{ text: string; rows: number }>(
    `select min(raw_time) as text, count(*) as rows from staged where raw_time <> '' group by left(raw_time, 10), length(raw_time)${finer}`,
  );
  return groups.filter(({ text }) => text.trim() !== '');
}

/** Each format on its own: in a list of formats, the engine carries the offset of one row over to the next. */
function wallClock({ replacements, formats }: TimeReading): string {
  const text = replacements.reduce((sql, [from, to]) => `replace(${sql}, ${literal(from)}, ${literal(to)})`, 'raw_time');
  return `coalesce(${formats.map((format) => `try_strptime(${text}, ${literal(format)})::timestamp`).join(', ')})`;
}

async function transitionsOf(database: Database, { zone }: TimeReading): Promise<readonly ZoneTransition[]> {
  if (zone.kind !== 'named') return [];
  const bounds = await database.row<{ first: number | null; last: number | null }>(
    `select epoch_ms(min(time)) as first, epoch_ms(max(time)) as last from staged
     where time >= epoch_ms(${plausible.fromMs}) and time < epoch_ms(${plausible.untilMs})`,
  );
  return bounds.first === null || bounds.last === null ? [] : zoneTransitions(zone.name, bounds.first, bounds.last);
}

async function countUnclear(database: Database, transitions: readonly ZoneTransition[]): Promise<number> {
  const hours = transitions.flatMap(({ from, doubtfulMinutes }) =>
    from === null ? [] : [`time < timestamp ${literal(from)} and time >= timestamp ${literal(from)} - to_minutes(${doubtfulMinutes})`],
  );
  if (hours.length === 0) return 0;
  return (await database.row<{ rows: number }>(`select count(*) as rows from staged where ${hours.join(' or ')}`)).rows;
}

/** How far wall clocks are ahead of UTC, as an SQL expression over `time`. */
function offsetMinutes({ zone }: TimeReading, transitions: readonly ZoneTransition[]): string {
  if (zone.kind === 'in-values') return '0';
  if (zone.kind === 'fixed') return String(zone.offsetMinutes);
  const [initial, ...later] = transitions;
  const whens = later.toReversed().map(({ from, offsetMinutes }) => `when time >= timestamp ${literal(from ?? '')} then ${offsetMinutes}`);
  return whens.length === 0 ? String(initial?.offsetMinutes ?? 0) : `case ${whens.join(' ')} else ${initial?.offsetMinutes ?? 0} end`;
}
