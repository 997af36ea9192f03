import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { breakday } from '../breakday.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakday-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const story = 'fixtures/scenarios/weekly-report-moved/input.csv.gz';
const report = (...args: string[]) => breakday(['report', '--timezone', 'UTC', ...args]);

test('a saved result makes the page again, for its owner only, and leaves no draft behind', async () => {
  const [saved, page, again] = ['result.json', 'page.html', 'again.html'].map((name) => join(folder, name)) as [string, string, string];
  for (const [from, to] of [
    [story, saved],
    [story, page],
    [saved, again],
  ] as const)
    expect(await report(from, '-o', to)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(readFileSync(again, 'utf8')).toBe(readFileSync(page, 'utf8'));
  expect(statSync(page).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).sort()).toEqual(['again.html', 'page.html', 'result.json']);
});

test('the key of pseudonyms comes from a file or the environment', async () => {
  const key = join(folder, 'key');
  writeFileSync(key, 'a key\n');
  const byFile = await report(story, '--redact', '--redact-key', key);
  const byEnvironment = await breakday(['report', '--timezone', 'UTC', story, '--redact'], { env: { BREAKDAY_REDACT_KEY: 'a key' } });
  expect(byFile.stdout).toBe(byEnvironment.stdout);
  expect(byFile.stdout).toMatch(/user-[0-9a-f]{8}/);
});

test('a wrong id names the right ones, and writes nothing', async () => {
  const page = join(folder, 'none.html');
  const outcome = await report(story, '--incident', 'nonesuch', '-o', page);
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr).toMatch(/no incident has the id 'nonesuch'. There are: [0-9a-f]{8}/);
  expect(existsSync(page)).toBe(false);
});

test('a saved result holds no attempts, and says so', async () => {
  const saved = join(folder, 'saved.json');
  await report(story, '-o', saved);
  const outcome = await report(saved, '--format', 'csv');
  expect(outcome).toMatchObject({ status: 1, stdout: '' });
  expect(outcome.stderr).toContain('Name the export itself.');
});

test('a pipe is written into, and stays a pipe', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const [read, { status }] = await Promise.all([readFile(pipe, 'utf8'), report(story, '-o', pipe)]);
  expect({ status, isPipe: lstatSync(pipe).isFIFO() }).toEqual({ status: 0, isPipe: true });
  expect(read).toBe((await report(story)).stdout);
});

test('a filter is told wherever the result is, and its words are not where names are redacted', async () => {
  const filter = ['--where', 'status:success ip:10.0.0.0/8'];
  const [text, page, data, hidden] = await Promise.all([
    report(story, ...filter, '--format', 'md'),
    report(story, ...filter, '--format', 'html'),
    report(story, ...filter, '--format', 'json'),
    report(story, ...filter, '--format', 'md', '--redact'),
  ]);
  expect(text.stdout).toContain('| **Only attempts that match** | status:success ip:10.0.0.0/8 |');
  expect(page.stdout).toContain('<dt>Only attempts that match</dt><dd>status:success ip:10.0.0.0/8</dd>');
  expect(JSON.parse(data.stdout).coverage.where).toBe('status:success ip:10.0.0.0/8');
  expect(hidden.stdout).toContain('| **Only attempts that match** | … |');
  expect((await report(story)).stdout).not.toContain('Only attempts that match');
});

test('the org is told where one is known', async () => {
  expect((await report(story, '--org', '00D000000000001', '--format', 'md')).stdout).toContain('| **Org** | 00D000000000001 |');
  expect((await report(story)).stdout).not.toContain('**Org**');
});

test('of all incidents each attempt is a line once, with the incidents that it belongs to', async () => {
  const returned = 'fixtures/scenarios/returned-after-forty-days/input.csv.gz';
  const { incidents } = JSON.parse((await report(returned, '--format', 'json')).stdout);
  const ids: string[] = incidents.map(({ id }: { id: string }) => id);
  const [titles = '', ...lines] = (await report(returned, '--all', '--format', 'csv')).stdout.trimEnd().split('\n');
  expect(titles).toMatch(/,Incidents$/);
  const belongs = (line: string): string[] => line.slice(line.lastIndexOf(',') + 1).split(' ');
  expect(lines.some((line) => belongs(line).length > 1)).toBe(true);
  expect(new Set(lines).size).toBe(lines.length);
  for (const id of ids) {
    const alone = (await report(returned, '--incident', id, '--format', 'csv')).stdout.trimEnd().split('\n').slice(1);
    expect(lines.filter((line) => belongs(line).includes(id))).toHaveLength(alone.length);
  }
});

test('a damaged result names the command that saves one with its provenance', async () => {
  const cut = join(folder, 'cut.json');
  writeFileSync(cut, (await report(story, '--format', 'json')).stdout.slice(0, 500));
  expect((await report(cut)).stderr).toContain('breakday report --format json');
});
