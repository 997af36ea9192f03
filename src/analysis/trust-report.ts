/** What can be said of addresses and programs from a history and from what an org said of them, or without the latter. */
import { mayNeedToken } from '../attempts/password-login.ts';
import type { OrgTrust } from '../findings/org-trust.ts';
import type { Incident } from '../findings/result.ts';
import {
  type AddressStanding,
  type IncidentStanding,
  type Program,
  type ProgramStanding,
  type Standing,
  type TrustReport,
  trustSchemaVersion,
} from '../findings/trust-report.ts';
import { count } from '../findings/wording.ts';
import type { Programs } from './programs.ts';
import { atRisk } from './risks.ts';
import { standingOf, userIn } from './standing.ts';

export interface TrustQuestion {
  readonly programs: Programs;
  readonly incidents: readonly Incident[];
  /** Null where the org was never asked. */
  readonly org: OrgTrust | null;
  /** One address to be told about, in canonical form; null for none. */
  readonly address: string | null;
}

/** The report on all of it. */
export function trustReportOf({ programs, incidents, org, address }: TrustQuestion): TrustReport {
  const standing = programs.alive.map((program) => ({ ...program, standing: programStanding(org, program) }));
  return {
    schema: trustSchemaVersion,
    org,
    address: address === null ? null : addressStanding(org, address),
    incidents: incidents.flatMap((incident) => incidentStandings(org, incident)),
    programs: standing,
    silentPrograms: programs.silent,
    next: atRisk(standing),
    unknown: unknownOf(org, standing),
  };
}

function addressStanding(org: OrgTrust | null, address: string): AddressStanding {
  return {
    address,
    anybody: org && standingOf(org, null, address),
    users: org?.users?.map((user) => ({ user: user.user, standing: standingOf(org, user, address) })) ?? [],
  };
}

function incidentStandings(org: OrgTrust | null, { id, kind, day, recoveredAt, users, addresses }: Incident): IncidentStanding[] {
  return addresses.map((address) => ({ id, kind, day, recoveredAt, users, address, standing: strictest(org, users, address) }));
}

/** Of several users the one who is asked most decides whether the address will do. */
function strictest(org: OrgTrust | null, users: readonly string[], address: string): Standing | null {
  const found = users.flatMap((user) => standingFor(org, user, address) ?? []);
  return found.find(({ blocked }) => blocked) ?? found.find(({ needsToken }) => needsToken) ?? found[0] ?? null;
}

function programStanding(org: OrgTrust | null, { lane, address }: Program): Standing | null {
  const standing = address === null ? null : standingFor(org, lane.user, address);
  if (!standing?.needsToken || mayNeedToken(lane.loginType, lane.loginSubtype) !== false) return standing;
  return { ...standing, needsToken: false, because: 'this way of logging in takes no security token' };
}

/** Where the org let nobody be read, its trusted ranges alone decide; of a user whom it does not have, nothing is known. */
function standingFor(org: OrgTrust | null, name: string, address: string): Standing | null {
  if (org === null) return null;
  const user = userIn(org, name);
  return user === null && org.users !== null ? null : standingOf(org, user, address);
}

function unknownOf(org: OrgTrust | null, programs: readonly ProgramStanding[]): string[] {
  const untold = programs.filter(
    ({ lane, sendsToken }) => sendsToken === null && mayNeedToken(lane.loginType, lane.loginSubtype) !== false,
  );
  const strangers = org?.users ? programs.filter(({ lane }) => userIn(org, lane.user) === null) : [];
  return [
    ...(org === null
      ? ['The org was not asked, so nothing is known of trusted ranges and login ranges: name the org, such as with --instance-url.']
      : org.unread),
    ...(strangers.length === 0 ? [] : [`Of ${count(strangers.length, 'program')} the org does not know the user, or was not asked.`]),
    ...(untold.length === 0
      ? []
      : [
          `Whether ${count(untold.length, 'program')} ${untold.length === 1 ? 'sends' : 'send'} a security token only event log files tell: breakday pull --event-log-files.`,
        ]),
  ];
}
