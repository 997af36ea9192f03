/** Who is to be told is told, whatever becomes of the others. */
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { breakday, type Outcome } from '../breakday.ts';
import { startReceiver } from '../receiver.ts';
import { broken, drop, watching } from './watching.ts';

let way: string[];
beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-watch-'));
  drop(folder, 'broken.csv', broken);
  way = ['--from', folder, '--archive', join(mkdtempSync(join(tmpdir(), 'breakday-watch-')), 'a.duckdb')];
});

function round(...args: readonly string[]): Promise<Outcome> {
  return breakday(['watch', '--once', '--timezone', 'UTC', ...way, ...args]);
}

test('a standard output on a full disk starves no webhook, and its alert is told later', async () => {
  await using hook = await startReceiver();
  const full = openSync('/dev/full', 'w');
  const watch = watching(['--every', '1h', ...way, '--webhook', hook.url], {}, full);
  await watch.says('stderr', /was not told: ENOSPC.*It goes out with the next round/);
  expect(await watch.end('SIGTERM')).toEqual([0, null]);
  closeSync(full);
  expect(hook.heard).toHaveLength(1);
  expect(await round('--webhook', hook.url)).toMatchObject({ status: 10, stdout: expect.stringContaining('likely') });
  expect(hook.heard).toHaveLength(1);
});

test('a reader who has gone ends nothing while others are to be told, and everything where there is nobody else', async () => {
  await using hook = await startReceiver();
  const watch = watching(['--every', '1h', ...way, '--webhook', hook.url]);
  watch.child.stdout?.destroy();
  await watch.says('stderr', /was not told: .*EPIPE/);
  expect(hook.heard).toHaveLength(1);
  expect(watch.child.exitCode).toBe(null);
  expect(await watch.end('SIGTERM')).toEqual([0, null]);
  const alone = watching(['--every', '1h', ...way]);
  alone.child.stdout?.destroy();
  await alone.says('stderr', /was not told: .*EPIPE/);
  expect(await alone.exited).toEqual([0, null]);
});

test('while a receiver takes its time, the archive answers others, and a second watch does not tell the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-hook-'));
  const [hook, taken] = [join(folder, 'hook.sh'), join(folder, 'taken.txt')];
  const told = (): string => (existsSync(taken) ? readFileSync(taken, 'utf8') : '');
  writeFileSync(hook, `echo told >> ${taken}; sleep 777`);
  const line = ['--exec', `. ${hook}`];
  const watch = watching(['--every', '1h', ...way, ...line]);
  await watch.says('stdout', /likely/);
  await expect.poll(told).toBe('told\n');
  expect(await breakday(['analyze', '--exit-code', ...way.slice(2), '--timezone', 'UTC'])).toMatchObject({ status: 10 });
  expect(await round(...line)).toMatchObject({ status: 10 });
  expect(told()).toBe('told\n');
  const began = performance.now();
  expect(await watch.end('SIGTERM')).toEqual([0, null]);
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(watch.said.stderr).toContain('breakday was ended. It goes out with the next round.');
  writeFileSync(hook, `echo told >> ${taken}`);
  expect(await round(...line)).toMatchObject({ status: 10, stdout: '' });
  expect(told()).toBe('told\ntold\n');
});

test('of the lines of JSON none is what a command printed', async () => {
  const { stdout, stderr } = await round('--json', '--exec', 'echo hello');
  expect(JSON.parse(stdout)).toMatchObject({ news: 'new' });
  expect(stderr).toBe('hello\n');
});

test('what was not told is said however quiet it is to be', async () => {
  expect(await round('--quiet', '--exec', 'exit 7')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('the command ended with 7'),
  });
});

test('an alert that was to be told again, and was not taken, is not forgotten', async () => {
  await using hook = await startReceiver();
  await round('--webhook', hook.url);
  hook.answer = () => ({ status: 404 });
  await round('--webhook', hook.url, '--again');
  hook.answer = () => ({ status: 200 });
  await round('--webhook', hook.url);
  await round('--webhook', hook.url);
  expect(hook.heard.map(({ body }) => JSON.parse(body).news)).toEqual(['new', 'again', 'new']);
});
