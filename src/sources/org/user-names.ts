/** The names behind the ids that login history carries. */
import { Refusal } from './client/refusal.ts';
import type { Org } from './org.ts';
import { rowsWhereIn } from './rows-where-in.ts';
import { unlessRefused } from './unless-refused.ts';

/** Names by id. An id that the org does not answer to is missing: its user may not be read. Null: this user may read no users at all. */
export async function userNames(org: Org, ids: readonly string[]): Promise<ReadonlyMap<string, string> | null> {
  const soql = 'SELECT Id, Username FROM User';
  const rows = await unlessRefused(() => rowsWhereIn<{ Id: string; Username: string }>(org, soql, 'Id', ids.filter(isId)));
  return rows instanceof Refusal ? null : new Map(rows.map(({ Id, Username }) => [Id, Username]));
}

/** Ids come from rows, so nothing else is let into a query. */
function isId(text: string): boolean {
  return /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text);
}
