/** `breakday watch`: everybody who is to know is told once, and again only when something changed. */
import { mkdtempSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';
import { breakday, type Outcome } from '../breakday.ts';
import { openPty } from '../pty.ts';
import { startReceiver } from '../receiver.ts';
import { broken, drop, good, rows, watching } from './watching.ts';

let folder: string;
let archive: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'breakday-watch-'));
  archive = join(mkdtempSync(join(tmpdir(), 'breakday-watch-')), 'archive.duckdb');
});

function round(...args: readonly string[]): Promise<Outcome> {
  return breakday(['watch', '--once', '--from', folder, '--archive', archive, '--timezone', 'UTC', ...args]);
}

test('a break is told once, and again when it has recovered', async () => {
  drop(folder, 'first.csv', broken);
  const first = await round();
  expect(first).toMatchObject({ status: 10, stderr: '' });
  expect(first.stdout).toMatch(/^\d{4}-\d\d-\d\d {2}likely {2}.+moved from .+\n$/);
  expect(await round()).toMatchObject({ status: 10, stdout: '' });
  expect((await round('--again')).stdout).toBe(first.stdout.replace('likely', 'likely, again'));
  drop(folder, 'second.csv', rows);
  expect(
    (await round('--json')).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([{ news: 'changed', incident: { verdict: 'confirmed', recoveredAt: expect.any(String) } }]);
  expect((await round()).stdout).toBe('');
});

test('of what broke before the day that it is to begin with only a change is told', async () => {
  drop(folder, 'first.csv', broken);
  const day = (
    await breakday(['analyze', join(folder, 'first.csv'), '--json', '--timezone', 'UTC']).then(({ stdout }) => JSON.parse(stdout))
  ).incidents[0].day;
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  expect(await round('--since', next)).toMatchObject({ status: 10, stdout: '', stderr: '' });
  expect(await round('--since', next, '--again')).toMatchObject({ stdout: '' });
  expect(await round()).toMatchObject({ stdout: '' });
  drop(folder, 'second.csv', rows);
  expect((await round('--since', next)).stdout).toMatch(/^\S+ {2}confirmed, changed {2}.+ until it recovered after .+\n$/);
  await using hook = await startReceiver();
  await round('--since', day, '--webhook', hook.url);
  expect(hook.heard.map(({ body }) => JSON.parse(body).news)).toEqual(['new']);
  expect(await round('--since', 'yesterday')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^breakday: --since: /) });
});

test('a round by hand at a terminal takes no alert from whoever reads a pipe', async () => {
  drop(folder, 'first.csv', broken);
  const args = ['watch', '--once', '--from', folder, '--archive', archive, '--timezone', 'UTC'];
  const terminal = openPty(args, { columns: 300, rows: 10 });
  await terminal.shows(/likely .+moved from/);
  expect(await terminal.exited).toEqual({ status: 10, signal: 0 });
  expect((await round()).stdout).toMatch(/likely {2}.+moved from/);
  expect((await round()).stdout).toBe('');
});

test('a folder into which nothing was dropped yet cannot answer', async () => {
  expect(await round()).toEqual({ status: 20, signal: null, stdout: '', stderr: '' });
});

test('a single round waits for a file that was only just dropped', async () => {
  drop(folder, 'good.csv', good);
  writeFileSync(join(folder, 'fresh.csv'), setupCsv(broken, { precision: 'seconds' }));
  expect(await round()).toMatchObject({ status: 10, stdout: expect.stringContaining('likely'), stderr: '' });
});

test('all is not well where a file was left out, which is said however quiet it is to be', async () => {
  drop(folder, 'good.csv', good);
  expect(await round('--quiet')).toMatchObject({ status: 0, stderr: '' });
  writeFileSync(join(folder, 'bad.csv'), 'Invoice,Total\n1,2\n');
  symlinkSync('/nowhere', join(folder, 'link.csv'));
  const { status, stderr } = await round('--quiet');
  expect(status).toBe(20);
  expect(stderr.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/link\.csv is left out: it leads nowhere \(ENOENT\)\.$/),
    expect.stringMatching(/bad\.csv is left out: bad\.csv is no login history/),
  ]);
});

