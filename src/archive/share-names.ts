/** Names users who stand in some rows by their id alone, where other rows of the same org tell id and name together. */
import { type Database, literal } from './database.ts';
import type { Fresh } from './fresh.ts';
import { byId } from './nameless-users.ts';
import { castShadows } from './shadows.ts';

/** Rows of `staged` learn from those that are held, and the other way round, so that it makes no difference which came first. */
export async function shareNames(database: Database, { columns, org }: Fresh): Promise<void> {
  const staged: Rows = {
    table: 'staged',
    org: columns.includes('org') ? `coalesce(nullif(org, ''), ${literal(org)})` : literal(org),
    hasIds: columns.includes('user_id'),
  };
  const held: Rows = { table: 'attempts', org: 'org', hasIds: true };
  await learn(database, staged, held);
  if (await learn(database, held, staged)) await castShadows(database, { from: '1970-01-01', until: '9999-01-01' });
}

interface Rows {
  readonly table: string;
  /** The org of a row, as an expression. */
  readonly org: string;
  /** Whether its rows can have an id beside a name. */
  readonly hasIds: boolean;
}

/** Whether any of the pupil's rows got a name. Of several names a user has the one that he had last. */
async function learn(database: Database, pupil: Rows, teacher: Rows): Promise<boolean> {
  const { asks } = await database.row<{ asks: boolean }>(`select exists (select 1 from ${pupil.table} where ${byId}) as asks`);
  if (!asks || !teacher.hasIds) return false;
  const nameless = `select distinct ${pupil.org} as learnt_org, "user" as learnt_id from ${pupil.table} where ${byId}`;
  await database.run(
    `create or replace temp table learnt as
     with nameless as (${nameless})
     select learnt_org, learnt_id, arg_max("user", time) as learnt_name
     from ${teacher.table} join nameless on left(user_id, 15) = left(learnt_id, 15) and ${teacher.org} = learnt_org
     where user_id <> '' and not (${byId}) group by all`,
  );
  const { names } = await database.row<{ names: number }>('select count(*) as names from learnt');
  if (names > 0) {
    await database.run(
      `update ${pupil.table} set "user" = learnt_name from learnt where "user" = learnt_id and ${pupil.org} = learnt_org and ${byId}`,
    );
  }
  await database.run('drop table learnt');
  return names > 0;
}
