/** Every way into an org, walked as its user walks it: the history comes, only reads are sent, and no secret is left anywhere. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../archive/telling.ts';
import { breakday } from '../breakday.ts';
import { admin, type FakeOrg, type OrgOptions, startOrg, usualApp } from '../org/fake-org.ts';
import { fakeSf } from '../org/fake-sf.ts';
import { held, newArchive } from '../org/pulling.ts';
import { crowd } from '../org/rows.ts';

interface Way {
  readonly flags: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
  /** What other programs were started with. */
  readonly children?: () => readonly string[][];
}

const { password = '', securityToken = '', Username: username } = admin;
const { clientId, clientSecret = '' } = usualApp;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

const ways: readonly [string, OrgOptions, (org: FakeOrg) => Way][] = [
  ['access-token', {}, ({ url, token }) => ({ flags: ['--instance-url', url], env: { SF_ACCESS_TOKEN: token }, secrets: [] })],
  ['sf', {}, (org) => bySf(org, 'new')],
  ['sf', {}, (org) => bySf(org, 'old')],
  ['jwt', { app: { ...usualApp, publicKey } }, byKey],
  [
    'client-credentials',
    { app: { ...usualApp, runAs: admin } },
    ({ url }) => ({
      flags: ['--login-url', url, '--client-id', clientId],
      env: { SF_CLIENT_SECRET: clientSecret },
      secrets: [clientSecret],
    }),
  ],
  [
    'password',
    { callerTrusted: false },
    ({ url }) => ({
      flags: ['--login-url', url, '--username', username],
      env: { SF_PASSWORD: password, SF_SECURITY_TOKEN: securityToken },
      secrets: [password, securityToken],
    }),
  ],
];

test.each(ways)('by %s', async (wayIn, options, way) => {
  await using org = await startOrg({ logins: crowd(60, Date.UTC(2026, 9, 1)), pageSize: 25, ...options });
  const { flags, env, secrets, children = () => [] } = way(org);
  const archive = newArchive();
  const args = ['--archive', archive, '--verbose', ...flags];
  const { status, stdout, stderr } = await breakday(['pull', '--json', ...args], { env });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  expect(JSON.parse(stdout)).toMatchObject({ org: org.id, wayIn, username, rows: { new: org.logins.length, rejected: 0 } });
  expect(org.journal.filter(({ method, path }) => method !== 'GET' && !/\/oauth2\/token$|\/Soap\/u\/64\.0$/.test(path))).toEqual([]);

  const again = await breakday(['pull', ...args], { env });
  const left = [stdout, stderr, again.stdout, again.stderr, await everythingIn(archive), readFileSync(archive, 'latin1')];
  const seen = [...left, ...org.journal.map(({ path }) => path), ...children().flat()].join('\n');
  const tokens = org.journal.flatMap(({ authorization }) => authorization.replace(/^\w+ /, '').split('!')[1] ?? []);
  expect(tokens.length).toBeGreaterThan(0);
  for (const secret of [...secrets, ...tokens]) expect(seen).not.toContain(secret);
});

test('a password logs in once a pull, and says whose it is: five calls at most, though OpenID is not covered', async () => {
  await using org = await startOrg({ logins: crowd(60, Date.UTC(2026, 9, 1)), openId: false });
  const args = ['pull', '--json', '--archive', newArchive(), '--login-url', org.url, '--username', username];
  const env = { SF_PASSWORD: password, SF_SECURITY_TOKEN: securityToken };
  await breakday(args, { env });
  org.journal.length = 0;
  const { stdout } = await breakday(args, { env });
  expect(JSON.parse(stdout)).toMatchObject({ org: org.id, username, api: { calls: org.journal.length } });
  expect(org.journal.filter(({ path }) => path.includes('/Soap/'))).toHaveLength(1);
  expect(org.journal.length).toBeLessThanOrEqual(5);
});

function bySf({ url, id, token }: FakeOrg, manner: 'new' | 'old'): Way {
  const sf = fakeSf({ manner, orgs: [{ alias: 'globex', username, orgId: id, instanceUrl: url, accessToken: token }] });
  return { flags: ['--target-org', 'globex'], env: { PATH: sf.path }, secrets: [], children: sf.asked };
}

function byKey({ url }: FakeOrg): Way {
  const file = join(temporaryFolder(), 'key.pem');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  writeFileSync(file, pem, { mode: 0o600 });
  const flags = ['--login-url', url, '--client-id', clientId, '--username', username, '--jwt-key-file', file];
  return { flags, env: {}, secrets: pem.split('\n').filter((line) => line.length > 40) };
}

/** Every value of every table, since the file itself may hold them compressed. */
async function everythingIn(archive: string): Promise<string> {
  const tables = await held<{ name: string }>(archive, 'select table_name as name from duckdb_tables()');
  const rows: unknown[] = [];
  for (const { name } of tables) rows.push(await held(archive, `select * from ${name}`));
  return JSON.stringify(rows);
}