test('rows that cannot be read are counted once, and all is not well while they lie there', async () => {
  const header = 'Username,Login Time,Source IP,Status,Application\n';
  const row = (time: string): string => `sync@globex.example,${time},203.0.113.5,Success,Sync\n`;
  const path = join(folder, 'torn.csv');
  writeFileSync(path, `${header}${row('2026-04-01 10:00:00')}${row('not a time')}${row('2026-04-01 12:00:00')}${row('nor this')}`);
  utimesSync(path, new Date(0), new Date(0));
  const { status, stdout, stderr } = await round('--quiet');
  expect({ status, stdout }).toEqual({ status: 20, stdout: '' });
  expect(stderr).toMatch(/^\S+torn\.csv: 2 of 4 rows were rejected, the first on line 3: .*not a time.*\.\n$/);
  expect(await round('--quiet')).toMatchObject({ status: 20, stderr: '' });
  const users = join(folder, 'users.txt');
  writeFileSync(users, 'Id,Username\n005000000000001AAA,sync@globex.example\n');
  expect((await round('--quiet', '--users', users)).stderr).toContain('2 of 4 rows were rejected');
  expect(await round('--quiet', '--users', users)).toMatchObject({ status: 20, stderr: '' });
});

test('a command gets each alert on its standard input, and what it does not take comes again', async () => {
  drop(folder, 'first.csv', broken);
  const taken = join(folder, 'taken.txt');
  expect(await round('--exec', 'exit 3')).toMatchObject({ status: 1, stderr: expect.stringContaining('the command ended with 3') });
  expect(await round('--exec', `cat >> ${taken}`)).toMatchObject({ status: 10, stdout: '' });
  await round('--exec', `cat >> ${taken}`);
  expect(JSON.parse(readFileSync(taken, 'utf8'))).toMatchObject({ news: 'new', incident: { kind: 'origin-change' } });
});

test('a receiver that fails first is told exactly once', async () => {
  drop(folder, 'first.csv', broken);
  const answers = [404, 503, 200];
  await using hook = await startReceiver(() => ({ status: answers.shift() ?? 200 }));
  const address = `http://${hook.host}/services/T0/secret`;
  const failed = await round('--webhook', address);
  expect(failed.status).toBe(1);
  expect(failed.stderr).toContain('HTTP 404');
  expect(failed.stderr).not.toContain('secret');
  expect((await round('--webhook', address)).status).toBe(10);
  await round('--webhook', address);
  expect(hook.heard).toHaveLength(3);
  expect(JSON.parse(hook.heard.at(-1)?.body ?? '')).toMatchObject({ incident: { kind: 'origin-change' } });
});

test('SIGTERM ends a watch between two rounds', async () => {
  drop(folder, 'first.csv', broken);
  const watch = watching(['--every', '1h', '--from', folder, '--archive', archive]);
  await watch.says('stdout', /likely/);
  expect(await watch.end('SIGTERM')).toEqual([0, null]);
  expect(await round()).toMatchObject({ status: 10, stdout: '' });
});

test.each(['5s', '10', 'soon', '0m', '597h'])('%s is no span between rounds', async (span) => {
  expect(await breakday(['watch', '--from', folder, '--every', span])).toMatchObject({ status: 2 });
});

test('a round leaves its figures for a collector, and no name or address among them', async () => {
  drop(folder, 'first.csv', broken);
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
  drop(folder, 'first.csv', broken);
  const taken = join(folder, 'taken.txt');
  const hook = join(folder, 'hook.sh');
  const told = (): string[] => readFileSync(taken, 'utf8').trim().split('\n');
  const line = `. ${hook}`;
  writeFileSync(hook, `echo killed >> ${taken}; kill -9 $PPID`);
  const killed = watching(['--once', '--from', folder, '--archive', archive, '--exec', line]);
  expect(await killed.exited).toEqual([null, 'SIGKILL']);
  writeFileSync(hook, `echo told >> ${taken}`);
  const both = await Promise.all([round('--exec', line), round('--exec', line)]);
  expect(both).toMatchObject([{ status: 10 }, { status: 10 }]);
  expect(told()).toEqual(['killed', 'told']);
});
