/** On a Node that is too old, the command runs on the Node that the package brings, as if that had been started. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { breakday, command } from './breakday.ts';
import { oldNode } from './old-node.ts';

const header = 'Username,Login Time,Source IP,Status\n';
const row = 'feed@northwind.example,2026-07-13 06:00,192.0.2.7,Success\n';

test.runIf(oldNode)('arguments, standard input and output pass through', async () => {
  const input = header + row;
  const old = await breakday(['analyze', '--json', '--timezone', 'UTC', '-'], { input, node: oldNode ?? '' });
  const pinned = await breakday(['analyze', '--json', '--timezone', 'UTC', '-'], { input });
  expect(old).toEqual(pinned);
  expect(JSON.parse(old.stdout).coverage.attempts).toBe(1);
});

test.runIf(oldNode)('the exit status passes through', async () => {
  expect((await breakday(['analyze', '--nope'], { node: oldNode ?? '' })).status).toBe(2);
  expect((await breakday(['explain', 'xyzzy'], { node: oldNode ?? '' })).status).toBe(1);
});

test.runIf(oldNode).each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s reaches the program, and the launcher ends by it too',
  async (signal) => {
    const child = spawn(oldNode ?? '', [command, 'analyze', '-'], { stdio: ['pipe', 'ignore', 'ignore'] });
    await startedProgram(child);
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([null, signal]);
  },
);

test.runIf(oldNode)('the program ends when its launcher is killed, which can pass nothing on', async () => {
  const nowhere = join(mkdtempSync(join(tmpdir(), 'breakday-killed-')), 'nowhere');
  const watch = [command, 'watch', '--every', '1h', '--from', nowhere, '--archive', `${nowhere}.duckdb`];
  const child = spawn(oldNode ?? '', watch, { stdio: ['ignore', 'ignore', 'pipe'] });
  if (child.stderr === null) throw new Error('it says nothing');
  await once(child.stderr, 'data');
  child.kill('SIGKILL');
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  // Standard error is the program's as well: it ends when nobody holds it any more.
  await once(child.stderr, 'end');
});

test.runIf(oldNode)('without the Node that the package brings, one line says what is needed', async () => {
  const alone = mkdtempSync(join(tmpdir(), 'breakday-alone-'));
  cpSync(command, join(alone, 'breakday.mjs'));
  const child = spawn(oldNode ?? '', [join(alone, 'breakday.mjs'), '--version'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const told = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => {
    told.stdout += text;
  });
  child.stderr.on('data', (text) => {
    told.stderr += text;
  });
  const [status] = await once(child, 'close');
  expect(status).toBe(1);
  expect(told.stdout).toBe('');
  expect(told.stderr).toMatch(/^breakday needs Node 22\.12 or newer; this is \d+\.\d+\.\d+\. Try: [^\n]+\n$/);
});

/** Waits until the program is there and reads: it takes more input than a pipe holds, and then waits for the rest. */
async function startedProgram(child: ChildProcess): Promise<void> {
  const input = header + row.repeat(10_000);
  await new Promise((resolve, reject) => child.stdin?.write(input, (error) => (error ? reject(error) : resolve(null))));
}
