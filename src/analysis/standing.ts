/** What an org answers to a login from an address, as far as it was read: is it let in, and is a security token asked for? */
import { type AddressRange, rangeHolding, rangeText } from '../attempts/trusted-ranges.ts';
import type { OrgProfile, OrgTrust, OrgUser } from '../findings/org-trust.ts';
import type { Standing } from '../findings/trust-report.ts';
import { count } from '../findings/wording.ts';

/** How an address stands with an org, for one of its users or, where that is null, for somebody of whom nothing is known. */
export function standingOf(trust: OrgTrust, user: OrgUser | null, address: string): Standing {
  const profile = trust.profiles.find(({ name }) => name === user?.profile);
  return (
    byLoginRanges(profile, address) ?? {
      blocked: profile?.ranges ? false : null,
      ...(byTrustedRanges(trust.trusted, address) ?? byVerification(user, address) ?? unadmitted(trust.trusted, user, profile, address)),
    }
  );
}

/** The user as an org knows him; null where it was not asked about him or has nobody of that name. */
export function userIn(trust: OrgTrust, name: string): OrgUser | null {
  return trust.users?.find(({ user }) => user === name) ?? null;
}

type Admission = Omit<Standing, 'blocked'>;

/** Login ranges decide alone: inside, nothing more is asked for; outside, nothing helps. */
function byLoginRanges(profile: OrgProfile | undefined, address: string): Standing | null {
  if (!profile?.ranges?.length) return null;
  const range = rangeHolding(address, profile.ranges);
  const of = `of the profile “${profile.name}”`;
  return range === null
    ? {
        blocked: true,
        needsToken: null,
        admittedBy: null,
        because: `${address} lies outside the login IP ranges ${of}: the login is refused, and no token helps`,
      }
    : { blocked: false, needsToken: false, admittedBy: 'login-range', because: `${inside(address, 'login IP range', range)} ${of}` };
}

function byTrustedRanges(trusted: readonly AddressRange[] | null, address: string): Admission | null {
  const range = rangeHolding(address, trusted ?? []);
  return range && { needsToken: false, admittedBy: 'trusted-range', because: inside(address, 'trusted range', range) };
}

function byVerification(user: OrgUser | null, address: string): Admission | null {
  if (!user?.verified?.includes(address)) return null;
  return { needsToken: false, admittedBy: 'verified', because: `${user.user} has verified ${address} by answering a challenge` };
}

function unadmitted(
  trusted: readonly AddressRange[] | null,
  user: OrgUser | null,
  profile: OrgProfile | undefined,
  address: string,
): Admission {
  if (trusted === null) return { needsToken: null, admittedBy: null, because: 'the trusted ranges could not be read' };
  const where = trusted.length === 0 ? 'the org has no trusted ranges' : `${address} lies outside ${theRanges(trusted.length)} of the org`;
  const unread = [
    ...(user === null || profile?.ranges ? [] : ['the login IP ranges of the profile']),
    ...(user === null || user.verified ? [] : ['which addresses the user has verified']),
  ];
  return { needsToken: true, admittedBy: null, because: unread.length === 0 ? where : `${where}; not known: ${unread.join(', ')}` };
}

function theRanges(ranges: number): string {
  return ranges === 1 ? 'the one trusted range' : `all ${count(ranges, 'trusted range')}`;
}

function inside(address: string, kind: string, range: AddressRange): string {
  const described = range.description === '' ? '' : ` (“${range.description}”)`;
  return range.start === range.end
    ? `${address} is a ${kind} of its own${described}`
    : `${address} lies inside the ${kind} ${rangeText(range)}${described}`;
}
