/** SOAP's login(): the way in of the story, with its reasons to refuse. */
import type { Answer } from '../answer.ts';
import { oldestVersion } from '../rest/describe.ts';
import { begin, recordLogin } from '../sessions.ts';
import type { OrgState, OrgUser, SObject } from '../state.ts';
import { type Call, element, fault, result } from './envelope.ts';

/** The versions from this one on know no login(). */
const endsWith = 65;

const sorry = 'Invalid username, password, security token; or user locked out.';
const newLocation =
  `${sorry} Are you at a new location? When accessing Salesforce--either via a desktop client or the API--from outside of your ` +
  `company's trusted networks, you must add a security token to your password to log in.`;

export function login(org: OrgState, call: Call, version: number): Answer {
  const refuse = (code: string, message: string) => fault(`sf:${code}`, message, 'LoginFault');
  const [username = '', password = ''] = [...call.texts('username'), ...call.texts('password')];
  const user = org.users().find(({ Username }) => Username.toLowerCase() === username.toLowerCase());
  const told: SObject = {
    LoginType: 'Other Apex API',
    LoginSubType: 'SoapApiLogin',
    ApiType: 'SOAP Partner',
    ApiVersion: version.toFixed(1),
    Application: 'N/A',
    ClientVersion: 'N/A',
  };
  const leave = (who: OrgUser, Status: string) => recordLogin(org, who, { ...told, Status });
  if (version < oldestVersion || version > org.behaviour.newestVersion)
    throw refuse('UNSUPPORTED_API_VERSION', `Invalid Api version specified on URL`);
  if (version >= endsWith) throw refuse('INVALID_OPERATION', `login() is not available in API version ${version.toFixed(1)}`);
  if (!org.behaviour.soapLogin) throw refuse('INVALID_OPERATION', 'SOAP API login() is disabled by default in this org.');
  if (org.behaviour.loginFault !== null) {
    if (user !== undefined) leave(user, statuses[org.behaviour.loginFault] ?? 'Failed');
    throw refuse(org.behaviour.loginFault, sorry);
  }
  // Of a name that is no user's, no row is left.
  if (user?.password === undefined) throw refuse('INVALID_LOGIN', sorry);
  const bare = password === user.password;
  if (!bare && password !== `${user.password}${user.securityToken}`) {
    leave(user, 'Invalid Password');
    throw refuse('INVALID_LOGIN', sorry);
  }
  if (bare && !org.behaviour.callerTrusted) {
    leave(user, 'Failed: API security token required');
    throw refuse('LOGIN_MUST_USE_SECURITY_TOKEN', newLocation);
  }
  leave(user, 'Success');
  return result('urn:partner.soap.sforce.com', call, loggedIn(org, user, version));
}

const statuses: Readonly<Record<string, string>> = {
  PASSWORD_LOCKOUT: 'Password Lockout',
  LOGIN_DURING_RESTRICTED_DOMAIN: 'Restricted IP',
  LOGIN_DURING_RESTRICTED_TIME: 'Restricted Time',
  INACTIVE_OWNER_OR_USER: 'User is Inactive',
};

function loggedIn(org: OrgState, user: OrgUser, version: number): string {
  const { token } = begin(org, user);
  const service = (letter: string) => `${org.url}/services/Soap/${letter}/${version.toFixed(1)}/${org.id.slice(0, 15)}`;
  const parts = {
    metadataServerUrl: service('m'),
    passwordExpired: user.passwordExpired ?? false,
    sandbox: false,
    serverUrl: service('u'),
    sessionId: token,
    userId: user.Id,
  };
  const info = { organizationId: org.id, userName: user.Username, userFullName: user.Name ?? '' };
  const texts = (elements: object) => Object.entries(elements).map(([name, value]) => element(name, value));
  return `${texts(parts).join('')}<userInfo>${texts(info).join('')}</userInfo>`;
}
