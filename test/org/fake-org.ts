/**
 * A Salesforce org for tests: a real HTTP server on a loopback port of its own, which answers as an org does, refuses what an org
 * refuses, and misbehaves when it is told to.
 *
 * ```ts
 * await using org = await startOrg({ logins: crowd(5_000, now), pageSize: 777 });
 * org.trouble = fails('cut', { on: isPage, from: 2 }); // the second page breaks off in the middle, once
 * await breakday(['pull', '--instance-url', org.url], { env: { SF_ACCESS_TOKEN: org.token } });
 * expect(org.journal.map(({ method }) => method)).not.toContain('POST');
 * ```
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Answer, Asked } from './answer.ts';
import { idOf, longId } from './ids.ts';
import { answerOf } from './routes.ts';
import { begin } from './sessions.ts';
import type { Behaviour, ConnectedApp, EventLog, OrgState, OrgUser, Profile, SObject } from './state.ts';
import { answerTo, type Failure, type Request, type Trouble } from './troubles.ts';

export { type Failure, fails, isData, isPage, type Request, type Trouble } from './troubles.ts';

/** What the org holds, and how it behaves, from the beginning. */
export interface OrgOptions extends Partial<Behaviour> {
  readonly logins?: readonly SObject[];
  /** By default one for each user of the logins. */
  readonly users?: readonly OrgUser[];
  /** The user of `token`, and whoever lets an application in by the browser; may do everything unless told otherwise. */
  readonly runningUser?: OrgUser;
  readonly profiles?: readonly Profile[];
  readonly knownAddresses?: readonly SObject[];
  readonly eventLogs?: readonly EventLog[];
  readonly app?: ConnectedApp;
  readonly trouble?: Trouble;
}

export interface FakeOrg extends AsyncDisposable {
  readonly url: string;
  readonly id: string;
  readonly user: { readonly id: string; readonly username: string };
  /** A token of the running user that is taken now; another one may be set, as if the old one had expired. */
  token: string;
  trouble: Trouble;
  /** Rows may be added at any time, also such as happened long ago. */
  readonly logins: SObject[];
  readonly eventLogs: EventLog[];
  /** Everything that was asked, in order. */
  readonly journal: Request[];
  behave(otherwise: Partial<Behaviour>): void;
}

export const admin: OrgUser = {
  Id: idOf('005', 1),
  Username: 'admin@globex.example',
  Name: 'Ada Admin',
  password: 'correct horse & <battery>',
  securityToken: 'Zx9vLqToken',
};

export const usualApp: ConnectedApp = { name: 'Breakday at Globex', clientId: '3MVG9consumer', clientSecret: 'B0A7consumersecret' };

export async function startOrg(options: OrgOptions = {}): Promise<FakeOrg> {
  const state = stateOf(options);
  const { runningUser, sessions } = state;
  const server = createServer({ maxHeaderSize: 65_536 }, (request, response) => void serve(org, state, request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let { token } = begin(state, runningUser);
  const org: FakeOrg = {
    url: state.url,
    id: state.id,
    user: { id: runningUser.Id, username: runningUser.Username },
    get token() {
      return token;
    },
    set token(other) {
      sessions.delete(token);
      sessions.set(other, { token: other, user: runningUser });
      token = other;
    },
    trouble: options.trouble ?? (() => null),
    logins: state.logins,
    eventLogs: state.eventLogs,
    journal: [],
    behave(otherwise) {
      state.behaviour = { ...state.behaviour, ...otherwise };
    },
    [Symbol.asyncDispose]: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        server.closeAllConnections();
      }),
  };
  return org;
}

const usually: Behaviour = {
  ownRowsOnly: false,
  pageSize: null,
  announcesMore: 0,
  idSortable: true,
  dailyLimit: 15_000,
  newestVersion: 66,
  openId: true,
  callerTrusted: true,
  callerAddress: '198.51.100.77',
  clockAhead: 0,
  soapLogin: true,
  loginFault: null,
  passwordFlow: true,
  consent: 'allow',
  bulkPolls: 2,
  bulkCounts: true,
  bulkPart: 50_000,
  trustedRanges: [],
};

/** The clock of an org stands a minute after its newest login: nothing of it has fallen silent. */
function clockAt(logins: readonly SObject[]): number {
  const newest = Math.max(...logins.map(({ LoginTime }) => Date.parse(`${LoginTime}`)));
  return Number.isFinite(newest) ? newest + 60_000 - Date.now() : 0;
}

function stateOf(options: OrgOptions): OrgState {
  const { runningUser = admin, users, profiles = [], knownAddresses = [], app = usualApp, ...rest } = options;
  const logins = [...(rest.logins ?? [])];
  return {
    id: longId('00D5e000000Fake'),
    url: '',
    behaviour: { ...usually, clockAhead: clockAt(logins), ...rest },
    logins,
    runningUser,
    users: () => [runningUser, ...(users ?? usersOf(logins)).filter(({ Id }) => Id !== runningUser.Id)],
    profiles,
    knownAddresses,
    eventLogs: [...(rest.eventLogs ?? [])],
    app,
    sessions: new Map(),
    refreshTokens: new Map(),
    grants: new Map(),
    queries: new Map(),
    jobs: new Map(),
    calls: 0,
    next: 0,
  };
}

function usersOf(logins: readonly SObject[]): OrgUser[] {
  const ids = [...new Set(logins.map(({ UserId }) => String(UserId)))];
  return ids.map((Id) => ({ Id, Username: `user${Number(Id.slice(9, 15))}@globex.example` }));
}

async function serve(org: FakeOrg, state: OrgState, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url: path = '' } = incoming;
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const request: Request = { method, path, authorization: headers.authorization ?? '', headers, body: await text(incoming) };
  org.journal.push(request);
  state.calls += 1;
  const failure = await org.trouble(request, org.journal.length);
  if (failure === 'hang-up') return void incoming.socket.destroy();
  const { pathname, searchParams } = new URL(path, org.url);
  const asked: Asked = { method, path: pathname, query: searchParams, headers, body: request.body };
  send(response, answerTo(failure, state, request) ?? answerOf(state, asked), state, failure);
}

function send(response: ServerResponse, { status, headers, body }: Answer, { calls, behaviour }: OrgState, failure: Failure | null): void {
  const bytes = Buffer.from(body);
  const usage = `api-usage=${calls}/${behaviour.dailyLimit}`;
  const date = new Date(Date.now() + behaviour.clockAhead).toUTCString();
  response.writeHead(status, { ...headers, Date: date, 'Content-Length': bytes.length, 'Sforce-Limit-Info': usage });
  if (failure !== 'cut') return void response.end(bytes);
  response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
}
