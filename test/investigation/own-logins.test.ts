import { expect, test } from 'vitest';
import { settingsFrom } from '../../src/config.ts';
import { type OrgAccess, pull } from '../../src/investigation/pull.ts';
import { investigate } from '../../src/investigation.ts';
import { admin, type FakeOrg, startOrg } from '../org/fake-org.ts';
import { held, newArchive, pullFrom } from '../org/pulling.ts';
import { formThatBreaks } from '../org/rows.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 9, 1);
const form = formThatBreaks({ from: now - 40 * day, breaksAt: now - 10 * day, until: now });

async function incidentsOf(archive: string): Promise<number> {
  const investigation = await investigate({ files: [], where: '' }, settingsFrom({ archive, timezone: 'UTC' }, {}), () => {});
  try {
    return (await investigation.analyze()).incidents.length;
  } finally {
    await investigation.close();
  }
}

test('the login with which a pull began is marked in the history that it reads', async () => {
  await using org = await startOrg({ logins: form });
  const archive = newArchive();
  await pull(byPassword(org), settingsFrom({ archive, timezone: 'UTC' }, {}), { wait: () => {} });
  expect(await held(archive, `select address from attempts where application = 'breakday'`)).toEqual([{ address: '198.51.100.77' }]);
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

function byPassword({ url }: FakeOrg): OrgAccess {
  const { Username: username, password = '', securityToken = '' } = admin;
  return { instanceUrl: null, accessToken: null, apiVersion: null, loginUrl: url, username, password, securityToken };
}
