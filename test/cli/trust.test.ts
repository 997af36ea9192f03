/** `breakday trust` against an org over real HTTP: what it says, what the analysis makes of it, and the fix that it writes. */
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Result } from '../../src/findings/result.ts';
import type { TrustReport } from '../../src/findings/trust-report.ts';
import { analyzed, breakday, type Outcome, root } from '../breakday.ts';
import { admin, type FakeOrg, fails, type OrgOptions, startOrg } from '../org/fake-org.ts';
import { fakeSf } from '../org/fake-sf.ts';
import { held } from '../org/pulling.ts';
import { apiTime, formThatBreaks, idOf, login, midnight } from '../org/rows.ts';

const day = 86_400_000;
const until = midnight;
const breaksAt = until - 10 * day;
const dayOfBreak = new Date(breaksAt).toISOString().slice(0, 10);
const form = { Id: idOf('005', 1), Username: 'form@globex.example', ProfileId: idOf('00e', 1) };
const runningUser = { ...admin, Id: idOf('005', 77) };
const profile = { Id: idOf('00e', 1), Name: 'System Administrator', fullName: 'Admin', loginIpRanges: [] };
const office = { start: '192.0.2.0', end: '192.0.2.255', description: 'old <host> & "co"' };
const globex: OrgOptions = {
  logins: formThatBreaks({ from: until - 60 * day, breaksAt, until }),
  users: [form, runningUser],
  runningUser,
  profiles: [profile],
  trustedRanges: [office],
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakday-trust-'));
});

function run(command: string, org: FakeOrg | null, ...args: readonly string[]): Promise<Outcome> {
  const way = org === null ? [] : ['--instance-url', org.url];
  const line = [command, ...way, '--archive', join(folder, 'archive.duckdb'), '--timezone', 'UTC', ...args];
  return breakday(line, org === null ? {} : { env: { SF_ACCESS_TOKEN: org.token } });
}

async function trust(org: FakeOrg | null, ...args: readonly string[]): Promise<TrustReport & { fix: { command: string } | null }> {
  const { status, stdout, stderr } = await run('trust', org, '--json', ...args);
  expect({ status, stderr }).toMatchObject({ status: 0 });
  return JSON.parse(stdout);
}

const analyzedNow = (): Promise<Result> => analyzed<Result>(['--archive', join(folder, 'archive.duckdb'), '--timezone', 'UTC']);

test('a likely move is confirmed by the ranges that were read, with the date of reading', async () => {
  await using org = await startOrg(globex);
  await run('pull', org);
  expect((await analyzedNow()).incidents).toMatchObject([{ kind: 'origin-change', verdict: 'likely' }]);
  const { org: read, incidents, programs, next } = await trust(org);
  expect(incidents).toMatchObject([{ address: '198.51.100.7', standing: { blocked: false, needsToken: true } }]);
  expect(programs).toMatchObject([{ lane: { user: 'form@globex.example' }, addresses: ['192.0.2.10'], standing: { needsToken: true } }]);
  expect(next).toMatchObject([{ risks: [{ is: 'soap-login' }] }]);
  const [incident] = (await analyzedNow()).incidents;
  expect(incident?.verdict).toBe('confirmed');
  const date = read?.readAt.slice(0, 19).replace('T', ' ');
  expect(incident?.evidence.for).toContain(
    `198.51.100.7 lies outside the one trusted range of the org (read from the org at ${date} UTC).`,
  );
  expect(await trust(null)).toEqual({ ...(await trust(null)), org: read, incidents, programs, next });
});

test('an address that is trusted by now speaks against the address, and confirms nothing', async () => {
  await using org = await startOrg({ ...globex, trustedRanges: [{ start: '198.51.100.0', end: '198.51.100.255' }] });
  await run('pull', org);
  await trust(org);
  const [incident] = (await analyzedNow()).incidents;
  expect(incident?.verdict).toBe('likely');
  expect(incident?.evidence.against.join()).toContain('198.51.100.7 lies inside the trusted range 198.51.100.0 to 198.51.100.255');
});

