import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
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

test('a key of pseudonyms without anything to hide is refused, and nothing is written', async () => {
  const key = join(folder, 'lone-key');
  const page = join(folder, 'not-hidden.html');
  writeFileSync(key, 'a key\n');
  for (const command of [
    ['report', story, '-o', page],
    ['case', 'save', join(folder, 'not-hidden'), story],
  ])
    expect(await breakday([...command, '--redact-key', key])).toEqual({
      status: 2,
      signal: null,
      stdout: '',
      stderr: 'breakday: --redact-key hides nothing by itself. Give it with --redact.\n',
    });
  expect(existsSync(page)).toBe(false);
});

test('who is in no incident is hidden too, in every column of the attempts and in the name of the file', async () => {
  const named = join(folder, 'export_198.51.100.7_admin_2026.csv');
  writeFileSync(named, ofBystanders());
  for (const format of ['md', 'html', 'json', 'csv', 'ecs', 'ocsf']) {
    const attempts = format === 'ecs' || format === 'ocsf' ? ['--attempts'] : [];
    const { status, stdout } = await report(named, '--all', '--redact', '--format', format, ...attempts);
    expect(status).toBe(0);
    expect(stdout.match(/admin|bystander|198\.51\.100\.7|203\.0\.113\.9/gi), format).toEqual(null);
    if (format === 'csv')
      expect(new Set((parse(stdout, { columns: true }) as Cells[]).map(({ Outcome }) => Outcome))).toEqual(new Set(['success', 'failure']));
    if (format === 'ecs') expect(stdout).toContain('"tool user-');
    if (format === 'csv' || format === 'ecs') expect(stdout).toContain('27.1.2.3');
  }
});

interface Cells {
  readonly Outcome: string;
}

/** A program that moved after a month, somebody to whom nothing happened, and somebody who is called as we speak. */
function ofBystanders(): string {
  const hours = Array.from({ length: 33 * 24 }, (_, hour) => hour);
  const rows = hours.flatMap((hour) => {
    const time = new Date(Date.UTC(2026, 2, 1, hour)).toISOString();
    const moved = hour >= 30 * 24;
    const [address, status] = moved ? ['203.0.113.9', 'Failed: API security token required'] : ['198.51.100.7', 'Success'];
    return [
      ['admin', time, address, status, 'Feed_admin, tool bystander', 'Agent/198.51.100.7_x ip198.51.100.7', '27.1.2.3'],
      ['bystander', time, '192.0.2.8', 'Success', 'tool bystander', 'curl', '27.1.2.3'],
      ['failure', time, '192.0.2.9', 'Success', 'other', 'curl', '27.1.2.3'],
    ].map((cells) => cells.map((cell) => `"${cell}"`).join(','));
  });
  return ['Username,Login Time,Source IP,Status,Application,Browser,Client Version', ...rows].join('\n');
}

test('a saved result is known however a shell wrote it, and from standard input', async () => {
  const saved = await report(story, '--format', 'json');
  const text = saved.stdout;
  const byName = Object.fromEntries(Object.entries(JSON.parse(text)).sort(([a], [b]) => (a < b ? -1 : 1)));
  const page = (await report(story)).stdout;
  const spellings: Readonly<Record<string, string | Buffer>> = {
    'with-a-mark.json': `\uFEFF${text}`,
    'utf-16.json': Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'utf-16-be.json': Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    'packed.json.gz': gzipSync(text),
    'sorted.json': JSON.stringify(byName, null, 2),
  };
  for (const [name, content] of Object.entries(spellings)) {
    writeFileSync(join(folder, name), content);
    expect(await report(join(folder, name)), name).toMatchObject({ status: 0, stdout: page, stderr: '' });
    expect(await breakday(['report', '-'], { input: content }), `${name} by standard input`).toMatchObject({ status: 0, stdout: page });
  }
});

test('an export from standard input is still read from its beginning', async () => {
  const bytes = readFileSync(story);
  const [piped, named] = await Promise.all([
    breakday(['report', '-', '--timezone', 'UTC', '--format', 'csv'], { input: bytes }),
    report(story, '--format', 'csv'),
  ]);
  expect(piped).toMatchObject({ status: 0, stdout: named.stdout });
});

type Damage = (result: { readonly window: object; readonly incidents: readonly { readonly bracket: object }[] }) => unknown;

