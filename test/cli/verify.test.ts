/** `breakday verify` against an org over real HTTP: after the fix it pulls, and says whether the program works again. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { breakday, type Outcome } from '../breakday.ts';
import { type FakeOrg, startOrg } from '../org/fake-org.ts';
import { formThatBreaks, idOf, login } from '../org/rows.ts';

const hour = 3_600_000;
const until = Date.parse('2026-10-31T00:00:00Z');
const form = formThatBreaks({ from: until - 60 * 24 * hour, breaksAt: until - 48 * hour, until });
const healthy = form.slice(0, form.length - 48);

let archive: string;
beforeEach(() => {
  archive = join(mkdtempSync(join(tmpdir(), 'breakday-verify-')), 'archive.duckdb');
});

function verify(org: FakeOrg, ...args: readonly string[]): Promise<Outcome> {
  const line = ['verify', '--instance-url', org.url, '--archive', archive, '--timezone', 'UTC', ...args];
  return breakday(line, { env: { SF_ACCESS_TOKEN: org.token } });
}

test('pulls and ends with 10 until the program succeeds at the new address, and with 0 from then on', async () => {
  await using org = await startOrg({ logins: form });
  const before = await verify(org, '--json');
  expect(before.status).toBe(10);
  expect(JSON.parse(before.stdout)).toMatchObject({
    schema: 'breakday-verify/1',
    incident: { kind: 'origin-change', addresses: ['198.51.100.7'] },
    recovered: false,
    programs: [{ firstSuccess: null, successesInARow: 0, lastFailure: '2026-10-30T23:00:00Z' }],
  });

  for (let i = 0; i < 3; i += 1) org.logins.push(login(900_000 + i, until + i * hour, { SourceIp: '198.51.100.7' }));
  const after = await verify(org);
  expect({ status: after.status, narrated: after.stderr }).toEqual({
    status: 0,
    narrated: expect.stringContaining('3 new attempts came.'),
  });
  expect(after.stdout).toMatch(/^Recovered +yes$/m);
  expect(after.stdout).toMatch(/^ +Works +since Sat 2026-10-31 00:00:00, from 198\.51\.100\.7$/m);
  expect(after.stdout).toMatch(/^ +In a row +3 successes$/m);
  expect(after.stdout).toMatch(/^ +Took +2 days from the first failure$/m);
});

test('a program that worked again and then fell silent has not recovered: it is said how old its last success is', async () => {
  const fixed = Array.from({ length: 5 * 24 }, (_, i) => login(900_000 + i, until + i * hour, { SourceIp: '198.51.100.7' }));
  const others = Array.from({ length: 70 * 24 }, (_, i) =>
    login(800_000 + i, until + (i - 58 * 24) * hour + 60_000, { UserId: idOf('005', 2), SourceIp: '192.0.2.99', Application: 'Sync' }),
  );
  const logins = [...form, ...fixed, ...others].toSorted((a, b) => Date.parse(`${a.LoginTime}`) - Date.parse(`${b.LoginTime}`));
  await using org = await startOrg({ logins });
  const { status, stdout } = await verify(org, '--json');
  expect({ status, ...JSON.parse(stdout) }).toMatchObject({
    status: 10,
    incident: { kind: 'origin-change' },
    recovered: false,
    programs: [{ recovered: true, successesInARow: 120, silentSince: '2026-11-04T23:00:00Z' }],
  });
  const told = (await verify(org, '--no-pull')).stdout;
  expect(told).toMatch(/^Recovered +it did, and has fallen silent since$/m);
  expect(told).toMatch(/^ +Silent +since Wed 2026-11-04 23:00:00, 7 days before the history ends$/m);
});

test('judges by the archive alone where that is wanted, and asks the org nothing', async () => {
  await using org = await startOrg({ logins: form });
  const { stdout } = await verify(org, '--json');
  const { id } = JSON.parse(stdout).incident;
  const asked = org.journal.length;
  org.logins.push(login(900_000, until, { SourceIp: '198.51.100.7' }));
  expect((await verify(org, '--no-pull', '--incident', id)).status).toBe(10);
  expect(org.journal).toHaveLength(asked);
  expect(await verify(org, '--no-pull', '--incident', 'nope')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`no incident has the id 'nope'. There are: ${id}.`),
  });
});

test('ends with 0 where nothing broke, but not where the logins of others were hidden', async () => {
  await using org = await startOrg({ logins: healthy });
  const { status, stdout } = await verify(org);
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('nothing is broken in this history') });
  await using narrow = await startOrg({ logins: healthy, ownRowsOnly: true });
  archive = `${archive}.narrow`;
  expect((await verify(narrow)).status).toBe(20);
});

test('that nothing is broken is no all clear where somebody may have been let in', async () => {
  const guesses = Array.from({ length: 30 }, (_, i) => {
    const status = i < 29 ? 'Invalid Password' : 'Success';
    return login(800_000 + i, until - 54 * hour + i * 60_000, { SourceIp: '192.0.2.66', Status: status });
  });
  const logins = [...healthy, ...guesses].toSorted((a, b) => Date.parse(`${a.LoginTime}`) - Date.parse(`${b.LoginTime}`));
  await using org = await startOrg({ logins });
  const { stdout } = await verify(org);
  expect(stdout).toMatch(/^Recovered +nothing is broken, but somebody may have been let in$/m);
  expect(stdout).toMatch(/^Also open +\w{8} \(breakday report --incident ID\)$/m);
});
