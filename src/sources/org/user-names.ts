/** The names behind the ids that login history carries. */
import { Refusal } from './client/refusal.ts';
import type { Org } from './org.ts';
import { rowsWhereIn } from './rows-where-in.ts';

/** Names by id. An id that the org does not answer to is missing: its user may not be read. Null: this user may read no users at all. */
export async function userNames(org: Org, ids: readonly string[]): Promise<ReadonlyMap<string, string> | null> {
  try {
    const rows = await rowsWhereIn<{ Id: string; Username: string }>(org, 'SELECT Id, Username FROM User', 'Id', ids.filter(isId));
    return new Map(rows.map(({ Id, Username }) => [Id, Username]));
  } catch (error) {
    if (error instanceof Refusal && (error.status === 400 || error.status === 403)) return null;
    throw error;
  }
}

/** Ids come from rows, so nothing else is let into a query. */
function isId(text: string): boolean {
  return /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text);
}
