/** The names behind the ids that login history carries. */
import { allOf } from './all-of.ts';
import { Refusal } from './client/refusal.ts';
import type { Org } from './org.ts';
import { unlessRefused } from './unless-refused.ts';

/** So many ids keep the address of a request well below the 16,384 bytes that the org takes. */
const idsAtOnce = 400;

/** Names by id. An id that the org does not answer to is missing: its user may not be read. Null: this user may read no users at all. */
export async function userNames(org: Org, ids: readonly string[]): Promise<ReadonlyMap<string, string> | null> {
  const names = await unlessRefused(() => readNames(org, ids));
  return names instanceof Refusal ? null : names;
}

async function readNames(org: Org, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (let at = 0; at < ids.length; at += idsAtOnce) {
    const some = ids.slice(at, at + idsAtOnce).filter(isId);
    const soql = `SELECT Id, Username FROM User WHERE Id IN (${some.map((id) => `'${id}'`).join(',')})`;
    for (const { Id, Username } of await allOf(org.query<{ Id: string; Username: string }>(soql))) names.set(Id, Username);
  }
  return names;
}

/** Ids come from rows, so nothing else is let into a query. */
function isId(text: string): boolean {
  return /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(text);
}
