/** `breakday pull` that is ended from outside: what came stays, and the next one goes on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { breakday, command } from '../breakday.ts';
import { admin, type FakeOrg, startOrg } from '../org/fake-org.ts';
import { heldIds, idsOf, newArchive } from '../org/pulling.ts';
import { crowd } from '../org/rows.ts';

const now = Date.UTC(2026, 9, 1);

function argsFor(org: FakeOrg, archive: string): string[] {
  return ['pull', '--instance-url', org.url, '--archive', archive, '--timezone', 'UTC'];
}

function pullBy(org: FakeOrg, archive: string, ...more: string[]) {
  return breakday([...argsFor(org, archive), ...more], { env: { SF_ACCESS_TOKEN: org.token } });
}

/** A pull in a process that gets a signal as soon as the nth page is asked for. */
async function signalled(org: FakeOrg, archive: string, signal: NodeJS.Signals, nth: number) {
  const child = spawn(process.execPath, [command, ...argsFor(org, archive)], {
    env: { PATH: process.env.PATH, SF_ACCESS_TOKEN: org.token },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let stdout = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  let pages = 0;
  org.trouble = ({ path }) => {
    if (path.includes('/query/') && ++pages === nth) child.kill(signal);
    return null;
  };
  const [status] = await once(child, 'close');
  org.trouble = () => null;
  return { status, stdout };
}

test('a pull that is killed in the middle keeps what came, and the next one goes on', async () => {
  await using org = await startOrg({ logins: crowd(4_000, now), pageSize: 50 });
  const archive = newArchive();
  for (const nth of [20, 15]) expect((await signalled(org, archive, 'SIGKILL', nth)).status).toBe(null);
  const kept = (await heldIds(archive)).length;
  expect(kept).toBeGreaterThan(0);
  org.journal.length = 0;
  expect((await pullBy(org, archive)).status).toBe(0);
  expect(org.journal.length).toBeLessThan(80 - Math.floor(kept / 50) + 8);
  expect(await heldIds(archive)).toEqual(idsOf(org));
});

test('Ctrl-C ends a pull cleanly: what came is kept and told', async () => {
  await using org = await startOrg({ logins: crowd(4_000, now), pageSize: 20 });
  const archive = newArchive();
  const { status, stdout } = await signalled(org, archive, 'SIGINT', 30);
  expect(status).toBe(130);
  expect(stdout).toContain('Ended      before it was complete; pull again to go on where it ended');
  const kept = (await heldIds(archive)).length;
  expect(kept).toBeGreaterThan(0);
  expect(stdout).toContain(`New        ${kept.toLocaleString('en-US')} attempts`);
  expect((await pullBy(org, archive)).status).toBe(0);
  expect(await heldIds(archive)).toEqual(idsOf(org));
});

test('Ctrl-C ends also a login that hangs', async () => {
  await using org = await startOrg();
  const args = ['pull', '--login-url', org.url, '--username', admin.Username, '--archive', newArchive()];
  const child = spawn(process.execPath, [command, ...args], { env: { PATH: process.env.PATH, SF_PASSWORD: 'hush' }, stdio: 'ignore' });
  org.trouble = () => {
    child.kill('SIGINT');
    return new Promise(() => {});
  };
  expect(await once(child, 'close')).toEqual([130, null]);
});
