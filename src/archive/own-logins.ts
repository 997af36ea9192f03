/**
 * The rows that our own logins leave in the history that they read. They are marked by their application, so that they show what
 * they are everywhere and the analysis, which leaves this application out, never takes the place of a pull for a new origin.
 * A login of ours is known by its user and its moment: of the successes within a minute of it, the nearest is its row.
 */
import type { Database } from './database.ts';

export async function rememberOwnLogin(database: Database, org: string, userId: string, at: Date): Promise<void> {
  await database.run('insert or ignore into own_logins values ($1, $2, epoch_ms($3::bigint))', [org, userId, at.getTime()]);
}

export async function markOwnLogins(database: Database, org: string): Promise<void> {
  await database.run(
    `update attempts set application = 'breakday' where rowid in (
       select arg_min(attempts.rowid, abs(epoch_ms(time) - epoch_ms(logged_in_at))) from attempts join own_logins using (org, user_id)
       where org = $1 and id <> '' and status = 'Success' and time between logged_in_at - interval 1 minute and logged_in_at + interval 1 minute
       group by user_id, logged_in_at
     )`,
    [org],
  );
}
