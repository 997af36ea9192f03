/** What is read of an org's ranges, whoever asks and however the org tells it. */
import { expect, test } from 'vitest';
import type { OrgTrust } from '../../../src/findings/org-trust.ts';
import { openOrg } from '../../../src/sources/org/client/open-org.ts';
import { readTrust } from '../../../src/sources/org/trust/read-trust.ts';
import { admin, type FakeOrg, fails, type OrgOptions, type Request, startOrg } from '../../org/fake-org.ts';
import { idOf } from '../../org/rows.ts';

const readAt = '2026-11-01T08:00:00Z';
const office = { start: '192.0.2.0', end: '192.0.2.255', description: 'office' };
const host = { start: '2001:db8::7', end: '2001:db8::7' };

async function read(org: FakeOrg, users: readonly string[] = []): Promise<OrgTrust> {
  const session = {
    instanceUrl: org.url,
    accessToken: org.token,
    wayIn: 'access-token',
    alias: null,
    loggedIn: false,
    renew: null,
  } as const;
  return readTrust(await openOrg(session, { pauses: [1] }), users, readAt);
}

async function readOf(options: OrgOptions, users: readonly string[] = []): Promise<OrgTrust> {
  await using org = await startOrg(options);
  return await read(org, users);
}

const isTooling = ({ path }: Request): boolean => path.includes('/tooling/');
const noTooling = { trouble: fails({ status: 400, code: 'INVALID_TYPE' }, { on: isTooling, times: Infinity }) };

test.each([
  ['none', []],
  ['one', [office]],
  ['many', [office, host]],
])('%s of the trusted ranges, through Tooling and through the Metadata API alike', async (_, trustedRanges) => {
  const expected = trustedRanges.map((range) => ({ description: '', ...range }));
  expect((await readOf({ trustedRanges })).trusted).toEqual(expected);
  expect((await readOf({ trustedRanges, ...noTooling })).trusted).toEqual(expected);
});

test('a range in a form that is not known makes the whole list unknown', async () => {
  const trust = await readOf({ trustedRanges: [office, { start: '192.0.2.0/24', end: '' }] });
  expect(trust.trusted).toBeNull();
  expect(trust.unread).toEqual(['The trusted ranges could not be read: one of them is in a form that is not known.']);
});

test('who may see neither setup nor users is told what he could not read', async () => {
  const user = { ...admin, ProfileId: idOf('00e', 1), permissions: ['ApiEnabled'] as const };
  const trust = await readOf({ runningUser: user, users: [user], trustedRanges: [office] }, [admin.Username]);
  expect(trust).toMatchObject({ trusted: null, users: [{ user: admin.Username, profile: null, verified: null }] });
  expect(trust.unread.map((sentence) => sentence.replace(/:.*/, ''))).toEqual([
    'The trusted ranges could not be read',
    'The names of the profiles could not be read',
    'The addresses that users have verified could not be read',
  ]);
});

test('a session that has ended is an error, not something that could not be read', async () => {
  await using org = await startOrg();
  org.trouble = fails('expired', { on: isTooling });
  await expect(read(org)).rejects.toThrow('session has expired');
});

const isMetadata = ({ path }: Request): boolean => path.includes('/Soap/m/');

test.each([
  ['a connection that breaks', 'cut' as const, 'the connection to 127.0.0.1'],
  ['a host in trouble', 'html' as const, 'the org is not available at the moment'],
])('%s while ranges are read is an error, not something that could not be read', async (_, trouble, line) => {
  await using org = await startOrg({ trustedRanges: [office], ...noTooling });
  const tooling = org.trouble;
  const other = fails(trouble, { on: isMetadata, times: Infinity });
  org.trouble = (request, number) => other(request, number) ?? tooling(request, number);
  await expect(read(org)).rejects.toThrow(line);
  expect(org.journal.filter(isMetadata)).toHaveLength(2);
});

test('what SOAP refuses is told by its code, and once is enough', async () => {
  const fault =
    '<Fault><faultcode>sf:INSUFFICIENT_ACCESS</faultcode><faultstring>INSUFFICIENT_ACCESS: not &amp; never</faultstring></Fault>';
  await using org = await startOrg({ ...noTooling });
  const tooling = org.trouble;
  org.trouble = (request, number) => (isMetadata(request) ? { status: 500, body: fault } : tooling(request, number));
  const { unread } = await read(org);
  expect(unread).toEqual([
    "The trusted ranges could not be read: this user may not read what was asked for (INSUFFICIENT_ACCESS): 'not & never'.",
  ]);
  expect(org.journal.filter(isMetadata)).toHaveLength(1);
});

