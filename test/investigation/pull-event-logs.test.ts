import { expect, test } from 'vitest';
import { startOrg } from '../org/fake-org.ts';
import { held, newArchive, pullFrom } from '../org/pulling.ts';
import { idOf, login } from '../org/rows.ts';

const midnight = Date.UTC(2026, 9, 1);
const hour = 3_600_000;
const user = idOf('005', 1);

/** A Login event file in the order of columns that Salesforce writes, all of them quoted. */
function file(times: readonly number[]): string {
  const titles = [
    'EVENT_TYPE',
    'TIMESTAMP_DERIVED',
    'ORGANIZATION_ID',
    'USER_NAME',
    'USER_ID_DERIVED',
    'LOGIN_STATUS',
    'SOURCE_IP',
    'USE_API_TOKEN',
  ];
  const rows = times.map((time) => {
    const at = new Date(time + 417).toISOString();
    return ['Login', at, '00D5e000000Fake', 'admin@globex.example', user, 'LOGIN_NO_ERROR', '192.0.2.10', '1'];
  });
  return [titles, ...rows].map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\n`).join('');
}

function dayFile(day: number, times: readonly number[]) {
  return {
    LogDate: new Date(midnight + day * 24 * hour).toISOString().replace('Z', '+0000'),
    Interval: 'Daily' as const,
    csv: file(times),
  };
}

const attempts = `select count(*) filter (where not shadowed) as attempts, count(*) filter (where not shadowed and api_token <> '') as with_token,
  count(distinct org) as orgs from attempts`;

test('event log files lend to the same attempts what only they tell, and are fetched once', async () => {
  const times = [0, 1, 2].map((i) => midnight + i * hour);
  await using org = await startOrg({ logins: times.map((time, i) => login(i, time)), eventLogs: [dayFile(0, times)] });
  const archive = newArchive();
  expect(await pullFrom(org, archive, { eventLogFiles: true })).toMatchObject({
    eventLogFiles: { came: 1, known: 0 },
    rows: { read: 6, new: 3, known: 3 },
  });
  expect(await held(archive, attempts)).toEqual([{ attempts: 3, with_token: 3, orgs: 1 }]);

  const next = midnight + 25 * hour;
  org.logins.push(login(9, next));
  org.eventLogs.push(dayFile(1, [next]));
  org.journal.length = 0;
  expect(await pullFrom(org, archive, { eventLogFiles: true })).toMatchObject({ eventLogFiles: { came: 1, known: 1 } });
  expect(org.journal.filter(({ path }) => path.endsWith('/LogFile'))).toHaveLength(1);
  expect(await held(archive, attempts)).toEqual([{ attempts: 4, with_token: 4, orgs: 1 }]);
});

test('the files of a day stand for those of its hours, and of a day that has none yet the hours are read', async () => {
  const times = [midnight, midnight + hour];
  const hourly = times.map((time) => ({
    LogDate: new Date(time).toISOString().replace('Z', '+0000'),
    Interval: 'Hourly' as const,
    csv: file([time]),
  }));
  await using org = await startOrg({ logins: times.map((time, i) => login(i, time)), eventLogs: [...hourly, dayFile(0, times)] });
  expect(await pullFrom(org, newArchive(), { eventLogFiles: true })).toMatchObject({ eventLogFiles: { came: 1 } });
  const next = midnight + 24 * hour;
  const sinceThen = { LogDate: new Date(next).toISOString().replace('Z', '+0000'), Interval: 'Hourly' as const, csv: file([next]) };
  org.logins.push(login(9, next));
  org.eventLogs.push(sinceThen);
  const archive = newArchive();
  expect(await pullFrom(org, archive, { eventLogFiles: true })).toMatchObject({ eventLogFiles: { came: 2 } });
  expect(await held(archive, attempts)).toEqual([{ attempts: 3, with_token: 3, orgs: 1 }]);
  await using young = await startOrg({ logins: times.map((time, i) => login(i, time)), eventLogs: hourly });
  expect(await pullFrom(young, newArchive(), { eventLogFiles: true })).toMatchObject({ eventLogFiles: { came: 2 } });
});

test('a file whose connection breaks is fetched again from its beginning', async () => {
  const times = Array.from({ length: 500 }, (_, i) => midnight + i * 60_000);
  await using org = await startOrg({ logins: times.map((time, i) => login(i, time)), eventLogs: [dayFile(0, times)] });
  let broken = false;
  org.trouble = ({ path }) => {
    if (broken || !path.endsWith('/LogFile')) return null;
    broken = true;
    return 'cut';
  };
  const archive = newArchive();
  expect(await pullFrom(org, archive, { eventLogFiles: true })).toMatchObject({
    eventLogFiles: { came: 1 },
    rows: { new: 500, known: 500, rejected: 0 },
  });
  expect(broken).toBe(true);
});

test('who may not read them is told so, and pulls the rest', async () => {
  const runningUser = { Id: user, Username: 'admin@globex.example', permissions: ['ApiEnabled', 'ManageUsers'] as const };
  await using org = await startOrg({ logins: [login(1, midnight)], eventLogs: [dayFile(0, [midnight])], runningUser });
  expect(await pullFrom(org, newArchive(), { eventLogFiles: true })).toMatchObject({
    eventLogFiles: { came: 0, known: 0 },
    rows: { new: 1 },
  });
});
