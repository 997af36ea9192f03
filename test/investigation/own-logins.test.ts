/** Logins of our own stand in the history that they read: they are shown as ours, and are no finding. */
import { expect, test } from 'vitest';
import { settingsFrom } from '../../src/config.ts';
import { type OrgAccess, planPull, pull } from '../../src/investigation/pull.ts';
import { askTrust } from '../../src/investigation/trust.ts';
import { investigate } from '../../src/investigation.ts';
import { admin, type FakeOrg, fails, isPage, type OrgOptions, startOrg, usualApp } from '../org/fake-org.ts';
import { held, newArchive, pullFrom } from '../org/pulling.ts';
import { formThatBreaks, midnight } from '../org/rows.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 9, 1);
const form = formThatBreaks({ from: now - 40 * day, breaksAt: now - 10 * day, until: now });
const quiet = { wait: () => {} };

function settingsOf(archive: string) {
  return settingsFrom({ archive, timezone: 'UTC' }, {});
}

async function incidentsOf(archive: string): Promise<number> {
  const investigation = await investigate({ files: [], where: '' }, settingsOf(archive), () => {});
  try {
    return (await investigation.analyze()).incidents.length;
  } finally {
    await investigation.close();
  }
}

/** The outcomes of the attempts that are marked as ours, and how many came from our address all in all. */
async function ours(archive: string): Promise<{ readonly marked: string[]; readonly sent: number }> {
  const rows = await held<{ status: string; application: string }>(
    archive,
    `select status, application from attempts where address = '198.51.100.77' order by time, id`,
  );
  return { marked: rows.filter(({ application }) => application === 'breakday').map(({ status }) => status), sent: rows.length };
}

function byPassword({ url }: FakeOrg, securityToken = admin.securityToken ?? ''): OrgAccess {
  const { Username: username, password = '' } = admin;
  return { instanceUrl: null, accessToken: null, apiVersion: null, loginUrl: url, username, password, securityToken };
}

function byApp({ url }: FakeOrg): OrgAccess {
  const { clientId, clientSecret = '' } = usualApp;
  return { instanceUrl: null, accessToken: null, apiVersion: null, loginUrl: url, clientId, clientSecret };
}

const doings: readonly [string, OrgOptions, (org: FakeOrg, archive: string) => Promise<unknown>][] = [
  ['a pull by password', {}, (org, archive) => pull(byPassword(org), settingsOf(archive), quiet)],
  ['a pull as an app', { app: { ...usualApp, runAs: admin } }, (org, archive) => pull(byApp(org), settingsOf(archive), quiet)],
  [
    'a pull from an org whose clock is an hour ahead',
    { clockAhead: 3_600_000 },
    (org, archive) => pull(byPassword(org), settingsOf(archive), quiet),
  ],
  ['a dry run', {}, (org, archive) => planPull(byPassword(org), settingsOf(archive), quiet)],
  [
    'a question about trust',
    {},
    (org, archive) =>
      askTrust({ files: [], where: '' }, settingsOf(archive), {
        access: byPassword(org),
        address: null,
        fix: false,
        say: () => {},
        ...quiet,
      }),
  ],
];

test.each(doings)('%s leaves a row, which is marked', async (_, options, work) => {
  await using org = await startOrg({ logins: form, ...options });
  const archive = newArchive();
  await work(org, archive);
  await pullFrom(org, archive);
  expect(await ours(archive)).toEqual({ marked: ['Success'], sent: 1 });
});

test('a pull that ends before it has read anything has its login marked by the next one', async () => {
  await using org = await startOrg({ logins: form });
  const archive = newArchive();
  org.trouble = ({ path }) => (path.endsWith('/describe') ? { status: 403, code: 'REQUEST_LIMIT_EXCEEDED' } : null);
  await expect(pull(byPassword(org), settingsOf(archive), quiet)).rejects.toThrow('REQUEST_LIMIT_EXCEEDED');
  org.trouble = () => null;
  await pullFrom(org, archive);
  expect(await ours(archive)).toEqual({ marked: ['Success'], sent: 1 });
});

test('the login that renews a session is marked too', async () => {
  await using org = await startOrg({ logins: form, pageSize: 500, trouble: fails('expired', { on: isPage, from: 2 }) });
  const archive = newArchive();
  await pull(byPassword(org), settingsOf(archive), quiet);
  await pullFrom(org, archive);
  expect(await ours(archive)).toEqual({ marked: ['Success', 'Success'], sent: 2 });
});

test('logins that were refused before anything was kept are marked in the history that says so, and break nothing', async () => {
  const works = formThatBreaks({ from: midnight - 40 * day, breaksAt: midnight, until: midnight });
  await using org = await startOrg({ logins: works, callerTrusted: false });
  const archive = newArchive();
  for (let tries = 0; tries < 3; tries += 1) {
    await expect(pull(byPassword(org, ''), settingsOf(archive), quiet)).rejects.toThrow('LOGIN_MUST_USE_SECURITY_TOKEN');
  }
  await pull(byPassword(org), settingsOf(archive), quiet);
  const refused = 'Failed: API security token required';
  expect(await ours(archive)).toEqual({ marked: [refused, refused, refused, 'Success'], sent: 4 });
  expect(await incidentsOf(archive)).toBe(0);
});

test('what our own logins do is no finding', async () => {
  const [ours, theirs] = [newArchive(), newArchive()];
  await using org = await startOrg({ logins: form.map((row) => ({ ...row, Application: 'breakday' })) });
  await pullFrom(org, ours);
  await using other = await startOrg({ logins: form });
  await pullFrom(other, theirs);
  expect(await incidentsOf(theirs)).toBe(1);
  expect(await incidentsOf(ours)).toBe(0);
});
