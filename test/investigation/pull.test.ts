import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forgetBefore } from '../../src/archive/forget.ts';
import { engineSettings } from '../archive/telling.ts';
import { type Failure, type Request, startOrg } from '../org/fake-org.ts';
import { held, heldIds, idsOf, newArchive, pullFrom } from '../org/pulling.ts';
import { crowd, idOf, login } from '../org/rows.ts';

const now = Date.UTC(2026, 9, 1);
const hour = 3_600_000;

const isPage = ({ path }: Request): boolean => /\/query(\/|\?q=SELECT%20LoginTime)/.test(path);
const limit: Failure = { status: 403, code: 'REQUEST_LIMIT_EXCEEDED' };

/** Fails every page from the nth on. */
function failsFrom(nth: number, failure: Failure): (request: Request) => Failure | null {
  let pages = 0;
  return (request) => (isPage(request) && ++pages >= nth ? failure : null);
}

test('a first pull brings every row once, with the names of users; the next one asks four questions', async () => {
  await using org = await startOrg({ logins: crowd(5_000, now) });
  const archive = newArchive();
  const first = await pullFrom(org, archive);
  expect(first).toMatchObject({ sight: 'all', rows: { read: 5_000, new: 5_000, known: 0, rejected: 0 }, users: { asked: 20, unnamed: 0 } });
  expect(first.api.calls).toBe(org.journal.length);
  expect(first.api.calls).toBe(7);
  expect(await heldIds(archive)).toEqual(idsOf(org));
  expect(await held(archive, `select count(distinct "user") as users from attempts where "user" like '%@globex.example'`)).toEqual([
    { users: 20 },
  ]);

  const second = await pullFrom(org, archive);
  expect(second.rows).toMatchObject({ new: 0, rejected: 0 });
  expect(second.api.calls).toBe(4);
  expect(await heldIds(archive)).toEqual(idsOf(org));
});

test('rows that come late, hours before the newest, are found by the next pull', async () => {
  await using org = await startOrg({ logins: crowd(9_000, now), pageSize: 500 });
  const archive = newArchive();
  await pullFrom(org, archive);
  org.logins.push(login(90_001, now - 30 * 60_000, { UserId: idOf('005', 3) }), login(90_002, now + hour));
  expect((await pullFrom(org, archive)).rows.new).toBe(2);
  expect(await heldIds(archive)).toEqual(idsOf(org));
});

test('a connection that breaks in the middle of a page costs a call and no row', async () => {
  const said: string[] = [];
  await using org = await startOrg({ logins: crowd(900, now), pageSize: 200 });
  let pages = 0;
  org.trouble = (request) => (isPage(request) && ++pages === 3 ? 'cut' : null);
  const archive = newArchive();
  const { rows, api } = await pullFrom(org, archive, { say: (message) => said.push(message) });
  expect(rows).toEqual({ read: 900, new: 900, known: 0, rejected: 0 });
  expect(api.calls).toBe(3 + 5 + 1 + 1);
  expect(said.filter((message) => message.includes('trying again'))).toHaveLength(1);
});

