/**
 * What `staged` tells again. Rows with an Id are the same where the Ids are. Rows without one are compared on everything
 * that inputs of their shape tell, as multisets: of identical rows the archive keeps as many as any one input has, so a
 * file imported again adds nothing and a loop of identical attempts loses nothing.
 */
import { type Database, identifier } from './database.ts';
import { columnsText, type Shape } from './shape.ts';

/** Deletes from `staged` the Ids that an input itself repeats; its rows without an Id are never the same. */
export async function dropRepeatedIds(database: Database): Promise<void> {
  await database.run(`delete from staged where id <> '' and rowid not in (select min(rowid) from staged group by org, left(id, 15))`);
}

/** Deletes from `staged` what inputs of the same shape have told before. */
export async function dropDuplicates(database: Database, shape: Shape): Promise<void> {
  const sameShape = `input in (select input from inputs where columns = '${columnsText(shape.columns)}' and precision = '${shape.precision}')`;
  if (shape.columns.includes('id')) await dropHeldIds(database, sameShape);
  await dropByContent(database, shape, sameShape);
}

/** The same Id tells the same instant, so only the time that `staged` spans has to be looked at. */
async function dropHeldIds(database: Database, sameShape: string): Promise<void> {
  await database.run(
    `delete from staged where id <> '' and (org, left(id, 15)) in (
       select (org, left(id, 15)) from attempts where id <> '' and ${sameShape} and ${withinSpanOf('staged')})`,
  );
}

async function dropByContent(database: Database, { columns }: Shape, sameShape: string): Promise<void> {
  const held = `id = '' and ${sameShape} and ${withinSpanOf('staged')}`;
  const { overlaps } = await database.row<{ overlaps: boolean }>(`select count(*) > 0 as overlaps from attempts where ${held}`);
  if (!overlaps) return;
  const fresh = `${columns.includes('id') ? `id = ''` : 'true'} and ${withinSpanOf('held_rows')}`;
  const contents = ['org', ...columns.filter((name) => name !== 'org' && name !== 'id')].map(identifier);
  const same = contents.map((name) => `held.${name} = fresh.${name}`).join(' and ');
  await database.run(
    `create or replace temp table told_again as
     with held_rows as materialized (${numbered('attempts', contents, held)}),
     fresh_rows as (${numbered('staged', contents, fresh)}),
     pairs as materialized (select held_rows.place as held, fresh_rows.place as fresh from held_rows join fresh_rows using (time, content, nth)),
     held as materialized (select pairs.*, ${contents.join(', ')} from pairs join attempts on attempts.rowid = pairs.held)
     select held.held as held, held.fresh as fresh, fresh.sequence as sequence
     from held join staged as fresh on fresh.rowid = held.fresh and ${same}`,
  );
  await database.run('delete from staged where rowid in (select fresh from told_again)');
  await takeOverOrder(database);
  await database.run('drop table told_again');
}

function withinSpanOf(table: string): string {
  return `time between (select min(time) from ${table}) and (select max(time) from ${table})`;
}

/** Rows with their number among identical ones. They are told apart by a hash, which is fast but proves nothing. */
function numbered(table: string, contents: readonly string[], which: string): string {
  return `select place, time, sequence, content, row_number() over (partition by time, content order by sequence, place) as nth
    from (select rowid as place, time, sequence, hash(${contents.join(', ')}) as content from ${table} where ${which})`;
}

/** An instant of which the new input tells more than was held is cut in two by the end of a file: the order of the fuller one holds. */
async function takeOverOrder(database: Database): Promise<void> {
  await database.run(
    `update attempts set sequence = told_again.sequence from told_again
     where attempts.rowid = told_again.held and attempts.time in (select time from staged)`,
  );
}
