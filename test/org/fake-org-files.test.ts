/** That the fake org hands out bulk jobs and event log files as Salesforce does, and fails as it is told to. */
import { expect, test } from 'vitest';
import { connected } from './connected.ts';
import { fails, isPage, startOrg } from './fake-org.ts';
import { crowd, idOf } from './rows.ts';

const now = Date.UTC(2026, 9, 1);

test('a bulk job has its states, its parts and its own way to write instants', async () => {
  await using org = await startOrg({ logins: crowd(250, now), bulkPart: 100 });
  const headers = { Authorization: `Bearer ${org.token}`, 'Content-Type': 'application/json' };
  const jobs = `${org.url}/services/data/v66.0/jobs/query`;
  const create = (query: string) => fetch(jobs, { method: 'POST', headers, body: JSON.stringify({ operation: 'query', query }) });
  const { id, state } = (await (await create('SELECT Id, LoginTime FROM LoginHistory ORDER BY Id')).json()) as {
    id: string;
    state: string;
  };
  expect((await fetch(`${jobs}/${id}/results`, { headers })).status).toBe(400);
  const states = [state];
  for (let poll = 0; poll < 2; poll += 1)
    states.push(((await (await fetch(`${jobs}/${id}`, { headers })).json()) as { state: string }).state);
  expect(states).toEqual(['UploadComplete', 'InProgress', 'JobComplete']);
  const parts: (string | null)[][] = [];
  for (let locator: string | null = ''; locator !== 'null' && locator !== null; ) {
    const part: Response = await fetch(`${jobs}/${id}/results${locator && `?locator=${locator}`}`, { headers });
    locator = part.headers.get('sforce-locator');
    parts.push([locator, part.headers.get('sforce-numberofrecords'), (await part.text()).split('\n')[1] ?? '']);
  }
  expect(parts).toEqual([
    ['100', '100', `"${idOf('0Ya', 0)}","2026-09-30T23:58:37.000Z"`],
    ['200', '100', expect.any(String)],
    ['null', '50', expect.any(String)],
  ]);
  expect((await create('SELECT COUNT(Id) FROM LoginHistory')).status).toBe(400);
  expect((await fetch(`${jobs.replace('66', '65')}/${id}`, { headers })).status).toBe(409);
});

test('an event log file is listed with its path, and comes as the text that it is', async () => {
  const csv = '"EVENT_TYPE","TIMESTAMP"\n"Login","20260930235959.123"\n';
  await using org = await startOrg({ eventLogs: [{ LogDate: '2026-09-30T00:00:00.000+0000', Interval: 'Daily', csv }] });
  const [file] = (await connected(org).query("SELECT LogFile, LogFileLength FROM EventLogFile WHERE EventType = 'Login'")).records;
  expect(file).toMatchObject({
    LogFile: `/services/data/v66.0/sobjects/EventLogFile/${idOf('0AT', 1)}/LogFile`,
    LogFileLength: csv.length,
  });
  const answer = await fetch(`${org.url}${file?.LogFile}`, { headers: { Authorization: `Bearer ${org.token}` } });
  expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['text/csv', csv]);
});

test('what is told to go wrong goes wrong with the request that is meant, and with no other', async () => {
  await using org = await startOrg({ logins: crowd(30, now), pageSize: 10, trouble: fails('cut', { on: isPage, from: 2 }) });
  const headers = { Authorization: `Bearer ${org.token}` };
  const page = async (path: string) =>
    (await fetch(`${org.url}${path}`, { headers })).json() as Promise<{ done: boolean; nextRecordsUrl: string }>;
  const first = await page(`/services/data/v66.0/query?q=${encodeURIComponent('SELECT LoginTime FROM LoginHistory')}`);
  await expect(page(first.nextRecordsUrl)).rejects.toThrow();
  expect((await page(first.nextRecordsUrl)).done).toBe(false);
  org.trouble = fails('forgotten', { on: isPage });
  expect(await page(first.nextRecordsUrl)).toMatchObject([{ errorCode: 'INVALID_QUERY_LOCATOR' }]);
  const [letGo, wait] = [Promise.withResolvers<null>(), Promise.withResolvers<void>()];
  org.trouble = () => {
    wait.resolve();
    return letGo.promise;
  };
  const slow = fetch(`${org.url}/services/data/`);
  await wait.promise;
  letGo.resolve(null);
  expect((await slow).status).toBe(200);
});
