/** Puts the names of users where login history has only their ids. */
import { nameUsers, unknownUsers } from '../../archive/org-users.ts';
import type { HistoryPull } from './history.ts';

/** How many users were asked for, and how many of them the org did not name. */
export async function pullNames({ archive, org }: HistoryPull): Promise<{ asked: number; unnamed: number }> {
  const ids = await unknownUsers(archive.database, org.id);
  if (ids.length === 0) return { asked: 0, unnamed: 0 };
  const { userNames } = await import('../../sources/org/user-names.ts');
  const names = await userNames(org, ids);
  if (names === null) return { asked: ids.length, unnamed: ids.length };
  if (names.size > 0) await nameUsers(archive.database, org.id, names);
  return { asked: ids.length, unnamed: ids.filter((id) => !names.has(id)).length };
}