test('login ranges of the profile explain a restricted address, and a new trusted range is no remedy for it', async () => {
  const logins = (globex.logins ?? []).map((row) => ({ ...row, Status: row.Status === 'Success' ? 'Success' : 'Restricted IP' }));
  await using org = await startOrg({
    ...globex,
    logins,
    profiles: [{ ...profile, loginIpRanges: [{ start: '192.0.2.10', end: '192.0.2.10' }] }],
  });
  await run('pull', org);
  const { incidents, next } = await trust(org);
  expect(incidents).toMatchObject([{ standing: { blocked: true, needsToken: null } }]);
  expect(next).toMatchObject([{ lane: { user: 'form@globex.example' }, risks: [{ is: 'refused', when: 'now' }, { is: 'soap-login' }] }]);
  expect((await analyzedNow()).incidents).toMatchObject([{ verdict: 'confirmed' }]);
  expect(await run('trust', org, '--write-fix', join(folder, 'fix'))).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no incident has an address that needs a security token'),
  });
  const { stdout } = await run('trust', org, '--write-fix', join(folder, 'fix'), '--address', '198.51.100.7');
  expect(stdout.replace(/\s+/g, ' ')).toContain('Trusting it will not do');
  const stranger = await run('trust', org, '--write-fix', join(folder, 'other fix'), '--address', '203.0.113.5');
  expect(stranger.stdout.replace(/\s+/g, ' ')).toContain(
    'Trusting it will not do for any of the users who were asked about: 203.0.113.5 lies outside the login IP ranges of their profiles.',
  );
});

test('the org that was entered is meant, though others are kept, and though nothing of it is', async () => {
  await using org = await startOrg(globex);
  const others = join(root, 'fixtures', 'scenarios', 'the-form-that-broke', 'input.csv.gz');
  expect((await run('import', null, '--org', 'initech', others)).status).toBe(0);
  expect(await trust(org)).toMatchObject({ org: { org: org.id }, incidents: [], programs: [] });
  await run('pull', org);
  expect((await trust(org)).programs).toMatchObject([{ lane: { user: 'form@globex.example' } }]);
});

test('an org that the environment names is asked', async () => {
  await using org = await startOrg(globex);
  const alias = { alias: 'globex', orgId: org.id, username: admin.Username, instanceUrl: org.url, accessToken: org.token };
  const env = { PATH: fakeSf({ orgs: [alias] }).path, SF_TARGET_ORG: 'globex' };
  const { stdout } = await breakday(['trust', '--json', '--archive', join(folder, 'archive.duckdb')], { env });
  expect(JSON.parse(stdout)).toMatchObject({ org: { org: org.id, alias: 'globex' } });
});

test('what the org says back of a token stands in no answer, and is not kept', async () => {
  await using org = await startOrg(globex);
  await run('pull', org);
  const [, secret = 'none'] = org.token.split('!');
  const body = JSON.stringify([{ message: `no rows for ${org.token}`, errorCode: 'INVALID_TYPE' }]);
  org.trouble = fails({ status: 400, body }, { on: ({ path }) => path.includes('LoginIp') });
  const { stdout, stderr } = await run('trust', org, '--json');
  const kept = await held(join(folder, 'archive.duckdb'), 'select * from trust');
  expect(stdout).toContain('no rows for [hidden]');
  expect(kept).toHaveLength(1);
  expect(stdout + stderr + JSON.stringify(kept)).not.toContain(secret);
});

test('a connection that breaks while profiles are read costs a call and no more', async () => {
  await using org = await startOrg({ ...globex, trouble: fails('cut', { on: ({ path }) => path.includes('/Soap/m/') }) });
  await run('pull', org);
  const { status, stderr, stdout } = await run('trust', org, '--json');
  expect(status).toBe(0);
  expect(stderr).toMatch(/the connection to 127\.0\.0\.1:\d+ failed.*; trying again/);
  expect(JSON.parse(stdout).org.profiles).toEqual([{ name: 'System Administrator', ranges: [] }]);
});

