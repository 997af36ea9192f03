/** The orgs that are known: what was pulled, and what `sf` could pull, in its old and its new manner. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breakday } from '../breakday.ts';
import { startOrg } from '../org/fake-org.ts';
import { fakeSf, type SfOrg } from '../org/fake-sf.ts';
import { newArchive } from '../org/pulling.ts';
import { crowd } from '../org/rows.ts';

const initech: SfOrg = {
  alias: 'initech',
  username: 'ops@initech.example',
  orgId: '00D5e000000IniTEAU',
  instanceUrl: 'https://initech.my.salesforce.com',
  accessToken: '00D5e000000IniT!AQsecretOfInitech',
};

test.each(['old', 'new'] as const)('an org that only sf knows, in its %s manner, is listed as not pulled yet', async (manner) => {
  await using org = await startOrg({ logins: crowd(40, Date.UTC(2026, 9, 1)) });
  const globex = { alias: 'globex', username: org.user.username, orgId: org.id, instanceUrl: org.url, accessToken: org.token };
  const sf = fakeSf({ manner, orgs: [initech, globex] });
  const args = ['--archive', newArchive()];
  const env = { PATH: sf.path };
  expect((await breakday(['pull', ...args, '--target-org', 'globex'], { env })).status).toBe(0);
  const [json, text] = [await breakday(['orgs', '--json', ...args], { env }), await breakday(['orgs', ...args], { env })];
  const { accessToken: _, orgId, ...told } = initech;
  expect(JSON.parse(json.stdout)).toEqual([
    expect.objectContaining({ org: org.id, alias: 'globex', wayIn: 'sf', attempts: 40 }),
    { org: orgId, ...told, wayIn: 'sf', sight: null, pulledAt: null, attempts: 0 },
  ]);
  expect(text.stdout).toMatch(/^initech .* not pulled yet$/m);
  for (const said of [json, text]) expect(said.stdout + said.stderr).not.toMatch(/secretOfInitech|REDACTED/);
});

test('logins are told apart by user and way in, however narrow the page', async () => {
  await using org = await startOrg({ logins: crowd(40, Date.UTC(2026, 9, 1)) });
  const args = ['--archive', newArchive()];
  const other = { ...initech, alias: 'globex-integration', username: 'integration.of.orders@globex.example' };
  const env = { PATH: fakeSf({ orgs: [other] }).path };
  const token = { env: { ...env, SF_ACCESS_TOKEN: org.token } };
  expect((await breakday(['pull', ...args, '--instance-url', org.url], token)).status).toBe(0);
  const [titles = '', ...lines] = (await breakday(['orgs', ...args], { env })).stdout.trimEnd().split('\n');
  expect(titles.split(/ {2,}/)).toEqual(['Alias', 'Org', 'User', 'Way in', 'Sees', 'Last pull']);
  expect(lines).toEqual([
    expect.stringMatching(/ admin@\S*ample +access-\S* +everybody +\d{4}-\d\d-\d\d \d\d:\d\d$/),
    expect.stringMatching(/^globex\S* +\S+ +integ\S*ample +sf +not pulled yet$/),
  ]);
  for (const line of [titles, ...lines]) expect(line.length).toBeLessThanOrEqual(80);
});

test('without sf there is nothing more to list, and one that fails is told', async () => {
  const env = { PATH: mkdtempSync(join(tmpdir(), 'breakday-path-')) };
  const none = 'No org was pulled from yet: breakday pull --target-org ALIAS\n';
  expect(await breakday(['orgs', '--archive', newArchive()], { env })).toMatchObject({ status: 0, stdout: none, stderr: '' });
  const broken = fakeSf({ noise: '{ "half": ' });
  const { status, stdout, stderr } = await breakday(['orgs', '--archive', newArchive()], { env: { PATH: broken.path } });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: none, stderr: 'sf does not tell its orgs. Look at `sf org list`.\n' });
});
