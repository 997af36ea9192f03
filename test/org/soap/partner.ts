/** The partner API, as far as one asks it who one is. */

import type { Handler, OrgState, Session } from '../state.ts';
import { callOf, element, fault, result } from './envelope.ts';
import { login } from './login.ts';

const namespace = 'urn:partner.soap.sforce.com';

export const partner: Handler = (org, asked, version = '') => {
  const call = callOf(asked);
  if (call.method === 'login') return login(org, call, Number(version));
  const { user } = soapSession(org, call.texts('sessionId')[0]);
  if (call.method !== 'getUserInfo') throw fault('sf:UNKNOWN_EXCEPTION', `no operation available for request ${call.method}`);
  const info = {
    organizationId: org.id,
    organizationName: 'Globex',
    userId: user.Id,
    userName: user.Username,
    userFullName: user.Name ?? '',
  };
  const texts = Object.entries(info).map(([name, value]) => element(name, value));
  return result(namespace, call, texts.join(''));
};

/** The session that a message names in its header; a token in the form of a JWT is none to SOAP. */
export function soapSession(org: OrgState, token = ''): Session {
  const session = org.sessions.get(token);
  if (session !== undefined) return session;
  throw fault('sf:INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session', 'UnexpectedErrorFault');
}
