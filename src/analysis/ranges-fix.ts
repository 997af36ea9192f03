/** The list of trusted ranges that lets an address in. It only proposes: nothing of an org is ever changed. */
import { diffOf, overLimit, withAddress } from '../attempts/trusted-ranges.ts';
import { UserError } from '../errors.ts';
import type { OrgTrust } from '../findings/org-trust.ts';
import type { AddressStanding, IncidentStanding, RangesFix, TrustReport } from '../findings/trust-report.ts';
import { list } from '../findings/wording.ts';
import { standingOf } from './standing.ts';

/** The fix for the address that was asked about, or for the gravest incident whose address needs a token. */
export function rangesFix({ address, incidents }: TrustReport, org: OrgTrust): RangesFix {
  if (org.trusted === null)
    throw new UserError('the trusted ranges could not be read, so nothing can be added to them', 'Read them as a user who may.');
  const wanted = address === null ? ofIncident(incidents) : [asked(address, incidents)];
  const ranges = wanted.reduce((list, each) => withAddress(list, each.address, each.description), org.trusted);
  if (ranges === org.trusted)
    throw new UserError(`nothing has to be added: ${standingOf(org, null, (wanted[0] as Wanted).address).because}`);
  const limit = overLimit(ranges);
  if (limit !== null)
    throw new UserError(`Salesforce would refuse the new list: ${limit}`, 'Take out a range that is needed no more first.');
  const { alias, apiVersion, readAt } = org;
  const addresses = wanted.map((each) => each.address);
  const blocked = wanted.flatMap((each) => each.blocked);
  return {
    org: org.org,
    alias,
    apiVersion,
    readAt,
    addresses,
    ranges,
    diff: diffOf(org.trusted, ranges),
    warnings: [
      `Deploying it replaces the whole list of trusted ranges: whoever changed the list after ${readAt} loses that change, so read and write it again before you deploy.`,
      `A trusted range admits everybody behind it without a token: on a shared host that is every tenant of ${list(addresses)}.`,
      ...blocked,
      'If the address is not yours, do not trust it: the password is known to somebody else, so change it.',
    ],
  };
}

interface Wanted {
  readonly address: string;
  readonly description: string;
  /** Why trusting it will not do, where it will not. */
  readonly blocked: readonly string[];
}

function ofIncident(incidents: readonly IncidentStanding[]): Wanted[] {
  const open = incidents.filter(({ kind, standing }) => kind === 'origin-change' && standing?.needsToken === true);
  const gravest = open.find(({ recoveredAt }) => recoveredAt === null) ?? open[0];
  if (gravest === undefined) throw new UserError('no incident has an address that needs a security token', 'Name one with --address.');
  return open.filter(({ id }) => id === gravest.id).map(wantedOf);
}

function asked(standing: AddressStanding, incidents: readonly IncidentStanding[]): Wanted {
  const { address } = standing;
  const incident = incidents.find((each) => each.address === address);
  if (incident === undefined) return { address, description: '', blocked: blockedOf(standing) };
  const wanted = wantedOf(incident);
  return wanted.blocked.length > 0 ? wanted : { ...wanted, blocked: blockedOf(standing) };
}

/** Login ranges refuse their users whatever the org trusts. */
function blockedOf({ address, users }: AddressStanding): string[] {
  const blocked = users.filter(({ standing }) => standing.blocked).map(({ user }) => user);
  if (blocked.length === 0) return [];
  const whom = blocked.length === users.length ? 'any of the users who were asked about' : list(blocked, 3);
  return [`Trusting it will not do for ${whom}: ${address} lies outside the login IP ranges of their profiles.`];
}

const descriptionLengthMax = 255;

function wantedOf({ address, users, day, standing }: IncidentStanding): Wanted {
  const description = [list(users, 2), day].filter(Boolean).join(', ').slice(0, descriptionLengthMax);
  return { address, description, blocked: standing?.blocked ? [`Trusting it will not do: ${standing.because}.`] : [] };
}
