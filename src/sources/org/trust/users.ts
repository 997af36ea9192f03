/** Which users of the history an org has, and with which profile. */
import { Refusal } from '../client/refusal.ts';
import type { Org } from '../org.ts';
import { rowsWhereIn } from '../rows-where-in.ts';
import { type Note, unlessRefused } from '../unless-refused.ts';

export interface FoundUser {
  readonly id: string;
  /** As history names the user: by username, or by id. */
  readonly user: string;
  readonly profileId: string | null;
}

interface UserRow {
  readonly Id: string;
  readonly Username: string;
  readonly ProfileId: string | null;
}

const select = 'SELECT Id, Username, ProfileId FROM User';

/** Those of the users that the org has; null where they could not be read. */
export async function readUsers(org: Org, users: readonly string[], note: Note): Promise<readonly FoundUser[] | null> {
  const asked = new Map(users.map((user) => [keyOf(user), user]));
  const rows = await unlessRefused(async () => [
    ...(await rowsWhereIn<UserRow>(org, select, 'Id', users.filter(isId))),
    ...(await rowsWhereIn<UserRow>(org, select, 'Username', users.filter(isUsername))),
  ]);
  if (rows instanceof Refusal) {
    note(`The profiles of the users could not be read: ${rows.message}.`);
    return null;
  }
  return rows.flatMap(({ Id, Username, ProfileId }) => {
    const user = asked.get(keyOf(Username)) ?? asked.get(keyOf(Id));
    return user === undefined ? [] : [{ id: Id, user, profileId: ProfileId ?? null }];
  });
}

/** Usernames are the same in any letter case; ids tell their case in the 3 characters that the short form leaves out. */
function keyOf(user: string): string {
  return isId(user) ? user.slice(0, 15) : user.toLowerCase();
}

function isId(text: string): boolean {
  return /^005[a-zA-Z0-9]{12}(?:[a-zA-Z0-9]{3})?$/.test(text);
}

/** Every username has the form of an e-mail address; anything else in a row was never a user of an org. */
function isUsername(text: string): boolean {
  return /^[^@\s\p{Cc}]{1,64}@[^@\s\p{Cc}]{1,64}$/u.test(text);
}
