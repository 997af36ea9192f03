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
