/** Rounds go on whatever happens to them, and none says that all is well where it cannot know. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breakday, command, environment, root } from '../breakday.ts';
import { admin, startOrg } from '../org/fake-org.ts';
import { idOf, login, midnight } from '../org/rows.ts';
import { startReceiver } from '../receiver.ts';
import { broken, drop, watching } from './watching.ts';

const hour = 3_600_000;
const logins = Array.from({ length: 40 * 24 }, (_, i) =>
  login(i, midnight - (40 * 24 - i) * hour, {
    UserId: idOf('005', 1),
    ...(i < 39 * 24 ? { SourceIp: '192.0.2.10' } : { SourceIp: '203.0.113.9', Status: 'Failed: API security token required' }),
  }),
);

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'breakday-watch-'));
}

test('what the archive knows is told also where the org does not answer', async () => {
  await using org = await startOrg({ logins });
  await using hook = await startReceiver(() => ({ status: 404 }));
  const line = ['watch', '--once', '--instance-url', org.url, '--archive', join(newFolder(), 'a.duckdb'), '--timezone', 'UTC'];
  const round = () => breakday([...line, '--webhook', hook.url], { env: { SF_ACCESS_TOKEN: org.token } });
  expect(await round()).toMatchObject({ status: 1, stderr: expect.stringContaining('HTTP 404. It goes out with the next round.') });
  hook.answer = () => ({ status: 200 });
  org.trouble = () => ({ status: 403, code: 'REQUEST_LIMIT_EXCEEDED' });
  hook.heard.length = 0;
  expect(await round()).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('API calls are used up') });
  await round();
  expect(hook.heard.map(({ body }) => JSON.parse(body).news)).toEqual(['new']);
});

test('where the org does not answer and what is held cannot be told either, both are said', async () => {
  await using org = await startOrg({ logins });
  org.trouble = () => ({ status: 403, code: 'REQUEST_LIMIT_EXCEEDED' });
  const [folder, archive] = [newFolder(), join(newFolder(), 'a.duckdb')];
  drop(folder, 'broken.csv', broken);
  for (const name of ['prod', 'test'])
    await breakday(['import', join(folder, 'broken.csv'), '--org', name, '--archive', archive, '--timezone', 'UTC', '--quiet']);
  const outcome = await breakday(['watch', '--once', '--instance-url', org.url, '--archive', archive, '--timezone', 'UTC'], {
    env: { SF_ACCESS_TOKEN: org.token },
  });
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr.trimEnd().split('\n').slice(-2)).toEqual([
    expect.stringMatching(/^What is held could not be told: .*prod.*test/),
    expect.stringMatching(/^breakday: .*API calls are used up/),
  ]);
});

test('a password that was refused is not sent again, by no round and no restart, until a person has logged in', async () => {
  await using org = await startOrg({ logins });
  const archive = join(newFolder(), 'a.duckdb');
  const way = ['--login-url', org.url, '--username', admin.Username, '--archive', archive, '--timezone', 'UTC'];
  const sent = () => org.journal.filter(({ path }) => path.startsWith('/services/Soap/u/')).length;
  const wrong = { SF_PASSWORD: 'wrong' };
  const right = { SF_PASSWORD: admin.password, SF_SECURITY_TOKEN: admin.securityToken };
  const watch = watching(['--quiet', '--every', '10s', ...way], wrong);
  await watch.says('stderr', /refused the login/);
  await watch.says('stderr', /was refused at .+ UTC and is not sent again/);
  expect(await watch.end('SIGTERM')).toEqual([0, null]);
  expect(await breakday(['watch', '--once', ...way], { env: wrong })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('let `breakday pull` log in once'),
  });
  expect(sent()).toBe(1);
  expect(await breakday(['pull', ...way], { env: right })).toMatchObject({ status: 0 });
  expect(await breakday(['watch', '--once', ...way], { env: right })).toMatchObject({ status: 10 });
  expect(sent()).toBe(3);
});

test('what a person mistypes keeps no watch from its own password', async () => {
  await using org = await startOrg({ logins });
  const way = ['--login-url', org.url, '--username', admin.Username, '--archive', join(newFolder(), 'a.duckdb'), '--timezone', 'UTC'];
  expect(await breakday(['pull', ...way], { env: { SF_PASSWORD: 'mistyped' } })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('refused the login'),
  });
  const right = { SF_PASSWORD: admin.password, SF_SECURITY_TOKEN: admin.securityToken };
  expect(await breakday(['watch', '--once', ...way], { env: right })).toMatchObject({ status: 10 });
});

test('a folder that vanishes, a link that leads nowhere and an archive without a place are a line each, and the next round goes on', async () => {
  const home = newFolder();
  const [folder, share] = [join(home, 'drop'), join(home, 'share')];
  symlinkSync(share, join(home, 'breakday'));
  mkdirSync(folder);
  symlinkSync('/nowhere', join(folder, 'link.csv'));
  drop(folder, 'broken.csv', broken);
  const watch = watching(['--quiet', '--every', '10s', '--from', folder], { XDG_DATA_HOME: home });
  await watch.says('stderr', /link\.csv is left out: it leads nowhere/);
  await watch.says('stderr', /The archive \S+ cannot be made \(\w+\)/);
  mkdirSync(share);
  await watch.says('stdout', /likely/);
  rmSync(folder, { recursive: true });
  await watch.says('stderr', /This round failed: the folder \S+ cannot be read\. Check the path/);
  expect(await watch.end('SIGTERM')).toEqual([0, null]);
  expect(watch.said.stderr).not.toMatch(/^ +at /m);
  expect(watch.said.stdout.trimEnd().split('\n')).toHaveLength(1);
});

const mounts = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;

test.runIf(mounts).each([
  ['400k', 1, '', /^breakday: The disk of \S+\.duckdb is full: nothing of this was kept\. Make space/m],
  ['1200k', 1, '', /^breakday: The disk of \S+\.duckdb is full: nothing of this was kept\. Make space/m],
])('a disk of %s is too small for the archive, which is a line and no half of an archive', (size, status, left, line) => {
  const [folder, disk] = [newFolder(), newFolder()];
  drop(folder, 'broken.csv', broken);
  const script = 'size=$1 disk=$2; shift 2; mount -t tmpfs -o size=$size none $disk; "$@"; status=$?; ls $disk; exit $status';
  const watch = [command, 'watch', '--once', '--from', folder, '--archive', join(disk, 'a.duckdb'), '--timezone', 'UTC'];
  const outcome = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', size, disk, process.execPath, ...watch], {
    env: environment,
    encoding: 'utf8',
  });
  expect(outcome).toMatchObject({ status, stdout: left, stderr: expect.stringMatching(line) });
  expect(outcome.stderr).not.toMatch(/^ +at /m);
});

test('while somebody holds the archive no file is to blame, and it is waited for but once', async () => {
  const [folder, archive] = [newFolder(), join(newFolder(), 'a.duckdb')];
  for (const name of ['first.csv', 'second.csv', 'third.csv']) drop(folder, name, broken);
  const holder = spawn(process.execPath, [join(root, 'test/archive/hold-child.ts'), archive], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  const watch = watching(['--quiet', '--every', '10s', '--from', folder, '--archive', archive]);
  await watch.says('stderr', /This round failed/);
  expect(watch.said.stderr).toMatch(/^This round failed: The archive \S+ is in use by process \d+\. Wait until it is done, .+\n$/);
  holder.stdin.end();
  await once(holder, 'exit');
  await watch.says('stdout', /likely/);
  expect(await watch.end('SIGTERM')).toEqual([0, null]);
  expect(watch.said.stderr.trimEnd().split('\n')).toHaveLength(1);
}, 60_000);

test('SIGTERM ends a pull that hangs, and what was not pulled yet comes later', async () => {
  await using org = await startOrg({ logins });
  const way = ['--instance-url', org.url, '--archive', join(newFolder(), 'a.duckdb')];
  const env = { SF_ACCESS_TOKEN: org.token };
  const asked = new Promise<void>((resolve) => {
    org.trouble = () => {
      resolve();
      return new Promise(() => {});
    };
  });
  const watch = watching(['--every', '1h', ...way], env);
  await asked;
  const began = performance.now();
  expect(await watch.end('SIGTERM')).toEqual([0, null]);
  expect(performance.now() - began).toBeLessThan(5_000);
  org.trouble = () => null;
  expect(await breakday(['watch', '--once', ...way, '--timezone', 'UTC'], { env })).toMatchObject({ status: 10 });
});

test('what was told is told again once, and what is left out said once, and not in every round', async () => {
  const folder = newFolder();
  drop(folder, 'broken.csv', broken);
  const way = ['--from', folder, '--archive', join(newFolder(), 'a.duckdb')];
  await breakday(['watch', '--once', ...way, '--timezone', 'UTC']);
  const watch = watching(['--every', '10s', '--again', ...way]);
  for (const name of ['first.csv', 'second.csv', 'third.csv']) {
    symlinkSync('/nowhere', join(folder, name));
    await watch.says('stderr', new RegExp(`${name} is left out`));
  }
  await watch.end('SIGTERM');
  expect(watch.said.stderr.match(/is left out/g)).toHaveLength(3);
  expect(watch.said.stdout).toMatch(/^\S+ {2}likely, again .+\n$/);
});

test('an export with dates of either order is read as the flags say', async () => {
  const folder = newFolder();
  drop(folder, 'broken.csv', broken);
  const way = ['watch', '--once', '--from', folder, '--timezone', 'UTC', '--date-order', 'mdy', '--input-timezone', 'America/New_York'];
  const { stdout } = await breakday([...way, '--json', '--archive', join(newFolder(), 'a.duckdb')]);
  const analysis = ['analyze', join(folder, 'broken.csv'), '--json', ...way.slice(4)];
  const { incidents } = JSON.parse((await breakday(analysis)).stdout);
  expect(JSON.parse(stdout).incident.firstFailure).toBe(incidents[0].firstFailure);
});

test.each([
  [['--exec', ' '], '--exec takes a command'],
  [['--target-org', 'prod'], 'in place of an org'],
  [['--webhook-format', 'slack'], 'needs a webhook'],
])('%j beside a folder is refused, and nothing is made', async (flags, why) => {
  const home = newFolder();
  const outcome = await breakday(['watch', '--once', '--from', newFolder(), ...flags], { env: { XDG_DATA_HOME: home } });
  expect(outcome).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(new RegExp(`^breakday: .*${why}.*\\n$`)) });
  expect(existsSync(join(home, 'breakday'))).toBe(false);
});
