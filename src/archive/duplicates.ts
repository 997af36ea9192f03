/**
 * What `staged` tells again. Rows with an Id are the same where the Ids are. Rows without one are compared on everything
 * that inputs of their shape tell, as multisets: of identical rows the archive keeps as many as any one input has, so a
 * file imported again adds nothing and a loop of identical attempts loses nothing.
 */
import type { Precision } from '../attempts/attempt.ts';
import { type Database, identifier } from './database.ts';
import { type Fresh, freshColumns } from './fresh.ts';
import { columnsText } from './shape.ts';

/** Deletes from `staged` the Ids that an input itself repeats; its rows without an Id are never the same. */
export async function dropRepeatedIds(database: Database, fresh: Fresh): Promise<void> {
  await database.run(
    `delete from staged where id <> '' and rowid not in (select min(place) from (${withPlaces(fresh)}) group by org, left(id, 15))`,
  );
}

/** Deletes from `staged` what inputs of the same shape have told before. */
export async function dropDuplicates(database: Database, fresh: Fresh, precision: Precision): Promise<void> {
  const sameShape = `input in (select input from inputs where columns = '${columnsText(fresh.columns)}' and precision = '${precision}')`;
  if (fresh.columns.includes('id')) await dropHeldIds(database, fresh, sameShape);
  await dropByContent(database, fresh, sameShape);
}

/** The same Id tells the same instant, so only the time that `staged` spans has to be looked at. */
async function dropHeldIds(database: Database, fresh: Fresh, sameShape: string): Promise<void> {
  await database.run(
    `delete from staged where rowid in (
       select place from (${withPlaces(fresh)}) where id <> '' and (org, left(id, 15)) in (
         select (org, left(id, 15)) from attempts where id <> '' and ${sameShape} and ${withinSpanOf('staged')}))`,
  );
}

async function dropByContent(database: Database, fresh: Fresh, sameShape: string): Promise<void> {
  const { columns } = fresh;
  const held = `id = '' and ${sameShape} and ${withinSpanOf('staged')}`;
  const { overlaps } = await database.row<{ overlaps: boolean }>(`select count(*) > 0 as overlaps from attempts where ${held}`);
  if (!overlaps) return;
  const comparable = `${columns.includes('id') ? `id = ''` : 'true'} and ${withinSpanOf('held_rows')}`;
  const contents = ['org', ...columns.filter((name) => name !== 'org' && name !== 'id')].map(identifier);
  const same = contents.map((name) => `held.${name} = fresh.${name}`).join(' and ');
  await database.run(
    `create or replace temp table told_again as
     with staged_rows as (${withPlaces(fresh)}),
     held_rows as materialized (${numbered('select rowid as place, * from attempts', contents, held)}),
     fresh_rows as (${numbered('from staged_rows', contents, comparable)}),
     pairs as materialized (select held_rows.place as held, fresh_rows.place as fresh from held_rows join fresh_rows using (time, content, nth)),
     held as materialized (select pairs.*, ${contents.join(', ')} from pairs join attempts on attempts.rowid = pairs.held)
     select held.held as held, held.fresh as fresh, fresh.sequence as sequence
     from held join staged_rows as fresh on fresh.place = held.fresh and ${same}`,
  );
  await database.run('delete from staged where rowid in (select fresh from told_again)');
  await takeOverOrder(database);
  await database.run('drop table told_again');
}

function withinSpanOf(table: string): string {
  return `time between (select min(time) from ${table}) and (select max(time) from ${table})`;
}

/** Rows with their number among identical ones. They are told apart by a hash, which is fast but proves nothing. */
function numbered(rows: string, contents: readonly string[], which: string): string {
  return `select place, time, sequence, content, row_number() over (partition by time, content order by sequence, place) as nth
    from (select place, time, sequence, hash(${contents.join(', ')}) as content from (${rows}) where ${which})`;
}

/** The staged rows as attempts, with their places in `staged`. */
function withPlaces(fresh: Fresh): string {
  return `select rowid as place, ${freshColumns(fresh)} from staged`;
}

/** An instant of which the new input tells more than was held is cut in two by the end of a file: the order of the fuller one holds. */
async function takeOverOrder(database: Database): Promise<void> {
  await database.run(
    `update attempts set sequence = told_again.sequence from told_again
     where attempts.rowid = told_again.held and attempts.time in (select time from staged)`,
  );
}
