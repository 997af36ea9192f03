/**
 * A Salesforce org in this process, over real HTTP on the loopback: `await using org = await startOrg({ logins })`. It answers what
 * a pull asks, refuses what Salesforce refuses, and misbehaves when told to through `trouble`. Its journal holds every request.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { idOf } from './rows.ts';
import { type Answer, ask, Refused, type SObject, type Table } from './soql.ts';

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
}

/** What goes wrong with one request; `null` where nothing does. */
export type Trouble = (request: Request, number: number) => Failure | null;
export type Failure = { readonly status: number; readonly code: string; readonly retryAfter?: number } | 'cut' | 'html';

export interface OrgOptions {
  readonly logins?: readonly SObject[];
  readonly users?: readonly SObject[];
  /** The largest page, whatever is asked. */
  readonly pageSize?: number;
  /** Whether the user sees only his own rows. */
  readonly ownRowsOnly?: boolean;
  readonly trouble?: Trouble;
  /** The `Metadata` that Tooling tells of SecuritySettings. */
  readonly security?: unknown;
}

export interface FakeOrg extends AsyncDisposable {
  readonly url: string;
  readonly id: string;
  readonly user: { readonly id: string; readonly username: string };
  /** The token that is taken now; another one may be set, as if the old one had expired. */
  token: string;
  trouble: Trouble;
  readonly logins: SObject[];
  readonly journal: Request[];
}

const version = '66.0';
const expired = new Refused(401, 'INVALID_SESSION_ID', 'Session expired or invalid');

export async function startOrg(options: OrgOptions = {}): Promise<FakeOrg> {
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cursors = new Map<string, Answer>();
  const org: FakeOrg = {
    url: `http://127.0.0.1:${port}`,
    id: '00D5e000000FakeEAA',
    user: { id: idOf('005', 1), username: 'admin@globex.example' },
    token: '00D5e000000Fake!AQcAQ.first',
    trouble: options.trouble ?? (() => null),
    logins: [...(options.logins ?? [])],
    journal: [],
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of incoming) body += chunk;
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, authorization: headers.authorization ?? '', body };
    org.journal.push(request);
    const failure = org.trouble(request, org.journal.length);
    if (failure === 'html') return void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
    try {
      if (failure !== null && failure !== 'cut') throw new Refused(failure.status, failure.code, `refused: ${failure.code}`);
      const text = JSON.stringify(answer(request));
      response.writeHead(200, { 'content-type': 'application/json', 'sforce-limit-info': `api-usage=${org.journal.length}/15000` });
      if (failure === 'cut') response.write(text.slice(0, text.length / 2), () => response.destroy());
      else response.end(text);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const retry = typeof failure === 'object' && failure?.retryAfter !== undefined ? { 'retry-after': String(failure.retryAfter) } : {};
      response.writeHead(error.status, { 'content-type': 'application/json', ...retry });
      response.end(JSON.stringify([{ message: error.message, errorCode: error.code }]));
    }
  }

  function answer({ path, authorization }: Request): unknown {
    const { pathname, searchParams } = new URL(path, org.url);
    if (pathname.replace(/\/$/, '') === '/services/data') return [{ label: "Spring '26", url: `/services/data/v${version}`, version }];
    if (authorization !== `Bearer ${org.token}`) throw expired;
    if (pathname === '/services/oauth2/userinfo') {
      return { organization_id: org.id, user_id: org.user.id, preferred_username: org.user.username };
    }
    const resource = pathname.replace(`/services/data/v${version}`, '');
    const described = /^\/sobjects\/(\w+)\/describe$/.exec(resource)?.[1];
    if (described !== undefined) return { name: described, fields: fieldsOf(tableOf(described)) };
    const soql = searchParams.get('q');
    if (resource === '/query' && soql !== null) return firstPage(ask(tables(), soql), soql);
    if (resource === '/tooling/query' && soql !== null) return firstPage(ask({ SecuritySettings: security() }, soql), soql);
    const cursor = /^\/query\/(.+)-(\d+)$/.exec(resource);
    if (cursor !== null) return page(cursor[1] ?? '', Number(cursor[2]));
    throw new Refused(404, 'NOT_FOUND', 'The requested resource does not exist');
  }

  function firstPage(found: Answer, soql: string): unknown {
    if (found.fields === null) return { totalSize: found.rows.length, done: true, records: [] };
    const locator = `0r8${Buffer.from(`${soql}${org.journal.length}`).toString('hex').slice(-15)}`;
    cursors.set(locator, found);
    return page(locator, 0);
  }

  function page(locator: string, from: number): unknown {
    const found = cursors.get(locator);
    if (found === undefined) throw new Refused(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    const until = from + (options.pageSize ?? 2000);
    const records = found.rows.slice(from, until).map((row) => ({
      attributes: { type: 'sObject' },
      ...Object.fromEntries((found.fields ?? []).map((field) => [field, row[field] ?? null])),
    }));
    const totalSize = found.rows.length;
    if (until >= totalSize) return { totalSize, done: true, records };
    return { totalSize, done: false, nextRecordsUrl: `/services/data/v${version}/query/${locator}-${until}`, records };
  }

  function tableOf(object: string): Table {
    const table = tables()[object];
    if (table === undefined) throw new Refused(404, 'NOT_FOUND', 'The requested resource does not exist');
    return table;
  }

  function tables(): Readonly<Record<string, Table>> {
    const logins = options.ownRowsOnly ? org.logins.filter(({ UserId }) => UserId === org.user.id) : org.logins;
    const permissions = { PermissionsManageUsers: !options.ownRowsOnly, PermissionsMonitorLoginHistory: !options.ownRowsOnly };
    return {
      LoginHistory: { fields: loginFields, rows: logins },
      User: {
        fields: { Id: { filter: true }, Username: { filter: true }, ProfileId: { filter: true } },
        rows: options.users ?? usersOf(org),
      },
      UserPermissionAccess: { fields: fieldsNamed(Object.keys(permissions)), rows: [permissions] },
    };
  }

  function security(): Table {
    const Metadata = (options.security ?? null) as SObject[string];
    return { fields: fieldsNamed(['Id', 'Metadata']), rows: [{ Id: idOf('0Sy', 1), Metadata }] };
  }

  return org;
}

function usersOf(org: FakeOrg): SObject[] {
  const ids = [...new Set(org.logins.map(({ UserId }) => String(UserId)))];
  return ids.map((Id) => ({ Id, Username: Id === org.user.id ? org.user.username : `user${Number(Id.slice(9, 15))}@globex.example` }));
}

/** What the Object Reference says of LoginHistory: much of it can be read and not filtered. */
const loginFields: Table['fields'] = {
  ...fieldsNamed([
    'Id',
    'LoginTime',
    'UserId',
    'SourceIp',
    'LoginType',
    'LoginUrl',
    'CountryIso',
    'TlsProtocol',
    'CipherSuite',
    'LoginSubType',
  ]),
  ...Object.fromEntries(
    ['Status', 'Application', 'ApiType', 'ApiVersion', 'ClientVersion', 'Browser', 'Platform'].map((name) => [name, { filter: false }]),
  ),
};

function fieldsNamed(names: readonly string[]): Table['fields'] {
  return Object.fromEntries(names.map((name) => [name, { filter: true }]));
}

function fieldsOf({ fields }: Table): unknown[] {
  return Object.entries(fields).map(([name, { filter }]) => ({
    name,
    filterable: filter,
    sortable: true,
    groupable: name !== 'LoginTime',
  }));
}