test('the fix is the whole list and the address, which nothing but the owner’s own command deploys', async () => {
  await using org = await startOrg(globex);
  await run('pull', org);
  const fix = join(folder, 'the fix');
  const { stdout, status } = await run('trust', org, '--write-fix', fix);
  expect(status).toBe(0);
  expect(stdout).toContain(`+ 198.51.100.7  form@globex.example, ${dayOfBreak}`);
  expect(stdout).toContain(`sf project deploy start --metadata-dir '${fix}'`);
  expect(stdout.replace(/\s+/g, ' ')).toContain('replaces the whole list');
  expect(readFileSync(join(fix, 'settings', 'Security.settings'), 'utf8')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<SecuritySettings xmlns="http://soap.sforce.com/2006/04/metadata">
    <networkAccess>
        <ipRanges>
            <description>old &lt;host&gt; &amp; &quot;co&quot;</description>
            <end>192.0.2.255</end>
            <start>192.0.2.0</start>
        </ipRanges>
        <ipRanges>
            <description>form@globex.example, ${dayOfBreak}</description>
            <end>198.51.100.7</end>
            <start>198.51.100.7</start>
        </ipRanges>
    </networkAccess>
</SecuritySettings>
`);
  expect(readFileSync(join(fix, 'package.xml'), 'utf8')).toMatch(
    /<members>Security<\/members>\s+<name>Settings<\/name>[\s\S]*<version>66\.0<\/version>/,
  );
  expect(statSync(join(fix, 'package.xml')).mode & 0o777).toBe(0o600);
  expect(await run('trust', org, '--write-fix', fix)).toMatchObject({ status: 1, stderr: expect.stringContaining('there already') });
  expect(org.journal.filter(({ method, body }) => method !== 'GET' && !body.includes('<readMetadata'))).toEqual([]);
});

test.each([
  ['an address that is trusted already', { ...globex }, '192.0.2.7', 'nothing has to be added'],
  [
    'a list that would be too long',
    { ...globex, trustedRanges: [{ start: '44.0.0.0', end: '44.255.255.255' }] },
    '192.0.2.7',
    'more than 16,777,216',
  ],
  [
    'ranges that could not be read',
    {
      ...globex,
      trouble: fails({ status: 403, code: 'INSUFFICIENT_ACCESS' }, { on: ({ path }) => /tooling|Soap\/m/.test(path), times: 9 }),
    },
    '192.0.2.7',
    'could not be read',
  ],
])('there is no fix for %s, and nothing is written', async (_, options, address, why) => {
  await using org = await startOrg(options);
  const { status, stdout, stderr } = await run('trust', org, '--address', address, '--write-fix', join(folder, 'fix'));
  expect({ status, stdout, written: existsSync(join(folder, 'fix')) }).toEqual({ status: 1, stdout: '', written: false });
  expect(stderr).toContain(why);
});

test('the event log tells who logs in without a token, and that program breaks next', async () => {
  await using org = await startOrg({
    ...globex,
    logins: Array.from({ length: 300 }, (_, i) => login(i, until - (300 - i) * 3_600_000)),
    eventLogs: [{ LogDate: apiTime(until - day), Interval: 'Daily', csv: tokenless() }],
  });
  await run('pull', org, '--event-log-files');
  expect((await trust(org)).next).toMatchObject([{ sendsToken: false, risks: [{ is: 'no-token' }, { is: 'soap-login' }] }]);
});

/** Of every hour of the last day: the same logins, with the field that says that no token was sent. */
function tokenless(): string {
  const rows = Array.from({ length: 24 }, (_, i) => {
    const time = new Date(until - (24 - i) * 3_600_000).toISOString();
    return `"Login","${time}","${form.Id}","${form.Username}","192.0.2.10","LOGIN_NO_ERROR","I","P","45.0","P"`;
  });
  return `"EVENT_TYPE","TIMESTAMP_DERIVED","USER_ID_DERIVED","USER_NAME","SOURCE_IP","LOGIN_STATUS","LOGIN_TYPE","API_TYPE","API_VERSION","USE_API_TOKEN"\n${rows.join('\n')}\n`;
}

test('without an org there is still something to say of files, and what not is said', async () => {
  const file = join(root, 'fixtures', 'scenarios', 'the-form-that-broke', 'input.csv.gz');
  const { status, stdout } = await breakday(['trust', '--timezone', 'UTC', file]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Org +not asked$/m);
  expect(stdout).toMatch(/retired API version/);
  expect(stdout.replace(/\s+/g, ' ')).toContain('nothing is known of trusted ranges and login ranges');
});

test('one address can be asked about before anything was pulled', async () => {
  await using org = await startOrg(globex);
  expect((await trust(org, '--address', '::ffff:192.0.2.7')).address).toMatchObject({
    address: '192.0.2.7',
    anybody: { needsToken: false },
  });
  expect((await trust(null, '--address', '192.0.3.7')).address).toMatchObject({ anybody: { needsToken: true } });
  expect(await run('trust', org, '--address', 'home')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("'home' is no address"),
  });
});

test('an org that lets nobody in leaves no archive behind', async () => {
  await using org = await startOrg(globex);
  org.token = 'expired';
  expect(
    (
      await breakday(['trust', '--instance-url', org.url, '--archive', join(folder, 'none.duckdb')], {
        env: { SF_ACCESS_TOKEN: '00D5e000000Fake!old' },
      })
    ).status,
  ).toBe(1);
  expect(existsSync(join(folder, 'none.duckdb'))).toBe(false);
});