test('a pull that meets the limit keeps the pages that came, says so, and goes on below them the next time', async () => {
  await using org = await startOrg({ logins: crowd(2_000, now), pageSize: 200 });
  const archive = newArchive();
  org.trouble = failsFrom(6, limit);
  await expect(pullFrom(org, archive)).rejects.toThrow(/API calls are used up.*; 1,000 new attempts came before and are kept$/);
  expect(await heldIds(archive)).toHaveLength(1_000);
  org.trouble = failsFrom(2, limit);
  await expect(pullFrom(org, archive)).rejects.toThrow(/refused: REQUEST_LIMIT_EXCEEDED'$/);
  org.trouble = () => null;
  const { rows, oldest } = await pullFrom(org, archive);
  expect(rows).toMatchObject({ new: 1_000, rejected: 0 });
  expect(rows.known).toBeLessThanOrEqual(203);
  expect(oldest).toBe(new Date(now - 666_000).toISOString().replace('.000', ''));
  expect(await heldIds(archive)).toEqual(idsOf(org));
});

test.each(['UserPermissionAccess', 'User', 'EventLogFile'])('a limit that the question for %s meets is told as one', async (object) => {
  await using org = await startOrg({ logins: [login(1, now)] });
  const asked = new RegExp(`FROM%20${object}(%20|$)`);
  org.trouble = ({ path }) => (asked.test(path) ? limit : null);
  await expect(pullFrom(org, newArchive(), { eventLogFiles: true })).rejects.toThrow('API calls are used up');
});

test('a query that the org forgets in the middle is asked again from there', async () => {
  await using org = await startOrg({ logins: crowd(2_000, now), pageSize: 200 });
  const archive = newArchive();
  let pages = 0;
  org.trouble = (request) => (isPage(request) && ++pages === 5 ? { status: 400, code: 'INVALID_QUERY_LOCATOR' } : null);
  expect((await pullFrom(org, archive)).rows.new).toBe(2_000);
  expect(await heldIds(archive)).toEqual(idsOf(org));
});

test('an org that forgets every query after pages that brought nothing new is not asked for ever', async () => {
  await using org = await startOrg({ logins: crowd(600, now), pageSize: 200 });
  const archive = newArchive();
  await pullFrom(org, archive);
  org.logins.push(login(90_001, now - 199_000, { UserId: idOf('005', 3) }));
  org.trouble = ({ path }) => (path.includes('/query/') ? { status: 400, code: 'INVALID_QUERY_LOCATOR' } : null);
  await expect(pullFrom(org, archive)).rejects.toThrow('INVALID_QUERY_LOCATOR');
  org.trouble = () => null;
  expect((await pullFrom(org, archive)).rows.new).toBe(1);
});

test('what lies before the day from which was pulled is brought when it is asked for, and not before', async () => {
  const logins = Array.from({ length: 100 }, (_, i) => login(i, now - i * hour));
  await using org = await startOrg({ logins });
  const archive = newArchive();
  const since = new Date(now - 20 * hour).toISOString();
  expect(await pullFrom(org, archive, { since })).toMatchObject({ rows: { new: 21 }, oldest: null });
  expect((await pullFrom(org, archive, { since })).rows.new).toBe(0);
  expect(await pullFrom(org, archive)).toMatchObject({
    rows: { new: 79 },
    oldest: new Date(now - 99 * hour).toISOString().replace('.000', ''),
  });
  expect(await heldIds(archive)).toEqual(idsOf(org));
});

test('what lies between what is kept and the day from which is asked counts as neither pulled nor forgotten', async () => {
  await using org = await startOrg({ logins: [login(1, now)] });
  const archive = newArchive();
  await pullFrom(org, archive);
  org.logins.push(login(2, now + 10 * hour), login(3, now + 30 * hour));
  const since = new Date(now + 20 * hour).toISOString();
  expect(await pullFrom(org, archive, { since })).toMatchObject({ rows: { new: 1 }, forgotten: null });
  expect(await pullFrom(org, archive)).toMatchObject({ rows: { new: 1 }, forgotten: null });
  expect(await heldIds(archive)).toEqual(idsOf(org));
});

test('what the org forgot between two pulls is told', async () => {
  await using org = await startOrg({ logins: [login(1, now)] });
  const archive = newArchive();
  await pullFrom(org, archive);
  org.logins.splice(0, 1, login(2, now + 5_000 * hour));
  expect((await pullFrom(org, archive)).forgotten).toEqual({ from: '2026-10-01T00:00:00Z', until: '2027-04-27T08:00:00Z' });
});

test('who sees only his own logins is told so, and who sees all of them later begins anew', async () => {
  const logins = crowd(300, now);
  const archive = newArchive();
  await using narrow = await startOrg({ logins, ownRowsOnly: true });
  expect(await pullFrom(narrow, archive)).toMatchObject({ sight: 'own', rows: { new: 15 } });
  await using wide = await startOrg({ logins });
  expect(await pullFrom(wide, archive)).toMatchObject({ sight: 'all', rows: { new: 285 } });
  expect(await heldIds(archive)).toEqual(idsOf(wide));
});

test('a user whom the org does not name is asked for again, until it does', async () => {
  const logins = [login(1, now), login(2, now, { UserId: idOf('005', 7) })];
  const archive = newArchive();
  const nobody = (): Promise<object[]> => held(archive, `select "user" from attempts where "user" like '005%'`);
  await using narrow = await startOrg({ logins, users: [] });
  expect(await pullFrom(narrow, archive)).toMatchObject({ users: { asked: 2, unnamed: 1 } });
  expect(await pullFrom(narrow, archive)).toMatchObject({ users: { asked: 1, unnamed: 1 } });
  expect(await nobody()).toHaveLength(1);
  await using wide = await startOrg({ logins });
  expect(await pullFrom(wide, archive)).toMatchObject({ users: { asked: 1, unnamed: 0 } });
  expect(await pullFrom(wide, archive)).toMatchObject({ users: { asked: 0, unnamed: 0 } });
  expect(await nobody()).toEqual([]);
});

test('an administrator who is alone in an org sees all that there is', async () => {
  await using org = await startOrg({ logins: [login(1, now)] });
  expect((await pullFrom(org, newArchive())).sight).toBe('all');
});

test('what was forgotten on purpose is not pulled again', async () => {
  await using org = await startOrg({ logins: Array.from({ length: 60 }, (_, i) => login(i, now - i * 24 * hour)) });
  const archive = newArchive();
  await pullFrom(org, archive);
  await forgetBefore(archive, { before: new Date(now - 20 * 24 * hour).toISOString(), org: null }, engineSettings());
  expect((await pullFrom(org, archive)).rows.new).toBe(0);
  expect(await held(archive, 'select distinct "user" from attempts')).toEqual([{ user: org.user.username }]);
});

test('an org that gives fewer rows than it announces is asked once more, and then nothing of it counts as complete', async () => {
  await using org = await startOrg({ logins: crowd(100, now), announcesMore: 1 });
  const archive = newArchive();
  await expect(pullFrom(org, archive)).rejects.toThrow(/fewer rows than it announced, twice/);
  expect(await held(archive, 'from pulled')).toEqual([]);
  org.behave({ announcesMore: 0 });
  expect(await pullFrom(org, archive)).toMatchObject({ rows: { new: 0 }, oldest: expect.any(String) });
  expect(await heldIds(archive)).toEqual(idsOf(org));
});

test('an org that cannot tell rows in the order of their Ids loses none of one second', async () => {
  await using org = await startOrg({ logins: crowd(100, now), idSortable: false, pageSize: 7 });
  const archive = newArchive();
  org.trouble = failsFrom(4, limit);
  await expect(pullFrom(org, archive)).rejects.toThrow(/API calls/);
  org.trouble = () => null;
  await pullFrom(org, archive);
  expect(await heldIds(archive)).toEqual(idsOf(org));
});

test('however a pull is cut and whatever comes late, in the end every row is held once', async () => {
  const steps = fc.array(fc.record({ failsFrom: fc.integer({ min: 1, max: 12 }), late: fc.integer({ min: 0, max: 4 }) }), { maxLength: 4 });
  const orgs = fc.record({ rows: fc.integer({ min: 0, max: 60 }), pageSize: fc.integer({ min: 1, max: 9 }), steps });
  await fc.assert(
    fc.asyncProperty(orgs, async ({ rows, pageSize, steps }) => {
      await using org = await startOrg({ logins: crowd(rows, now), pageSize });
      const archive = newArchive();
      for (const [i, step] of steps.entries()) {
        org.trouble = failsFrom(step.failsFrom, limit);
        await pullFrom(org, archive).catch((error) => expect(String(error)).toContain('API calls are used up'));
        for (let late = 0; late < step.late; late++) org.logins.push(login(1_000 + i * 10 + late, now - late * 5_000));
      }
      org.trouble = () => null;
      await pullFrom(org, archive);
      expect(await heldIds(archive)).toEqual(idsOf(org));
    }),
    { seed: 20_180_820, numRuns: 15 },
  );
});
