/**
 * The columns of a login attempt, once: what each is called in the archive and in exports of every kind.
 * Every stage of the product speaks of attempts in these names.
 */

/** A column of text that an export may carry. */
export interface Column {
  /** The name in tables, in the filter language and in `attempts --json`. */
  readonly name: ColumnName;
  /** The title that people read. */
  readonly title: string;
  /** Titles in exports, compared after {@link headerKey}: Setup downloads, API names, EventLogFile and LoginEvent fields. */
  readonly headers: readonly string[];
}

export const columnNames = [
  'id',
  'user',
  'user_id',
  'address',
  'status',
  'login_type',
  'login_subtype',
  'application',
  'api_type',
  'api_version',
  'client_version',
  'browser',
  'platform',
  'login_url',
  'country',
  'tls',
  'cipher',
  'forwarded_for',
  'api_token',
  'org',
] as const;

export type ColumnName = (typeof columnNames)[number];

export const columns: readonly Column[] = [
  { name: 'id', title: 'Id', headers: ['LoginHistoryId', 'Login History Id', 'Id'] },
  { name: 'user', title: 'User', headers: ['Username', 'User Name', 'USER_NAME', 'User: Username', 'ユーザー名', 'ユーザ名'] },
  { name: 'user_id', title: 'User id', headers: ['UserId', 'User ID', 'USER_ID_DERIVED', 'USER_ID'] },
  { name: 'address', title: 'Source IP', headers: ['Source IP', 'SourceIp', 'SOURCE_IP', 'Source IP Address', 'ソース IP', '送信元 IP'] },
  { name: 'status', title: 'Status', headers: ['Status', 'LOGIN_STATUS', 'Login Status', '状況', '状態'] },
  { name: 'login_type', title: 'Login type', headers: ['Login Type', 'LOGIN_TYPE', 'ログイン種別'] },
  { name: 'login_subtype', title: 'Login subtype', headers: ['Login Subtype', 'LoginSubType', 'LOGIN_SUB_TYPE'] },
  { name: 'application', title: 'Application', headers: ['Application', 'アプリケーション'] },
  { name: 'api_type', title: 'API type', headers: ['API Type', 'ApiType', 'API_TYPE', 'API 種別'] },
  { name: 'api_version', title: 'API version', headers: ['API Version', 'ApiVersion', 'API_VERSION', 'API バージョン'] },
  { name: 'client_version', title: 'Client version', headers: ['Client Version', 'ClientVersion', 'クライアントバージョン'] },
  { name: 'browser', title: 'Browser', headers: ['Browser', 'BROWSER_TYPE', 'ブラウザ', 'ブラウザー'] },
  { name: 'platform', title: 'Platform', headers: ['Platform', 'プラットフォーム'] },
  { name: 'login_url', title: 'Login URL', headers: ['Login URL', 'LoginUrl', 'LOGIN_URL', 'ログイン URL'] },
  { name: 'country', title: 'Country', headers: ['Country Code', 'CountryIso', 'COUNTRY_CODE', '国コード'] },
  { name: 'tls', title: 'TLS protocol', headers: ['TLS Protocol', 'TlsProtocol', 'TLS_PROTOCOL'] },
  { name: 'cipher', title: 'TLS cipher suite', headers: ['TLS Cipher Suite', 'Cipher Suite', 'CipherSuite', 'CIPHER_SUITE'] },
  { name: 'forwarded_for', title: 'Forwarded for', headers: ['Forwarded For IP', 'ForwardedForIp', 'FORWARDED_FOR_IP', 'Forwarded For'] },
  { name: 'api_token', title: 'Security token sent', headers: ['USE_API_TOKEN', 'UseApiToken'] },
  { name: 'org', title: 'Org', headers: ['ORGANIZATION_ID', 'OrganizationId', 'Org'] },
];

/** Titles of the time of an attempt. A zone in parentheses behind the title is cut off before the comparison. */
export const timeHeaders: readonly string[] = [
  'Login Time',
  'LoginTime',
  'TIMESTAMP_DERIVED',
  'TIMESTAMP',
  'EventDate',
  'Time',
  'ログイン日時',
  'ログイン時刻',
];

/** The form in which two column titles are compared: no case, blanks, underscores, byte order mark or parenthesis at the end. */
export function headerKey(title: string): string {
  return title
    .replace(/^\uFEFF/, '')
    .normalize('NFKC')
    .replace(/\s*\([^()]*\)\s*$/, '')
    .replace(/[\s_:.]/g, '')
    .toLowerCase();
}

/**
 * How exactly a row tells its time. Setup downloads carry minutes, queries seconds, event log files milliseconds.
 * Two rows can be the same attempt only as far as the coarser of the two can tell.
 */
export type Precision = 'millisecond' | 'second' | 'minute';

/** One login attempt as every face shows it. Instants are UTC in ISO 8601; a field that the source did not carry is null. */
export interface Attempt {
  readonly time: string;
  /** Order within one instant: the order in which the source tells the attempts happened. */
  readonly sequence: number;
  readonly user: string;
  /** The canonical source address; null where the row names none (`Salesforce.com IP`, blank, `N/A`). */
  readonly address: string | null;
  readonly status: string;
  readonly outcome: 'success' | 'failure' | 'step';
  readonly reason: string;
  readonly fields: Readonly<Partial<Record<ColumnName, string>>>;
}
