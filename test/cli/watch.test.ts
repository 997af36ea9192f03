/** `breakday watch`: everybody who is to know is told once, and again only when something changed. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';
import { tales } from '../../scripts/stories/tales/index.ts';
import { breakday, command, environment, type Outcome, root } from '../breakday.ts';

const rows = (tales['move every 6 hours, fixed']?.(1).rows ?? []).toSorted((a, b) => a.time - b.time);
const broken = rows.filter(({ time }) => time <= (rows.findLast(({ status }) => status.includes('security token'))?.time ?? 0));

let folder: string;
let archive: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakday-watch-'));
  archive = join(mkdtempSync(join(tmpdir(), 'breakday-watch-')), 'archive.duckdb');
});

/** Puts an export into the folder, as if it had lain there for a while. */
function drop(name: string, told: typeof rows): void {
  const path = join(folder, name);
  writeFileSync(path, setupCsv(told, { precision: 'seconds' }));
  utimesSync(path, new Date(0), new Date(0));
}

function round(...args: readonly string[]): Promise<Outcome> {
  return breakday(['watch', '--once', '--from', folder, '--archive', archive, '--timezone', 'UTC', ...args]);
}

/** A process that can be sent a signal. */
function watching(...args: readonly string[]) {
  const line = [command, 'watch', '--from', folder, '--archive', archive, '--timezone', 'UTC', ...args];
  return spawn(process.execPath, line, { cwd: root, env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
}

test('a break is told once, and again when it has recovered', async () => {
  drop('first.csv', broken);
  const first = await round();
  expect(first).toMatchObject({ status: 10, stderr: '' });
  expect(first.stdout).toMatch(/^\d{4}-\d\d-\d\d {2}likely {2}.+moved from .+\n$/);
  expect(await round()).toMatchObject({ status: 10, stdout: '' });
  expect((await round('--again')).stdout).toBe(first.stdout.replace('likely', 'likely, again'));
  drop('second.csv', rows);
  expect(
    (await round('--json')).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([{ news: 'changed', incident: { verdict: 'confirmed', recoveredAt: expect.any(String) } }]);
  expect((await round()).stdout).toBe('');
});

test('a folder into which nothing was dropped yet cannot answer', async () => {
  expect(await round()).toEqual({ status: 20, signal: null, stdout: '', stderr: '' });
});

test('a file that is no login history is left out, and what may still be written to waits', async () => {
  drop('good.csv', broken);
  writeFileSync(join(folder, 'bad.csv'), 'Invoice,Total\n1,2\n');
  utimesSync(join(folder, 'bad.csv'), new Date(0), new Date(0));
  writeFileSync(join(folder, 'growing.csv'), 'User');
  utimesSync(join(folder, 'growing.csv'), new Date(), new Date(Date.now() + 60_000));
  const { status, stderr } = await round();
  expect(status).toBe(10);
  expect(stderr).toMatch(/bad\.csv is left out: /);
  expect(stderr).toMatch(/growing\.csv may still be written to/);
});

test('a command gets each alert on its standard input, and what it does not take comes again', async () => {
  drop('first.csv', broken);
  const taken = join(folder, 'taken.txt');
  expect(await round('--exec', 'exit 3')).toMatchObject({ status: 1, stderr: expect.stringContaining('the command ended with 3') });
  expect(await round('--exec', `cat >> ${taken}`)).toMatchObject({ status: 10, stdout: '' });
  await round('--exec', `cat >> ${taken}`);
  expect(JSON.parse(readFileSync(taken, 'utf8'))).toMatchObject({ news: 'new', incident: { kind: 'origin-change' } });
});

test('a receiver that fails first is told exactly once', async () => {
  drop('first.csv', broken);
  const answers = [503, 503, 503, 503, 500, 200];
  const heard: { status: number; body: string }[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const status = answers.shift() ?? 200;
    heard.push({ status, body });
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/services/T0/secret`;
  const failed = await round('--webhook', address);
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain('HTTP 503');
  expect(failed.stderr).not.toContain('secret');
  expect((await round('--webhook', address)).status).toBe(10);
  await round('--webhook', address);
  server.close();
  expect(heard.map(({ status }) => status)).toEqual([503, 503, 503, 503, 500, 200]);
  expect(JSON.parse(heard.at(-1)?.body ?? '')).toMatchObject({ incident: { kind: 'origin-change' } });
}, 60_000);

test('SIGTERM ends a watch between two rounds', async () => {
  drop('first.csv', broken);
  const child = watching('--every', '1h');
  const exited = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), exited]);
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  expect(await round()).toMatchObject({ status: 10, stdout: '' });
});

test.each(['5s', '10', 'soon', '0m'])('%s is no span between rounds', async (span) => {
  expect(await breakday(['watch', '--from', folder, '--every', span])).toMatchObject({ status: 2 });
});

test('a round leaves its figures for a collector, and no name or address among them', async () => {
  drop('first.csv', broken);
  const metrics = join(folder, 'breakday.prom');
  await round('--metrics', metrics);
  const lines = readFileSync(metrics, 'utf8').split('\n');
  expect(statSync(metrics).mode & 0o777).toBe(0o644);
  expect(lines.slice(-2)).toEqual(['# EOF', '']);
  expect(
    lines.filter(
      (line) =>
        !/^(# (HELP|TYPE) breakday_[a-z_]+ .+|breakday_[a-z_]+(\{kind="[a-z-]+",verdict="[a-z]+"\})? \d+(\.\d+)?|# EOF|)$/.test(line),
    ),
  ).toEqual([]);
  expect(lines).toContain(`breakday_attempts ${broken.length}`);
  expect(lines).toContain('breakday_incidents{kind="origin-change",verdict="likely"} 1');
  expect(lines).toContain('breakday_incidents{kind="attack",verdict="confirmed"} 0');
  expect(lines).toContain(`breakday_newest_attempt_timestamp_seconds ${(broken.at(-1)?.time ?? 0) / 1000}`);
});

test('a command that was told is told again where breakday was killed before it knew, and never twice by two at once', async () => {
  drop('first.csv', broken);
  const taken = join(folder, 'taken.txt');
  const hook = join(folder, 'hook.sh');
  const told = (): string[] => readFileSync(taken, 'utf8').trim().split('\n');
  const line = `sh ${hook}`;
  const pid = join(folder, 'pid');
  writeFileSync(hook, `until [ -s ${pid} ]; do :; done; echo killed >> ${taken}; kill -9 $(cat ${pid})`);
  const killed = watching('--once', '--exec', line);
  writeFileSync(pid, String(killed.pid));
  expect(await once(killed, 'exit')).toEqual([null, 'SIGKILL']);
  writeFileSync(hook, `echo told >> ${taken}`);
  const both = await Promise.all([round('--exec', line), round('--exec', line)]);
  expect(both).toMatchObject([
    { status: 10, stdout: '' },
    { status: 10, stdout: '' },
  ]);
  expect(told()).toEqual(['killed', 'told']);
});
