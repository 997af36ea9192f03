/** Addresses from which a user has answered a challenge: from there he is asked for nothing more. */
import { canonicalAddress } from '../../../attempts/origin.ts';
import { Refusal } from '../client/refusal.ts';
import type { Org } from '../org.ts';
import { rowsWhereIn } from '../rows-where-in.ts';
import { type Note, unlessRefused } from '../unless-refused.ts';

interface LoginIp {
  readonly UsersId: string;
  readonly SourceIp: string | null;
  readonly IsAuthenticated: boolean;
}

/** The addresses by user id; null where they could not be read. */
export async function readVerified(org: Org, ids: readonly string[], note: Note): Promise<ReadonlyMap<string, readonly string[]> | null> {
  const rows = await unlessRefused(() =>
    rowsWhereIn<LoginIp>(org, 'SELECT UsersId, SourceIp, IsAuthenticated FROM LoginIp', 'UsersId', ids),
  );
  if (rows instanceof Refusal) {
    note(`The addresses that users have verified could not be read: ${rows.message}.`);
    return null;
  }
  const addresses = new Map<string, string[]>();
  for (const { UsersId, SourceIp, IsAuthenticated } of rows) {
    const address = canonicalAddress(SourceIp ?? '');
    if (!IsAuthenticated || address === '') continue;
    addresses.set(UsersId, [...(addresses.get(UsersId) ?? []), address]);
  }
  return addresses;
}
