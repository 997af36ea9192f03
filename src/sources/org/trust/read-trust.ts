/** Asks an org what it knows about addresses: trusted ranges, login ranges of profiles, addresses that users have verified. */
import type { OrgTrust, OrgUser } from '../../../findings/org-trust.ts';
import type { Org } from '../org.ts';
import { readProfiles } from './profiles.ts';
import { readTrustedRanges } from './trusted-ranges.ts';
import { type FoundUser, readUsers } from './users.ts';
import { readVerified } from './verified.ts';

/** What the org says, as far as this user may read it, of the users with these names (or ids, where history knows no name). */
export async function readTrust(org: Org, users: readonly string[], readAt: string): Promise<OrgTrust> {
  const unread: string[] = [];
  const note = (what: string): void => {
    unread.push(what);
  };
  const trusted = await readTrustedRanges(org, note);
  const answer = { org: org.id, alias: org.session.alias, apiVersion: org.apiVersion, readAt, trusted, unread };
  const found = await readUsers(org, users, note);
  if (found === null) return { ...answer, users: null, profiles: [] };
  const profiles = await readProfiles(org, [...new Set(found.flatMap(({ profileId }) => profileId ?? []))], note);
  const ids = found.map(({ id }) => id);
  const verified = await readVerified(org, ids, note);
  const userOf = ({ id, user, profileId }: FoundUser): OrgUser => ({
    user,
    profile: (profileId && profiles.get(profileId)?.name) ?? null,
    verified: verified && (verified.get(id) ?? []),
  });
  return { ...answer, users: found.map(userOf), profiles: [...profiles.values()] };
}
