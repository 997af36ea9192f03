/** Sessions: how they begin, and whether one stands behind a request. */
import { createHash } from 'node:crypto';
import { type Asked, answered, Refused, refusal } from './answer.ts';
import { idOf } from './ids.ts';
import { apiTime } from './rows.ts';
import { may, type OrgState, type OrgUser, type Session, type SObject } from './state.ts';

/** A new session, with a token that looks like one. */
export function begin(org: OrgState, user: OrgUser): Session {
  const session = { token: `${org.id.slice(0, 15)}!AQ${secretOf(org)}`, user };
  org.sessions.set(session.token, session);
  return session;
}

/** A text that stands nowhere else. */
export function secretOf(org: OrgState): string {
  org.next += 1;
  return createHash('sha256').update(`${org.url} ${org.next}`).digest('hex');
}

/** The session that a request to the REST API names. */
export function sessionOf(org: OrgState, { headers }: Asked): Session {
  const session = sessionNamed(org, headers.authorization);
  if (session === undefined) {
    const { answer } = refusal(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    throw new Refused(answered(401, 'application/json;charset=UTF-8', answer.body, { 'WWW-Authenticate': 'Token' }));
  }
  if (!may(session.user, 'ApiEnabled')) throw refusal(403, 'API_DISABLED_FOR_ORG', 'API is not enabled for this Organization or Partner');
  return session;
}

export function sessionNamed(org: OrgState, authorization = ''): Session | undefined {
  return org.sessions.get(authorization.replace(/^(?:Bearer|OAuth) /, ''));
}

/** Every attempt to log in leaves a row, as it does in Salesforce. */
export function recordLogin(org: OrgState, user: OrgUser, told: SObject): void {
  org.next += 1;
  org.logins.push({
    Id: idOf('0Ya', 950_000 + org.next),
    LoginTime: apiTime(Math.floor((Date.now() + org.behaviour.clockAhead) / 1000) * 1000),
    UserId: user.Id,
    SourceIp: org.behaviour.callerAddress,
    Status: 'Success',
    LoginUrl: new URL(org.url).host,
    Browser: 'Unknown',
    Platform: 'Unknown',
    TlsProtocol: 'TLS 1.3',
    ...told,
  });
}
