/** Whose password an org refused when it was sent last: a few more tries would lock the user out. */
import type { OwnLogin } from '../sources/source.ts';
import type { Database } from './database.ts';

/**
 * Remembers who was refused where nobody looked on, and forgets it of who was let in, in the order in which they came. What a person
 * mistypes says nothing of the password that a watch has.
 */
export async function rememberPasswords(database: Database, logins: readonly OwnLogin[], unattended: boolean): Promise<void> {
  for (const { passwordOf, entered, at } of logins) {
    if (passwordOf === undefined) continue;
    const username = passwordOf.toLowerCase();
    if (entered) await database.run('delete from refused_passwords where username = $1', [username]);
    else if (unattended)
      await database.run('insert or replace into refused_passwords values ($1, epoch_ms($2::bigint))', [username, at.getTime()]);
  }
}

/** When the password of a user was refused: UTC, to the minute; null where it was not, or was taken since. */
export async function refusedPassword(database: Database, username: string): Promise<string | null> {
  const [row] = await database.rows<{ at: string }>(
    `select strftime(refused_at, '%Y-%m-%d %H:%M') as at from refused_passwords where username = $1`,
    [username.toLowerCase()],
  );
  return row?.at ?? null;
}
