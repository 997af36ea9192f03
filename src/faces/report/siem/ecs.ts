/** Findings and attempts in the Elastic Common Schema, one JSON object a line. */
import type { Attempt } from '../../../attempts/attempt.ts';
import { canonicalAddress } from '../../../attempts/origin.ts';
import type { Incident } from '../../../findings/result.ts';
import { ruleWords } from '../../words.ts';
import { severityOf } from './severity.ts';
import type { Teller } from './teller.ts';

const ecs = { version: '9.4.0' };

/** An incident as an alert. */
export function ecsFinding(incident: Incident, { version, org }: Teller): object {
  const { id, kind, verdict, shape, cause, status, bracket, day, headline, users, addresses, previousAddresses, impact } = incident;
  const at = bracket.firstBad ?? impact?.from ?? bracket.lastGood;
  const everybody = [...new Set([...users, ...(incident.attacker?.letIn.map(({ user }) => user) ?? [])])];
  return {
    '@timestamp': at,
    ecs,
    message: headline,
    event: {
      kind: 'alert',
      category: ['authentication'],
      type: ['info'],
      action: kind,
      outcome: kind === 'silent-origin-change' ? 'success' : kind === 'silence' ? 'unknown' : 'failure',
      id,
      reason: status,
      severity: severityOf(incident).ecs,
      start: at,
      end: incident.recoveredAt ?? incident.lastFailure ?? at,
      module: 'breakday',
      dataset: 'breakday.incident',
      provider: 'breakday',
    },
    observer: { product: 'breakday', version },
    ...organizationOf(org),
    rule: { name: kind, category: cause, description: ruleWords[kind] },
    service: { name: 'Salesforce', type: 'salesforce' },
    user: { name: users[0] ?? '' },
    source: sourceOf(incident.address),
    related: { user: everybody, ip: [...addresses, ...previousAddresses].filter(isAddress) },
    breakday: {
      verdict,
      shape,
      cause,
      day,
      last_good: bracket.lastGood,
      recovered_at: incident.recoveredAt,
      attempts: incident.attempts,
      ...(incident.attacker === undefined ? {} : { let_in: incident.attacker.letIn }),
      previous_addresses: previousAddresses,
      evidence: incident.evidence,
      advice: incident.advice,
    },
  };
}

/** An attempt as an authentication event, with the family of its reason kept. */
export function ecsAttempt({ time, user, address, status, outcome, reason, fields }: Attempt, { org }: Pick<Teller, 'org'>): object {
  return {
    '@timestamp': time,
    ecs,
    event: {
      kind: 'event',
      category: ['authentication'],
      type: ['start'],
      action: 'login',
      outcome: outcome === 'step' ? 'unknown' : outcome,
      reason: status,
      module: 'breakday',
      dataset: 'salesforce.login',
      ...given({ id: fields.id }),
    },
    ...organizationOf(fields.org ?? org),
    service: { name: 'Salesforce', type: 'salesforce' },
    user: { name: user, ...given({ id: fields.user_id }) },
    source: { ...sourceOf(address), ...(fields.country === undefined ? {} : { geo: { country_iso_code: fields.country } }) },
    related: { user: [user], ip: address !== null && isAddress(address) ? [address] : [] },
    ...(fields.browser === undefined ? {} : { user_agent: { original: fields.browser } }),
    ...tlsOf(fields),
    ...(fields.login_url === undefined ? {} : { url: { domain: fields.login_url } }),
    breakday: {
      cause: reason,
      ...given({
        application: fields.application,
        login_type: fields.login_type,
        login_subtype: fields.login_subtype,
        api_type: fields.api_type,
        api_version: fields.api_version,
        client_version: fields.client_version,
      }),
    },
  };
}

/** `TLS 1.2` and `TLSv1.2` as ECS splits them. */
function tlsOf({ tls = '', cipher }: Attempt['fields']): object {
  const { protocol, version } = /^(?<protocol>TLS|SSL)\s*v?(?<version>\d+(?:\.\d+)?)$/i.exec(tls.trim())?.groups ?? {};
  const told = given({ version, version_protocol: protocol?.toLowerCase(), cipher });
  return Object.keys(told).length === 0 ? {} : { tls: told };
}

function organizationOf(id: string | undefined): object {
  return id === undefined ? {} : { organization: { id } };
}

/** A pseudonym is no address: it goes where any text may stand. */
function sourceOf(address: string | null): object {
  if (address === null) return {};
  return isAddress(address) ? { address, ip: address } : { address };
}

function isAddress(text: string): boolean {
  return canonicalAddress(text) !== '';
}

/** Only the fields that have a value. */
function given(fields: Readonly<Record<string, string | undefined>>): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
