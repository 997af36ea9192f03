/** Writes `fixtures/formats`: one short history, told in every shape in which login history comes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

const folder = new URL('../fixtures/formats/', import.meta.url);

interface Attempt {
  readonly time: string;
  readonly user: string;
  readonly userId: string;
  readonly address: string;
  readonly status: keyof typeof codes;
  readonly type: string;
  readonly application: string;
  readonly api: string;
}

const codes = {
  Success: 'LOGIN_NO_ERROR',
  'Failed: API security token required': 'LOGIN_ERROR_MUST_USE_API_TOKEN',
  'Invalid Password': 'LOGIN_ERROR_INVALID_PASSWORD',
} as const;
const japanese: Readonly<Record<keyof typeof codes, string>> = {
  Success: 'Success',
  'Failed: API security token required': '失敗: API セキュリティトークンが必要です',
  'Invalid Password': '無効なパスワードです',
};
const users = { 'jane.roe@northwind.example': '0053000000AbCdEAAV', 'webform@northwind.example': '0053000000AbCdFAAV' } as const;

function attempt(time: string, user: keyof typeof users, address: string, status: keyof typeof codes): Attempt {
  const way = user === 'webform@northwind.example' ? ['Other Apex API', 'Web form', 'SOAP Partner'] : ['Application', 'Browser', 'N/A'];
  const [type = '', application = '', api = ''] = way;
  return { time, user, userId: users[user], address, status, type, application, api };
}

/** Newest first, as Setup tells it. A winter and a summer, a day after the twelfth, an address that is none, a retry in one minute. */
const history: readonly Attempt[] = [
  attempt('2026-07-14T08:31Z', 'webform@northwind.example', '104.196.140.76', 'Success'),
  attempt('2026-07-02T07:00Z', 'jane.roe@northwind.example', '2001:db8:17::2a', 'Success'),
  attempt('2026-07-01T21:42Z', 'webform@northwind.example', '104.196.140.76', 'Failed: API security token required'),
  attempt('2026-07-01T21:42Z', 'webform@northwind.example', '104.196.140.76', 'Failed: API security token required'),
  attempt('2026-07-01T21:04Z', 'webform@northwind.example', '173.201.106.127', 'Success'),
  attempt('2026-06-30T23:59Z', 'jane.roe@northwind.example', 'Salesforce.com IP', 'Success'),
  attempt('2026-06-13T12:00Z', 'jane.roe@northwind.example', '203.0.113.9', 'Invalid Password'),
  attempt('2026-03-05T00:15Z', 'webform@northwind.example', '173.201.106.127', 'Success'),
  attempt('2026-01-20T16:07Z', 'webform@northwind.example', '173.201.106.127', 'Success'),
  attempt('2026-01-02T03:04Z', 'jane.roe@northwind.example', '203.0.113.9', 'Success'),
];

const local =
  (pattern: string, zone = 'UTC') =>
  ({ time }: Attempt): string =>
    format(new TZDate(time, zone), pattern);
const asNeeded = (value: string, delimiter = ','): string => (value.includes(delimiter) || value.includes('"') ? quote(value) : value);
const quote = (value: string): string => `"${value.replaceAll('"', '""')}"`;

type Column = readonly [title: string, value: (attempt: Attempt) => string];
const always = (value: string) => (): string => value;

const geo: readonly Column[] = [
  ['Country Code', always('US')],
  ['Country', always('United States')],
  ['Subdivision', always('California')],
  ['City', always('San Francisco')],
  ['PostalCode', always('94105')],
  ['Latitude', always('37.7898')],
  ['Longitude', always('-122.3942')],
];

function setupColumns(timeTitle: string, time: (attempt: Attempt) => string): readonly Column[] {
  return [
    ['Username', ({ user }) => user],
    [timeTitle, time],
    ['Source IP', ({ address }) => address],
    ['Login Type', ({ type }) => type],
    ['Status', ({ status }) => status],
    ['Browser', always('Unknown')],
    ['Platform', always('Unknown')],
    ['Application', ({ application }) => application],
    ['Client Version', always('N/A')],
    ['API Type', ({ api }) => api],
    ['API Version', ({ api }) => (api === 'N/A' ? 'N/A' : '45.0')],
    ['Login URL', always('login.salesforce.com')],
    ...geo,
  ];
}

function queryColumns(time: (attempt: Attempt) => string): readonly Column[] {
  return [
    ['Id', (one) => `0Ya3000000${String(history.length - history.indexOf(one)).padStart(5, '0')}AAA`],
    ['LoginTime', time],
    ['UserId', ({ userId }) => userId],
    ['SourceIp', ({ address }) => address],
    ['LoginType', ({ type }) => type],
    ['Status', ({ status }) => status],
    ['Application', ({ application }) => application],
    ['ApiType', ({ api }) => api],
    ['LoginUrl', always('login.salesforce.com')],
  ];
}

interface Dialect {
  readonly delimiter?: string;
  readonly quoted?: 'always' | 'as needed';
  readonly end?: string;
}

