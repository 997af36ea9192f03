/** Brings what is staged into `attempts`. */
import type { Precision } from '../attempts/attempt.ts';
import { groupWhenAsked, keepStagedGroups } from './attempt-groups.ts';
import type { Database } from './database.ts';
import { dropDuplicates, dropRepeatedIds } from './duplicates.ts';
import { type Fresh, freshColumns } from './fresh.ts';
import { castShadows, countAttempts, spanOfStaged } from './shadows.ts';
import { shareNames } from './share-names.ts';

/** Merges `staged`, and returns how many attempts are there now that were not there before. */
export async function merge(database: Database, fresh: Fresh, precision: Precision, onDisk: boolean): Promise<number> {
  const span = await spanOfStaged(database);
  if (span === null) return 0;
  if (fresh.columns.includes('id')) await dropRepeatedIds(database, fresh);
  const { first } = await database.row<{ first: boolean }>('select count(*) = 0 as first from attempts');
  if (first && !onDisk) return becomeAttempts(database, fresh);
  await makeTable(database);
  if (!first) await shareNames(database, fresh);
  const before = await countAttempts(database, span);
  if (!first) await dropDuplicates(database, fresh, precision);
  await database.run(`insert into attempts by name select ${freshColumns(fresh)} from staged`);
  await castShadows(database, span);
  return (await countAttempts(database, span)) - before;
}

/** In memory the rows of a first input are the attempts without being copied, and columns that it lacks take no room. */
async function becomeAttempts(database: Database, fresh: Fresh): Promise<number> {
  await database.run(
    `alter table attempts rename to later_attempts;
     alter table staged rename to first_attempts;
     create view attempts as select ${freshColumns(fresh)} from first_attempts`,
  );
  const { rows } = await database.row<{ rows: number }>('select count(*) as rows from attempts');
  await keepStagedGroups(database, rows);
  return rows;
}

/** A second input cannot be merged into a view of the first. */
async function makeTable(database: Database): Promise<void> {
  const views = await database.rows(`select 1 from duckdb_views() where view_name = 'attempts'`);
  if (views.length === 0) return;
  await database.run(
    `alter view attempts rename to first_view;
     alter table later_attempts rename to attempts;
     insert into attempts from first_view;
     drop view first_view;
     drop table first_attempts`,
  );
  await groupWhenAsked(database);
}
