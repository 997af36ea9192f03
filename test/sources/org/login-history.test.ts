import { expect, test } from 'vitest';
import { openOrg } from '../../../src/sources/org/client/open-org.ts';
import { describeLoginHistory, type Row, readLoginHistory, soqlOf } from '../../../src/sources/org/login-history.ts';
import { type FakeOrg, fails, startOrg } from '../../org/fake-org.ts';
import { crowd } from '../../org/rows.ts';

const now = Date.UTC(2026, 9, 1);
const everything = { from: null, until: null };

function entered({ url, token }: FakeOrg, apiVersion = '66.0') {
  const session = { instanceUrl: url, accessToken: token, wayIn: 'access-token', alias: null, loggedIn: false, renew: null } as const;
  return openOrg(session, { apiVersion, pauses: [1] });
}

async function read(
  org: FakeOrg,
  jobPaysFrom: number,
): Promise<{ ids: string[]; times: string[]; said: string[]; totals: (number | null)[] }> {
  const opened = await entered(org);
  const said: string[] = [];
  const rows: Row[] = [];
  const totals: (number | null)[] = [];
  const soql = soqlOf(await describeLoginHistory(opened, 'org'), everything);
  for await (const { totalSize, records } of readLoginHistory(opened, soql, (message) => said.push(message), jobPaysFrom)) {
    totals.push(totalSize);
    rows.push(...records);
  }
  return { ids: rows.map(({ Id }) => Id ?? ''), times: rows.map(({ LoginTime }) => LoginTime?.slice(0, 19) ?? ''), said, totals };
}

test('only fields that the org offers in this version are asked for', async () => {
  await using org = await startOrg();
  const fieldsIn = async (version: string) => (await describeLoginHistory(await entered(org, version), 'org')).fields;
  expect(await fieldsIn('66.0')).toContain('ForwardedForIp');
  expect(await fieldsIn('60.0')).not.toContain('ForwardedForIp');
});

test('an org without the object says so in words of logins', async () => {
  await using org = await startOrg({
    trouble: fails({ status: 404, code: 'NOT_FOUND' }, { on: ({ path }) => path.endsWith('/describe') }),
  });
  await expect(describeLoginHistory(await entered(org), 'org')).rejects.toMatchObject({
    message: 'the org shows this user no login history (it has no object LoginHistory)',
    advice: expect.stringContaining('Monitor Login History'),
  });
});

test('a period is asked for by its instants in whole seconds, both of them included', async () => {
  await using org = await startOrg();
  const history = await describeLoginHistory(await entered(org), 'org');
  expect(soqlOf(history, { from: Date.UTC(2026, 0, 1), until: Date.UTC(2026, 0, 2) + 1 })).toMatch(
    /FROM LoginHistory WHERE LoginTime >= 2026-01-01T00:00:00Z AND LoginTime <= 2026-01-02T00:00:01Z ORDER BY LoginTime DESC, Id DESC$/,
  );
});

test('a bulk job brings the same rows in the same order, in parts', async () => {
  await using org = await startOrg({ logins: crowd(500, now), bulkPart: 120 });
  const paged = await read(org, Infinity);
  org.journal.length = 0;
  const bulk = await read(org, 500);
  expect(bulk.ids).toEqual(paged.ids);
  expect(bulk.times).toEqual(paged.times);
  expect(bulk.said).toEqual(['500 rows: asking the org for a bulk job', 'the bulk job is at InProgress', 'the bulk job is at JobComplete']);
  const { length: parts } = org.journal.filter(({ path }) => path.includes('/results'));
  expect(parts).toBe(5);
});

test('a bulk job that does not say how many rows it has is counted by its parts', async () => {
  await using org = await startOrg({ logins: crowd(500, now), bulkPart: 200, bulkCounts: false });
  const { ids, totals } = await read(org, 500);
  expect(ids).toHaveLength(500);
  expect(totals).toEqual([null, null, 500]);
});

test('where bulk jobs are refused, or end without a result, pages are read', async () => {
  await using org = await startOrg({ logins: crowd(500, now), pageSize: 90, bulkPolls: null });
  const whole = await read(org, Infinity);
  expect(await read(org, 1)).toMatchObject({
    ids: whole.ids,
    said: [expect.any(String), 'the bulk job is at Failed', 'the org refuses bulk jobs; going on page by page'],
  });
  org.trouble = ({ method }) => (method === 'POST' ? { status: 403, code: 'FEATURENOTENABLED' } : null);
  expect((await read(org, 1)).ids).toEqual(whole.ids);
});

test('a limit that a bulk job meets is no refusal of bulk jobs', async () => {
  await using org = await startOrg({ logins: crowd(500, now) });
  org.trouble = ({ method }) => (method === 'POST' ? { status: 403, code: 'REQUEST_LIMIT_EXCEEDED' } : null);
  await expect(read(org, 1)).rejects.toThrow('API calls are used up');
});