test.each<[string, Damage, string]>([
  ['a user that is no list', ({ incidents: [one] }) => Object.assign(one ?? {}, { users: 'x' }), 'incidents[0].users must be array'],
  [
    'a kind that is none',
    ({ incidents: [one] }) => Object.assign(one ?? {}, { kind: 'banana' }),
    'incidents[0].kind must be one of origin-change, failure-streak, attack, silent-origin-change, silence',
  ],
  [
    'a day that does not exist',
    ({ incidents: [one] }) => Object.assign(one?.bracket ?? {}, { lastGood: '2026-02-30T00:00:00Z' }),
    "incidents[0].bracket.lastGood says '2026-02-30T00:00:00Z', which is not as it should be",
  ],
  ['no impact', ({ incidents: [one] }) => Reflect.deleteProperty(one ?? {}, 'impact'), 'incidents[0] has no impact'],
  [
    'a zone of another world',
    ({ window }) => Object.assign(window, { timezone: 'Mars/Phobos' }),
    "window.timezone says 'Mars/Phobos', which is no time zone",
  ],
])('a saved result with %s is refused in one line that says where', async (name, damage, sentence) => {
  const result = JSON.parse((await report(story, '--format', 'json')).stdout);
  damage(result);
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(result));
  expect(await report(path)).toEqual({
    status: 1,
    signal: null,
    stdout: '',
    stderr: `breakday: ${path} is damaged: ${sentence}. Save the result again: breakday report --format json.\n`,
  });
});

test('what is only begun like a saved result is refused in one line', async () => {
  const text = (await report(story, '--format', 'json')).stdout;
  const cases = {
    'cut.json': text.slice(0, -9),
    'bare.json': '{"schema":"breakday/1"}',
    'next.json': text.replace('breakday/1', 'breakday/2'),
  };
  const told = [];
  for (const [name, content] of Object.entries(cases)) {
    writeFileSync(join(folder, name), content);
    const { status, stderr } = await report(join(folder, name));
    told.push({ status, said: stderr.replaceAll(`${folder}/`, '') });
  }
  expect(told).toEqual([
    { status: 1, said: 'breakday: cut.json is cut short or damaged. Save the result again: breakday report --format json.\n' },
    { status: 1, said: 'breakday: bare.json is damaged: it has no window. Save the result again: breakday report --format json.\n' },
    { status: 1, said: 'breakday: next.json was saved in the form breakday/2, this is breakday/1. Update breakday.\n' },
  ]);
});

test('what only rows could answer is not asked of a saved result', async () => {
  const saved = join(folder, 'without-rows.json');
  await report(story, '-o', saved);
  for (const [flag, value] of [
    ['--where', 'user:x'],
    ['--users', 'users.csv'],
    ['--org', 'globex'],
    ['--archive', 'some.duckdb'],
    ['--input-timezone', 'UTC'],
    ['--date-order', 'dmy'],
  ] as const)
    expect(await breakday(['report', saved, flag, value])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `breakday: ${flag}: a saved result does not hold the rows that this is about. Name the export itself.\n`,
    });
  expect(await breakday(['report', saved, '--timezone', 'America/New_York'])).toMatchObject({
    status: 2,
    stdout: '',
    stderr:
      'breakday: --timezone: this result was saved with the days of UTC, and holds no rows to count them anew. Leave it out, or name the export itself.\n',
  });
});

test('a name that asks for no format that there is, is refused, and told how a PDF is made', async () => {
  const file = join(folder, 'outage.pdf');
  expect(await report(story, '-o', file)).toMatchObject({
    status: 2,
    stderr:
      'breakday: --output: a report cannot be written as .pdf. Say what it should be with --format md, html, json, csv, ecs, ocsf; for a PDF write .html, and print the page from a browser.\n',
  });
  expect(existsSync(file)).toBe(false);
  expect(await report(story, '-o', file, '--format', 'html')).toMatchObject({ status: 0, stderr: '' });
});

test('attempts are refused of a format that does not tell them', async () => {
  for (const format of ['md', 'html', 'json'])
    expect(await report(story, '--attempts', '--format', format)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `breakday: --attempts: ${format} does not tell attempts one by one. Add --format csv, ecs or ocsf.\n`,
    });
});

test('a disk that is full is told in one line', async () => {
  expect(await report(story, '-o', '/dev/full')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'breakday: /dev/full cannot be written (ENOSPC). Make room, or name a file on another disk.\n',
  });
});

test('a file that is called - is standard output', async () => {
  const { stdout } = await report(story);
  expect(await report(story, '-o', '-')).toMatchObject({ status: 0, stdout });
  expect(existsSync('-')).toBe(false);
});
