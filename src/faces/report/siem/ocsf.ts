/** Findings and attempts in the Open Cybersecurity Schema Framework, one JSON object a line. */
import type { Attempt } from '../../../attempts/attempt.ts';
import { canonicalAddress } from '../../../attempts/origin.ts';
import { isNotice } from '../../../findings/notice.ts';
import type { Incident } from '../../../findings/result.ts';
import { severityOf } from './severity.ts';
import type { Teller } from './teller.ts';

const schemaVersion = '1.8.0';

/** An incident as a Detection Finding (class 2004). */
export function ocsfFinding(incident: Incident, teller: Teller): object {
  const { id, kind, verdict, cause, shape, status, day, bracket, users, addresses, headline, impact } = incident;
  const time = millisecondsOf(bracket.firstBad ?? impact?.from ?? bracket.lastGood);
  const end = millisecondsOf(incident.recoveredAt ?? incident.lastFailure ?? bracket.firstBad ?? bracket.lastGood);
  const closed = incident.recoveredAt !== null;
  const activity = closed ? 3 : 1;
  const [first = ''] = users;
  return {
    category_uid: 2,
    category_name: 'Findings',
    class_uid: 2004,
    class_name: 'Detection Finding',
    activity_id: activity,
    activity_name: closed ? 'Close' : 'Create',
    type_uid: 2004 * 100 + activity,
    time,
    start_time: time,
    end_time: Math.max(time, end),
    count: Math.max(1, incident.attempts),
    severity_id: severityOf(incident).ocsf,
    confidence_id: severityOf(incident).confidence,
    status_id: closed ? 4 : 1,
    is_alert: !isNotice(incident),
    message: headline,
    metadata: metadataOf(teller),
    finding_info: {
      uid: id,
      title: headline,
      desc: [...incident.evidence.for, ...incident.evidence.against].join(' '),
      types: [kind],
      first_seen_time: time,
      last_seen_time: Math.max(time, end),
    },
    evidences: (addresses.length > 0 ? addresses : [null]).slice(0, 100).map((address) => ({
      user: { name: first },
      ...(address === null ? {} : { src_endpoint: endpointOf(address) }),
      data: { status },
    })),
    remediation: { desc: incident.advice.join('\n') },
    unmapped: {
      verdict,
      cause,
      shape,
      day,
      users,
      previous_addresses: incident.previousAddresses,
      last_good: bracket.lastGood,
      ...(incident.attacker === undefined ? {} : { let_in: incident.attacker.letIn }),
    },
  };
}

/** An attempt as an Authentication event (class 3002), with the family of its reason kept. */
export function ocsfAttempt({ time, user, address, status, outcome, reason, fields }: Attempt, { version, org }: Teller): object {
  const protocols: Readonly<Record<string, number>> = { 'Remote Access 2.0': 6, 'Remote Access Client': 6 };
  const type = fields.login_type ?? '';
  return {
    category_uid: 3,
    category_name: 'Identity & Access Management',
    class_uid: 3002,
    class_name: 'Authentication',
    activity_id: 1,
    activity_name: 'Logon',
    type_uid: 300201,
    time: millisecondsOf(time),
    severity_id: outcome === 'failure' ? 2 : 1,
    status_id: outcome === 'success' ? 1 : outcome === 'failure' ? 2 : 0,
    status: outcome === 'success' ? 'Success' : outcome === 'failure' ? 'Failure' : 'Unknown',
    status_detail: status,
    auth_protocol_id: protocols[type] ?? (type.includes('SAML') ? 5 : 0),
    metadata: { ...metadataOf({ version, org: fields.org ?? org }), ...(fields.id === undefined ? {} : { uid: fields.id }) },
    user: { name: user, ...(fields.user_id === undefined ? {} : { uid: fields.user_id }) },
    service: { name: 'Salesforce' },
    ...(address === null
      ? {}
      : { src_endpoint: { ...endpointOf(address), ...(fields.country === undefined ? {} : { location: { country: fields.country } }) } }),
    ...(fields.login_url === undefined ? {} : { dst_endpoint: { hostname: fields.login_url } }),
    ...(fields.browser === undefined ? {} : { http_request: { user_agent: fields.browser } }),
    unmapped: { cause: reason, login_type: type, application: fields.application ?? '', api_type: fields.api_type ?? '' },
  };
}

/** An org is a tenant of Salesforce. */
function metadataOf({ version, org }: Teller): object {
  const product = { name: 'breakday', vendor_name: 'breakday', version };
  return { version: schemaVersion, product, ...(org === undefined ? {} : { tenant_uid: org }) };
}

/** A pseudonym is no address: it is the endpoint's name. */
function endpointOf(address: string): object {
  return canonicalAddress(address) === '' ? { name: address } : { ip: address };
}

function millisecondsOf(instant: string | null): number {
  return instant === null ? 0 : Date.parse(instant);
}
