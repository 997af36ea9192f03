/** That the fake `sf` speaks as the Salesforce CLI does: in its new manner, in its old one, and where it knows no org. */
import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { type FakeSf, fakeSf } from './fake-sf.ts';

const token = '00D5e000000Fake!AQsecret';
const globex = {
  alias: 'globex',
  username: 'admin@globex.example',
  orgId: '00D5e000000FakeEAA',
  instanceUrl: 'http://127.0.0.1:1',
  accessToken: token,
};

async function said(sf: FakeSf, ...args: string[]) {
  return new Promise<{ status: number; stdout: string }>((resolve) => {
    const child = execFile('sf', [...args, '--json'], { env: { PATH: sf.path } }, (_, stdout) =>
      resolve({ status: child.exitCode ?? -1, stdout }),
    );
  });
}

test('in its new manner it shows a token only where it is asked for by name', async () => {
  const sf = fakeSf({ orgs: [globex], targetOrg: 'globex' });
  const { stdout } = await said(sf, 'org', 'display');
  expect(stdout).not.toContain(token);
  expect(JSON.parse(stdout)).toMatchObject({
    status: 0,
    result: { id: globex.orgId, alias: 'globex', accessToken: "[REDACTED] Use 'sf org auth show-access-token' to view" },
    warnings: [expect.stringContaining('Secrets are now hidden')],
  });
  expect(JSON.parse((await said(sf, 'org', 'auth', 'show-access-token', '-o', 'globex')).stdout).result).toEqual({ accessToken: token });
  expect(sf.asked()).toEqual([
    ['org', 'display', '--json'],
    ['org', 'auth', 'show-access-token', '-o', 'globex', '--json'],
  ]);
});

test('in its old manner it shows the token with the org, and knows no other way', async () => {
  const sf = fakeSf({ manner: 'old', orgs: [globex] });
  expect(JSON.parse((await said(sf, 'org', 'display', '--target-org', globex.username)).stdout).result).toMatchObject({
    accessToken: token,
  });
  expect(await said(sf, 'org', 'auth', 'show-access-token', '--target-org', 'globex')).toEqual({ status: 127, stdout: '' });
});

test('it says so where there is no default org, or none of that name', async () => {
  const sf = fakeSf();
  const { status, stdout } = await said(sf, 'org', 'display');
  expect([status, JSON.parse(stdout)]).toMatchObject([1, { status: 1, name: 'NoDefaultEnvError' }]);
  expect(JSON.parse((await said(sf, 'org', 'display', '-o', 'acme')).stdout).message).toBe('No authorization information found for acme.');
  expect(JSON.parse((await said(sf, 'org', 'list')).stdout).result.nonScratchOrgs).toEqual([]);
});

test('it lists its orgs, knows the default one, and learns of a new token', async () => {
  const sf = fakeSf({ orgs: [globex], targetOrg: 'globex', noise: 'a plugin says hello\n' });
  const [listed, configured] = [await said(sf, 'org', 'list'), await said(sf, 'config', 'get', 'target-org')];
  const read = ({ stdout }: { stdout: string }) => JSON.parse(stdout.replace('a plugin says hello\n', '')).result;
  expect(read(listed).nonScratchOrgs).toMatchObject([{ alias: 'globex', isDefaultUsername: true, connectedStatus: 'Connected' }]);
  expect(read(configured)).toMatchObject([{ name: 'target-org', value: 'globex', success: true }]);
  sf.know({ orgs: [{ ...globex, accessToken: `${token}2` }], targetOrg: 'globex' });
  expect((await said(sf, 'org', 'auth', 'show-access-token')).stdout).toContain(`${token}2`);
});
