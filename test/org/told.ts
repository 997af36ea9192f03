/** Stories as an org tells them: rows of its login history, its users, and the event log files of its days. */
import { type Row, statuses } from '../../scripts/stories/row.ts';
import { idOf } from './ids.ts';
import { apiTime } from './rows.ts';
import type { EventLog, OrgUser, SObject } from './state.ts';

/** What an org is started with whose history is this story. */
export function toldBy(story: readonly Row[]): { readonly logins: readonly SObject[]; readonly users: readonly OrgUser[] } {
  const ids = idsOf(story);
  const logins = story.map(
    ({ time, user, address, status, client, country }, i): SObject => ({
      Id: idOf('0Ya', i + 1),
      LoginTime: apiTime(Math.floor(time / 1000) * 1000),
      UserId: ids.get(user) ?? null,
      SourceIp: address,
      Status: status,
      LoginType: client.loginType,
      Application: client.application,
      ApiType: client.apiType,
      ApiVersion: client.apiVersion,
      ClientVersion: client.clientVersion,
      Browser: client.browser,
      Platform: client.platform,
      LoginUrl: client.loginUrl,
      CountryIso: country,
      TlsProtocol: 'TLS 1.2',
      CipherSuite: 'ECDHE-RSA-AES256-GCM-SHA384',
      OptionsIsGet: false,
      OptionsIsPost: true,
    }),
  );
  return { logins, users: [...ids].map(([Username, Id]) => ({ Id, Username })) };
}

/** The event log files of a story, one a day of UTC, as a stranger's org would have made them; `token` says who sends a security token. */
export function eventLogsOf(story: readonly Row[], orgId: string, token: (row: Row) => boolean = () => false): EventLog[] {
  const ids = idsOf(story);
  const days = Map.groupBy(story, ({ time }) => new Date(time).toISOString().slice(0, 10));
  return [...days].map(([day, rows]) => ({
    LogDate: `${day}T00:00:00.000+0000`,
    Interval: 'Daily',
    csv: [titles, ...rows.map((row, i) => eventOf(row, i, ids.get(row.user) ?? '', orgId, token(row)))].map(line).join(''),
  }));
}

/** The running user is the first of an org, so a story's users come after him. */
function idsOf(story: readonly Row[]): ReadonlyMap<string, string> {
  return new Map([...new Set(story.map(({ user }) => user))].sort().map((user, i) => [user, idOf('005', i + 100)]));
}

/** In the order of real files. */
const titles = [
  'EVENT_TYPE',
  'TIMESTAMP',
  'REQUEST_ID',
  'ORGANIZATION_ID',
  'USER_ID',
  'RUN_TIME',
  'CPU_TIME',
  'URI',
  'SESSION_KEY',
  'LOGIN_KEY',
  'USER_TYPE',
  'REQUEST_STATUS',
  'DB_TOTAL_TIME',
  'LOGIN_TYPE',
  'BROWSER_TYPE',
  'API_TYPE',
  'API_VERSION',
  'USER_NAME',
  'TLS_PROTOCOL',
  'CIPHER_SUITE',
  'AUTHENTICATION_METHOD_REFERENCE',
  'LOGIN_SUB_TYPE',
  'TIMESTAMP_DERIVED',
  'USER_ID_DERIVED',
  'CLIENT_IP',
  'URI_ID_DERIVED',
  'LOGIN_STATUS',
  'SOURCE_IP',
  'USE_API_TOKEN',
];

function eventOf({ time, user, address, status, client }: Row, number: number, userId: string, orgId: string, token: boolean): string[] {
  const derived = new Date(time).toISOString();
  const values: Readonly<Record<string, string>> = {
    EVENT_TYPE: 'Login',
    TIMESTAMP: derived.replace(/[-:TZ]/g, ''),
    REQUEST_ID: `4exLFFQZ1234xFl1cJ${String(number).padStart(4, '0')}`,
    ORGANIZATION_ID: orgId.slice(0, 15),
    USER_ID: userId.slice(0, 15),
    RUN_TIME: '77',
    CPU_TIME: '24',
    URI: client.apiType.startsWith('SOAP') ? `/services/Soap/u/${client.apiVersion}` : '/index.jsp',
    LOGIN_KEY: `QfNecrLXSII${number}`,
    USER_TYPE: 'Standard',
    DB_TOTAL_TIME: '52435102',
    LOGIN_TYPE: letters[client.loginType] ?? '',
    BROWSER_TYPE: client.browser,
    API_TYPE: letters[client.apiType] ?? '',
    API_VERSION: client.apiVersion === 'N/A' ? '9998.0' : client.apiVersion,
    USER_NAME: user,
    TLS_PROTOCOL: 'TLSv1.2',
    CIPHER_SUITE: 'ECDHE-RSA-AES256-GCM-SHA384',
    TIMESTAMP_DERIVED: derived,
    USER_ID_DERIVED: userId,
    CLIENT_IP: 'Salesforce.com IP',
    LOGIN_STATUS: codes[status] ?? 'LOGIN_ERROR_UNKNOWN_REASON',
    SOURCE_IP: address,
    USE_API_TOKEN: token ? 'T' : 'P',
  };
  return titles.map((title) => values[title] ?? '');
}

const letters: Readonly<Record<string, string>> = {
  Application: 'A',
  'Other Apex API': 'I',
  'Remote Access 2.0': 'i',
  'Partner Product': 'R',
  'SOAP Partner': 'P',
};

const codes: Readonly<Record<string, string>> = {
  [statuses.success]: 'LOGIN_NO_ERROR',
  [statuses.token]: 'LOGIN_ERROR_MUST_USE_API_TOKEN',
  [statuses.badPassword]: 'LOGIN_ERROR_INVALID_PASSWORD',
  [statuses.lockout]: 'LOGIN_ERROR_PASSWORD_LOCKOUT',
  [statuses.restrictedIp]: 'LOGIN_ERROR_RESTRICTED_DOMAIN',
  [statuses.mfaRequired]: 'LOGIN_TWOFACTOR_REQ',
  [statuses.activation]: 'LOGIN_CHALLENGE_ISSUED',
};

function line(values: readonly string[]): string {
  return `${values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')}\n`;
}