const profiles = ['System Administrator', 'Custom: Sales', 'Standard', 'Administrador'].map((Name, i) => ({
  Id: idOf('00e', i + 1),
  Name,
  fullName: ['Admin', 'Custom%3A Sales', 'Standard1', 'Admin2'][i] as string,
  loginIpRanges: i === 1 ? [host] : [],
}));
const standard = { Id: idOf('00e', 9), Name: 'Standard User', fullName: 'Standard', loginIpRanges: [office] };
const users = profiles.map(({ Id, Name }, i) => ({
  Id: idOf('005', 100 + i),
  Username: `${Name.replace(/\W/g, '')}@globex.example`,
  ProfileId: Id,
}));

test('profiles are found by their full names, and a label that says nothing sure is never guessed', async () => {
  const trust = await readOf(
    { profiles: [...profiles, standard], users: [admin, ...users] },
    users.map(({ Username }) => Username.toUpperCase()),
  );
  expect(trust.users?.map(({ user }) => user)).toEqual(users.map(({ Username }) => Username.toUpperCase()));
  expect(trust.profiles).toEqual([
    { name: 'System Administrator', ranges: [] },
    { name: 'Custom: Sales', ranges: [{ ...host, description: '' }] },
    { name: 'Standard', ranges: null },
    { name: 'Administrador', ranges: null },
  ]);
  expect(trust.unread).toEqual([
    'The login IP ranges of the profile “Standard” could not be read.',
    'The login IP ranges of the profile “Administrador” could not be read.',
  ]);
});

test('thirty profiles are read ten at a time, and a hundred users in one query', async () => {
  const many = Array.from({ length: 30 }, (_, i) => ({
    Id: idOf('00e', i + 1),
    Name: `Integration${i}`,
    fullName: `Integration${i}`,
    loginIpRanges: [],
  }));
  const crowd = Array.from({ length: 100 }, (_, i) => ({
    Id: idOf('005', 100 + i),
    Username: `bot${i}@globex.example`,
    ProfileId: idOf('00e', (i % 30) + 1),
  }));
  await using org = await startOrg({ profiles: many, users: [admin, ...crowd] });
  const trust = await read(
    org,
    crowd.map(({ Username }) => Username),
  );
  expect(trust.users).toHaveLength(100);
  expect(trust.profiles.map(({ ranges }) => ranges)).toEqual(many.map(() => []));
  expect(org.journal.filter(({ path }) => path.includes('/Soap/m/'))).toHaveLength(3);
  expect(org.journal).toHaveLength(9);
});

test('long names share a request as far as the address of one has room', async () => {
  const many = Array.from({ length: 300 }, (_, i) => ({
    Id: idOf('005', 100 + i),
    Username: `${'ä'.repeat(20)}${i}@${'globex'.repeat(5)}.example`,
  }));
  await using org = await startOrg({ users: [admin, ...many] });
  const trust = await read(
    org,
    many.map(({ Username }) => Username),
  );
  expect(trust.users).toHaveLength(300);
  for (const { path } of org.journal) expect(path.length).toBeLessThan(16_384);
  expect(org.journal.filter(({ path }) => path.includes('FROM%20User'))).toHaveLength(5);
});

test('only addresses that a user has verified count, in canonical form', async () => {
  const told = (UsersId: string, SourceIp: string, IsAuthenticated: boolean) => ({ UsersId, SourceIp, IsAuthenticated });
  const id = idOf('005', 100);
  const knownAddresses = [
    told(id, '::FFFF:198.51.100.1', true),
    told(id, '198.51.100.2', false),
    told(idOf('005', 101), '198.51.100.3', true),
  ];
  const trust = await readOf({ users: [admin, ...users], profiles, knownAddresses }, [users[0]?.Username ?? '']);
  expect(trust.users).toMatchObject([{ verified: ['198.51.100.1'] }]);
});

test('users whom history knows by id are asked for by id, and names that are none never reach a query', async () => {
  await using org = await startOrg({ users: [admin, ...users], profiles });
  const id = idOf('005', 100);
  const trust = await read(org, [id, "o'brien\\@globex.example", "x') OR (Username != '", 'nobody']);
  expect(trust.users).toMatchObject([{ user: id, profile: 'System Administrator' }]);
  const asked = org.journal.map(({ path }) => decodeURIComponent(path)).filter((path) => path.includes('FROM User '));
  expect(asked.map((path) => path.replace(/.* WHERE /, ''))).toEqual([`Id IN ('${id}')`, "Username IN ('o\\'brien\\\\@globex.example')"]);
});

test('an org is only read', async () => {
  await using org = await startOrg({ users: [admin, ...users], profiles, trustedRanges: [office] });
  await read(
    org,
    users.map(({ Username }) => Username),
  );
  expect(org.journal.filter(({ method, body }) => method !== 'GET' && !body.includes('<readMetadata'))).toEqual([]);
});
