/**
 * Attempts grouped by the things that most questions are about: how many, the first and the last. They are grouped when that is
 * asked for or, where one file was read into memory, once: its texts are resolved by the same groups.
 */
import type { ColumnName } from '../attempts/attempt.ts';
import { type Database, identifier } from './database.ts';

/** The columns by which attempts are grouped. */
export const groupColumns = [
  'user',
  'login_type',
  'login_subtype',
  'application',
  'api_type',
  'login_url',
  'address',
  'status',
] as const satisfies readonly ColumnName[];

const keys = groupColumns.map(identifier).join(', ');

/** From here on, `attempt_groups` tells the groups of what `attempts` then holds. */
export async function groupWhenAsked(database: Database): Promise<void> {
  await database.run(
    `create or replace temp view attempt_groups as
     select ${keys}, count(*) as attempts, min(time) as first, max(time) as last from attempts where not shadowed group by all;
     drop table if exists first_groups`,
  );
}

/** Groups what is staged in the table `staged_groups`; `carried` are the columns that can differ from blank. */
export async function groupStaged(database: Database, carried: readonly ColumnName[]): Promise<void> {
  const texts = groupColumns.map((name) => (carried.includes(name) ? identifier(name) : `'' as ${identifier(name)}`));
  await database.run(
    `create or replace temp table staged_groups as
     select ${texts.join(', ')}, count(time) as attempts, min(time) as first, max(time) as last from staged group by all`,
  );
}

/** Groups that texts in other forms had kept apart become one. */
export async function joinStagedGroups(database: Database): Promise<void> {
  await database.run(
    `create or replace temp table staged_groups as
     select ${keys}, sum(attempts)::bigint as attempts, min(first) as first, max(last) as last from staged_groups group by all`,
  );
}

/** From here on, `attempt_groups` tells the groups of what was staged, if all of its rows are in `attempts`, so many and no others. */
export async function keepStagedGroups(database: Database, attempts: number): Promise<void> {
  const { staged } = await database.row<{ staged: number }>('select coalesce(sum(attempts), 0)::bigint as staged from staged_groups');
  if (staged !== attempts) return;
  await database.run(
    `alter table staged_groups rename to first_groups;
     create or replace temp view attempt_groups as from first_groups where attempts > 0`,
  );
}
