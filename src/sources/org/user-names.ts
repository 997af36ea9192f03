/** The names behind the ids that login history carries. */
import { Refusal } from './client/refusal.ts';
import type { Org } from './org.ts';

/** So many ids keep the address of a request well below the 16,384 bytes that the org takes. */
const idsAtOnce = 400;

/** Names by id. An id that the org does not answer to is missing: its user may not be read. Null: this user may read no users at all. */
export async function userNames(org: Org, ids: readonly string[]): Promise<ReadonlyMap<string, string> | null> {
  const names = new Map<string, string>();
  try {
    for (let at = 0; at < ids.length; at += idsAtOnce) {
      const some = ids.slice(at, at + idsAtOnce).filter(isId);
      const soql = `SELECT Id, Username FROM User WHERE Id IN (${some.map((id) => `'${id}'`).join(',')})`;
      for await (const { records } of org.query<{ Id: string; Username: string }>(soql)) {
        for (const { Id, Username } of records) names.set(Id, Username);
      }
    }
    return names;
  } catch (error) {
    if (error instanceof Refusal && (error.status === 400 || error.status === 403)) return null;
    throw error;
  }
}

/** Ids come from rows, so nothing else is let into a query. */
function isId(text: string): boolean {
  return /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text);
}