function text(columns: readonly Column[], { delimiter = ',', quoted = 'as needed', end = '\n' }: Dialect = {}): string {
  const cell = (value: string): string => (quoted === 'always' ? quote(value) : asNeeded(value, delimiter));
  const lines = [columns.map(([title]) => title), ...history.map((one) => columns.map(([, value]) => value(one)))];
  return lines.map((line) => line.map(cell).join(delimiter) + end).join('');
}

/** The text with its lines changed; the first is the header, line 1. */
function changed(content: string, change: (line: string, number: number) => string | readonly string[]): string {
  const lines = content.trimEnd().split('\n');
  return `${lines.flatMap((line, i) => change(line, i + 1)).join('\n')}\n`;
}

const utf16 = (content: string, order: 'le' | 'be', mark: '' | '\uFEFF'): Buffer => {
  const bytes = Buffer.from(mark + content, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
};

const plain = setupColumns('Login Time', local('M/d/yyyy h:mm a'));
const us = text(plain);
const german = setupColumns('Login Time', local('dd.MM.yyyy HH:mm')).map(
  ([title, value]): Column => (title === 'Browser' ? [title, always('Küchenrechner – 1')] : [title, value]),
);
const japaneseTitles = [
  'ユーザー名',
  'ログイン日時',
  'ソース IP',
  'ログイン種別',
  '状況',
  'ブラウザ',
  'プラットフォーム',
  'アプリケーション',
];
const today: readonly Column[] = [
  ...setupColumns('Login Time', local('MM/dd/yyyy HH:mm:ss')),
  ['Experience', always('')],
  ['TLS Protocol', always('TLS 1.3')],
  ['TLS Cipher Suite', always('TLS_AES_256_GCM_SHA384')],
  ['Authentication Method Reference', always('')],
  ['HTTP Login Method', always('POST')],
  ['Forwarded For IP', always('')],
  ['Login Subtype', always('')],
];
const eventLog: readonly Column[] = [
  ['EVENT_TYPE', always('Login')],
  ['TIMESTAMP', local('yyyyMMddHHmmss.SSS')],
  ['ORGANIZATION_ID', always('00D300000000001')],
  ['USER_ID', ({ userId }) => userId.slice(0, 15)],
  ['LOGIN_TYPE', ({ api }) => (api === 'N/A' ? 'A' : '3')],
  ['API_TYPE', ({ api }) => (api === 'N/A' ? '' : 'P')],
  ['USER_NAME', ({ user }) => user],
  ['TIMESTAMP_DERIVED', local("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")],
  ['USER_ID_DERIVED', ({ userId }) => userId],
  ['CLIENT_IP', always('Salesforce.com IP')],
  ['LOGIN_STATUS', ({ status }) => codes[status]],
  ['SOURCE_IP', ({ address }) => address],
];
const loginEvent: readonly Column[] = [
  ['EventDate', local("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")],
  ['EventIdentifier', ({ time }) => `e-${time}`],
  ...queryColumns(local('')).flatMap(([title, value]): Column[] =>
    title === 'LoginTime' ? [] : [[title === 'Id' ? 'LoginHistoryId' : title, value]],
  ),
  ['Username', ({ user }) => user],
];
const record = (columns: readonly Column[], type: string) => (one: Attempt) => ({
  attributes: { type, url: `/services/data/v62.0/sobjects/${type}/1` },
  ...Object.fromEntries(columns.map(([title, value]) => [title, value(one)])),
});
const rest = queryColumns(local("yyyy-MM-dd'T'HH:mm:ss.SSS'+0000'"));
const records = history.map(record(rest, 'LoginHistory'));
const events = history.map(record(loginEvent, 'LoginEvent'));
const userRows = Object.entries(users).map(([Username, Id]) => ({ Id, Username }));

const files: Readonly<Record<string, string | Buffer>> = {
  'setup-2015.csv': us,
  'setup-2016-zone-in-header.csv': text(setupColumns('Login Time (Eastern Daylight Time)', local('MM/dd/yy HH:mm', 'America/New_York'))),
  'setup-2020-all-quoted.csv': text(plain, { quoted: 'always' }),
  'setup-2026.csv': text(today, { quoted: 'always' }),
  'setup-zone-in-value.csv': text(
    setupColumns('Login Time', (one) => {
      const zone = one.time < '2026-03-08' ? 'PST' : 'PDT';
      return `${local('M/d/yyyy, h:mm:ss a', 'America/Los_Angeles')(one)} ${zone}`;
    }),
  ),
  'setup-british.csv': text(setupColumns('Login Time', local('dd/MM/yyyy HH:mm'))),
  'setup-german-windows-1252.csv': Buffer.from(text(german, { delimiter: ';', end: '\r\n' }).replaceAll('–', '\x96'), 'latin1'),
  'setup-german-utf-8.csv': text(german, { delimiter: ';' }),
  'setup-japanese.csv': text(
    setupColumns('Login Time', local('yyyy/MM/dd H:mm')).map(([title, value], i) =>
      title === 'Status' ? [japaneseTitles[i] ?? title, ({ status }) => japanese[status]] : [japaneseTitles[i] ?? title, value],
    ),
  ),
  'setup-narrow-space-bom-crlf.csv': `\uFEFF${text(setupColumns('Login Time', local('M/d/yyyy, h:mm\u202fa')), { end: '\r\n' })}`,
  'setup-dotted-am-pm.csv': text(
    setupColumns('Login Time', (one) => local('d/M/yyyy h:mm a')(one).replace('AM', 'a.m.').replace('PM', 'p.m.')),
  ),
  'setup-tab-utf-16le.csv': utf16(text(plain, { delimiter: '\t', end: '\r\n' }), 'le', '\uFEFF'),
  'setup-utf-16be-without-bom.csv': utf16(us, 'be', ''),
  'setup-cr-only.csv': text(plain, { end: '\r' }),
  'setup-titles-in-odd-spelling.csv': changed(us, (line, n) => (n === 1 ? line.toUpperCase().replaceAll(',', ' , ') : line)),
  'setup-200-columns.csv': changed(
    us,
    (line, n) => line + Array.from({ length: 181 }, (_, i) => (n === 1 ? `,Extra ${i}` : ',x')).join(''),
  ),
  'setup-gzipped-under-another-name.csv': gzipSync(us),
  'setup-cut-short.csv.gz': gzipSync(us.repeat(50)).subarray(0, 300),
  'setup-unquoted-comma-in-time.csv': text(setupColumns('Login Time', local('M/d/yyyy, h:mm:ss a'))).replaceAll(/"(\d[^"]*)"/g, '$1'),
  'setup-short-and-long-rows.csv': changed(us, (line, n) => {
    if (n === 3) return line.split(',').slice(0, 5).join(',');
    if (n === 4) return `${line},,,`;
    if (n === 5) return [line, line.split(',').slice(0, 3).join(','), `${line},one,two`];
    return line;
  }),
  'setup-repeated-header.csv': changed(us, (line, n) => (n === 5 ? [line, us.split('\n')[0] ?? '', ''] : line)),
  'setup-quotes-astray.csv': changed(us, (line, n) => {
    if (n === 4) return [line, `"${line}`];
    if (n === 6) return line.replace('Web form', 'Web "form"');
    return line;
  }),
  'setup-nul-byte.csv': changed(us, (line, n) => (n === 4 ? [line, line.replace('Web', 'W\0b')] : line)),
  'setup-header-only.csv': `${us.split('\n')[0]}\n`,
  'setup-after-a-spreadsheet.csv': changed(us, (line, n) => (n === 1 ? line : line.replace(/[^,]* [AP]M/, `${46204 + n}.38`))),
  'setup-both-orders-fit.csv': text(setupColumns('Login Time', ({ time }) => `0${time.slice(6, 7)}/02/2026 10:00`)),
  'setup-without-header.csv': changed(us, (line, n) => (n === 1 ? [] : line)),
  'setup-without-address.csv': changed(us, (line, n) => (n === 1 ? line.replace('Source IP', 'Source') : line)),
  'query-data-loader.csv': text(
    queryColumns(local("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")).map(([title, value]): Column => [title.toUpperCase(), value]),
    { quoted: 'always' },
  ),
  'query-sf-cli.csv': text(rest),
  'query-sf-cli.json': `${JSON.stringify({ status: 0, result: { totalSize: records.length, done: true, records }, warnings: [] }, null, 2)}\n`,
  'query-rest.json': JSON.stringify({ totalSize: records.length, done: true, records }),
  'query-bare-array.json': JSON.stringify(records),
  'query-one-record-a-line.ndjson': `${records.map((one) => JSON.stringify(one)).join('\n')}\n`,
  'query-cut-short.json': JSON.stringify({ records }).slice(0, 900),
  'event-log-file.csv': changed(text(eventLog, { quoted: 'always' }), (line, n) =>
    n === 4 ? [line, line.replace('"Login"', '"Logout"')] : line,
  ),
  'login-event.csv': text(loginEvent),
  'login-event.json': JSON.stringify(events, null, 1),
  'users.csv': `"Id","Username"\n${userRows.map(({ Id, Username }) => `"${Id}","${Username}"\n`).join('')}`,
  'users.json': JSON.stringify({ status: 0, result: { records: userRows.map((row) => ({ ...row, Id: row.Id.slice(0, 15) })) } }),
  'accounts.csv': 'Name,Phone,Billing City\u001b[31m\nNorthwind,1,Reno\n',
  'image.csv': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  'workbook.csv': Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml', 'latin1'),
  'empty.csv': '',
};

mkdirSync(folder, { recursive: true });
writeFileSync(new URL('.gitattributes', folder), '* -text\n');
for (const [name, content] of Object.entries(files)) writeFileSync(new URL(name, folder), content);
