/** That the fake org is no softer than a real one: jsforce works against it, and it refuses what Salesforce refuses. */
import { expect, test } from 'vitest';
import { connected, refusal } from './connected.ts';
import { admin, startOrg } from './fake-org.ts';
import { crowd, idOf, login } from './rows.ts';

const now = Date.UTC(2026, 9, 1);
const newest = { newestVersion: 68 };

test('jsforce reads every row once, whatever the pages are like', async () => {
  await using org = await startOrg({ logins: crowd(1_000, now), pageSize: (page) => [1, 333, 77][page % 3] ?? 1 });
  const query = connected(org).query('SELECT Id, LoginTime, UserId FROM LoginHistory ORDER BY LoginTime, Id', { autoFetch: true });
  const { totalSize, done, records } = await query;
  expect({ totalSize, done, ids: new Set(records.map(({ Id }) => Id)).size }).toEqual({ totalSize: 1_000, done: true, ids: 1_000 });
  expect(records[0]).toEqual({
    attributes: { type: 'LoginHistory', url: `/services/data/v66.0/sobjects/LoginHistory/${idOf('0Ya', 0)}` },
    Id: idOf('0Ya', 0),
    LoginTime: '2026-09-30T23:54:27.000+0000',
    UserId: idOf('005', 0),
  });
});

test.each([
  ["SELECT Id FROM LoginHistory WHERE Status = 'Success'", /^INVALID_FIELD: .*field 'Status' can not be filtered in a query call/s],
  ["SELECT Id FROM LoginHistory WHERE Application = 'Browser'", /^INVALID_FIELD: .*can not be filtered/s],
  ["SELECT Id FROM LoginHistory WHERE SourceIp LIKE '192.0.2.%'", /^INVALID_FIELD: .*invalid operator on field 'SourceIp'/s],
  ['SELECT LoginTime, COUNT(Id) FROM LoginHistory GROUP BY LoginTime', /^MALFORMED_QUERY: .*'LoginTime' can not be grouped/s],
  ['SELECT User.Username FROM LoginHistory', /^INVALID_FIELD: .*Didn't understand relationship 'User' in field path/s],
  ['SELECT Colour FROM LoginHistory', /^INVALID_FIELD: .*No such column 'Colour' on entity 'LoginHistory'/s],
  ['SELECT AuthContextClassRef FROM LoginHistory', /^INVALID_FIELD: .*No such column 'AuthContextClassRef'/s],
  ["SELECT Id FROM LoginHistory WHERE LoginTime > '2026-01-01T00:00:00Z'", /^INVALID_FIELD: .*should not be enclosed in quotes/s],
  ['SELECT Id FROM LoginHistory LIMIT 1 OFFSET 2001', /^NUMBER_OUTSIDE_VALID_RANGE/],
  ['SELECT Id, FROM LoginHistory', /^MALFORMED_QUERY: unexpected token/],
  ['SELECT Id FROM Secrets', /^INVALID_TYPE: sObject type 'Secrets' is not supported/],
])('%s is refused', async (soql, words) => {
  await using org = await startOrg({ logins: crowd(9, now) });
  expect(await refusal(connected(org).query(soql))).toMatch(words);
});

test('what may be asked is answered: counts, spans, groups, ids of either length, newer fields where they are known', async () => {
  await using org = await startOrg({ ...newest, logins: crowd(40, now) });
  const connection = connected(org, '68.0');
  const answer = async (soql: string) => (await connection.query(soql)).records.map(({ attributes: _, ...record }) => record);
  expect(await connection.query('SELECT COUNT() FROM LoginHistory')).toEqual({ totalSize: 40, done: true, records: [] });
  expect(await answer('SELECT MIN(LoginTime), MAX(LoginTime) last FROM LoginHistory')).toEqual([
    { expr0: '2026-09-30T23:59:47.000+0000', last: '2026-10-01T00:00:00.000+0000' },
  ]);
  expect(await answer('SELECT Status, COUNT(Id) FROM LoginHistory GROUP BY Status')).toEqual([{ Status: 'Success', expr0: 40 }]);
  const [long, short] = [idOf('005', 1), idOf('005', 2).slice(0, 15)];
  expect(await answer(`select Username from User where Id in ('${long}', '${short}') order by Username`)).toEqual([
    { Username: admin.Username },
    { Username: 'user2@globex.example' },
  ]);
  const span = 'LoginTime >= 2026-10-01T01:59:59+02:00 AND LoginTime < 2026-10-01T00:00:00Z';
  expect(await answer(`SELECT AuthContextClassRef, UserId FROM LoginHistory WHERE ${span} ORDER BY Id LIMIT 1`)).toEqual([
    { AuthContextClassRef: null, UserId: idOf('005', 15) },
  ]);
});

test('describe says what may be done with a field, in the version in which it is asked', async () => {
  await using org = await startOrg({ idSortable: false });
  const { fields } = await connected(org, '60.0').describe('LoginHistory');
  const uses = (name: string) =>
    fields.filter((field) => field.name === name).map(({ filterable, groupable, sortable }) => [filterable, groupable, sortable]);
  expect([uses('Status'), uses('LoginTime'), uses('Id'), uses('ForwardedForIp')]).toEqual([
    [[false, true, true]],
    [[true, false, true]],
    [[true, true, false]],
    [],
  ]);
  expect(await refusal(connected(org).query('SELECT Id FROM LoginHistory ORDER BY Id'))).toContain("'Id' can not be sorted");
});

test('a version that is retired is gone, and one to come is not there yet', async () => {
  await using org = await startOrg();
  expect(await refusal(connected(org, '30.0').query('SELECT Id FROM User'))).toMatch(/^GONE/);
  expect(await refusal(connected(org, '67.0').query('SELECT Id FROM User'))).toMatch(/^NOT_FOUND/);
  const versions = (await (await fetch(`${org.url}/services/data/`)).json()) as { version: string }[];
  expect([versions[0]?.version, versions.at(-1)?.version]).toEqual(['31.0', '66.0']);
});

test('without Manage Users or Monitor Login History there are only own rows, and no error', async () => {
  const narrow = { ...admin, permissions: ['ApiEnabled'] as const };
  await using org = await startOrg({ logins: crowd(100, now), runningUser: narrow });
  expect((await connected(org).query('SELECT UserId FROM LoginHistory')).records.map(({ UserId }) => UserId)).toEqual(
    Array(5).fill(admin.Id),
  );
  expect(await refusal(connected(org).query('SELECT Id FROM EventLogFile'))).toMatch(/^INVALID_TYPE/);
});

const range = (n: number) => ({ start: `203.0.113.${n}`, end: `203.0.113.${n}` });

test.each([
  ['none', [], null],
  ['one', [range(1)], { description: null, ...range(1) }],
  ['many', [range(1), range(2)], [range(1), range(2)].map((one) => ({ description: null, ...one }))],
])('trusted ranges: %s, by Tooling as they come and by Metadata', async (_, trustedRanges, ipRanges) => {
  await using org = await startOrg({ trustedRanges });
  const connection = connected(org);
  const [settings] = (await connection.tooling.query('SELECT Id, Metadata FROM SecuritySettings LIMIT 1')).records;
  expect(settings?.Metadata).toMatchObject({ networkAccess: { ipRanges } });
  const [security] = await connection.metadata.read('SecuritySettings', ['Security']);
  expect([security?.networkAccess?.ipRanges ?? []].flat()).toMatchObject(trustedRanges);
  expect(await refusal(connection.tooling.query('SELECT Id FROM LoginHistory'))).toContain("sObject type 'LoginHistory' is not supported");
});

test('the login ranges of profiles are read by full name, ten at most, and a name that is none is null', async () => {
  const loginIpRanges = [{ ...range(7), description: 'host & <co>' }];
  const profile = { Id: idOf('00e', 1), Name: 'System Administrator', fullName: 'Admin', loginIpRanges };
  await using org = await startOrg({
    profiles: [profile],
    users: [{ ...admin, ProfileId: profile.Id }],
    runningUser: { ...admin, ProfileId: profile.Id },
  });
  const connection = connected(org);
  const [found, none] = await connection.metadata.read('Profile', ['Admin', 'System Administrator']);
  expect([found?.loginIpRanges].flat()).toMatchObject([
    { startAddress: '203.0.113.7', endAddress: '203.0.113.7', description: 'host & <co>' },
  ]);
  expect(none?.fullName ?? null).toBeNull();
  expect(await refusal(connection.metadata.read('Profile', Array(11).fill('Admin')))).toContain('Maximum 10 records');
  expect((await connection.query('SELECT Profile.Name FROM User')).records).toMatchObject([{ Profile: { Name: 'System Administrator' } }]);
});

test('an address that is too long, and a method that is none, are refused', async () => {
  await using org = await startOrg({ logins: [login(1, now)] });
  const headers = { Authorization: `Bearer ${org.token}` };
  expect((await fetch(`${org.url}/services/data/v66.0/query?q=${'x'.repeat(17_000)}`, { headers })).status).toBe(414);
  expect((await fetch(`${org.url}/services/data/v66.0/query?q=SELECT`, { method: 'DELETE', headers })).status).toBe(405);
});
