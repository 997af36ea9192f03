/** The built explorer in a real terminal, from the day it broke to one attempt and back, and what is taken along. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateExport } from '../../../bench/generate.ts';
import { breakday, root } from '../../breakday.ts';
import { openPty, type Pty } from '../../pty.ts';

const story = join(root, 'fixtures/scenarios/the-form-that-broke/input.csv.gz');
const told = [story, '--timezone', 'UTC', '--input-timezone', 'UTC'];

async function opened(cwd: string = root): Promise<Pty> {
  const explorer = openPty(told, { columns: 160, rows: 40, cwd });
  await explorer.shows(/2018-08-20/);
  return explorer;
}

async function atEvidence(explorer: Pty): Promise<void> {
  explorer.type('2\r');
  await explorer.shows(/Addresses that day\n +Address [\s\S]+ 9 [^\n]+ GoDaddy\.com[\s\S]+Around the break\n▸ +\d[\s\S]+ Enter origin /);
}

test('down from the overview to one attempt, and back up with every place as it was', async () => {
  const explorer = await opened();
  await atEvidence(explorer);
  const seen: string[] = [];
  const [origin, attempts] = [
    /5 of 4,339 attempts match[\s\S]+Google LLC[\s\S]+Attempts↓[\s\S]+required +5 [\s\S]+ Enter attempts /,
    /5 of 4,339 attempts match[\s\S]+Time↓[\s\S]+14:25:09[\s\S]+ Enter record /,
  ];
  for (const deeper of [origin, attempts, /API security token required › /]) {
    seen.push(explorer.screen());
    explorer.type('\r');
    await explorer.shows(deeper);
  }
  for (const before of seen.reverse()) {
    explorer.type('\x1b');
    await explorer.shows(before);
  }
  explorer.type('Q');
  expect(await explorer.exited).toMatchObject({ status: 0 });
});

test('whoever leaves while an export is written leaves no half of it behind, and is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-walk-'));
  await generateExport(join(folder, 'large.csv'), 200_000);
  const explorer = openPty(['large.csv', '--timezone', 'UTC'], { columns: 160, rows: 40, cwd: folder });
  await explorer.shows(/broke on 2026-08-31/);
  explorer.type('5e\r');
  await explorer.shows('Writing breakday-attempts.csv: 20,000 rows so far');
  explorer.type('Q');
  expect(await explorer.exited).toMatchObject({ status: 0 });
  expect(explorer.written()).toContain('breakday-attempts.csv was not written to its end: no part of it was kept.');
  expect(readdirSync(folder)).toEqual(['large.csv']);
});

test('a filter narrows what is shown, and how to see the same without the explorer is said at the end', async () => {
  const explorer = await opened();
  explorer.type('/status:failed\r');
  await explorer.shows(/Filter: status:failed +[\d,]+ of 4,339 attempts match/);
  explorer.type('Q');
  await explorer.exited;
  expect(explorer.written()).toMatch(/breakday analyze .+ --where status:failed --input-timezone UTC/);
});

test('the same on the command line is the same: with what it was opened from, and what was looked at', async () => {
  const archive = join(mkdtempSync(join(tmpdir(), 'breakday-walk-')), 'archive.duckdb');
  await breakday(['import', '--archive', archive, ...told]);
  const flags = ['--archive', archive, '--where', 'status:failed', '--timezone', 'UTC', '--memory-limit', '1GB'];
  const explorer = openPty(flags, { columns: 160, rows: 40 });
  await explorer.shows(/ Opened with status:failed {2}Filter: none +59 of 59 failed/);
  explorer.type('4\r');
  await explorer.shows('From which address, and how');
  explorer.type('Q');
  await explorer.exited;
  const [, said] = /The same on the command line: breakday (.+)/.exec(explorer.written()) ?? [];
  const [, user] = /user:(\S+?)'? /.exec(said ?? '') ?? [];
  expect(said).toBe(`analyze --where 'status:failed user:${user}' --archive ${archive} --memory-limit 1GB --timezone UTC`);
  expect(user).toContain('@globex.example');
});

test('whoever leaves with masked names leaves no name behind', async () => {
  const explorer = await opened();
  explorer.type('p/ip:104.196.140.76\r');
  await explorer.shows(/Filter: ip:\*{14} +224 of 4,339 attempts match/);
  explorer.type('Q');
  await explorer.exited;
  expect(explorer.written()).toMatch(/breakday analyze .+ --where 'ip:\*{14}' --input-timezone UTC/);
});

test('what came of each way in of a user is written with the ends of each column of the axis', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-walk-'));
  const explorer = await opened(folder);
  explorer.type('4\r');
  await explorer.shows(/From which address, and how/);
  explorer.type('e');
  await explorer.shows('Export what is shown');
  explorer.type('\r');
  await explorer.shows(/Wrote \d+ rows to breakday-user\.csv/);
  explorer.type('Q');
  await explorer.exited;
  const [titles, ...rows] = readFileSync(join(folder, 'breakday-user.csv'), 'utf8').trim().split('\n');
  expect(titles).toBe('from,until,address,way in,succeeded,failed');
  expect(rows).toContain('2018-08-20T00:00:00Z,2018-08-21T00:00:00Z,104.196.140.76,Other Apex API · SOAP Partner,0,5');
});

test('attempts are written in the order that is shown, with what came of them, and can be read again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-walk-'));
  const explorer = await opened(folder);
  explorer.type('5/on:2018-08-22 user:webform@globex.example\r');
  await explorer.shows(/16 of 4,339 attempts match[\s\S]+Time↓[\s\S]+›/);
  explorer.type('S');
  await explorer.shows(/Time↑/);
  explorer.type('e\r');
  await explorer.shows(/Wrote 16 rows to breakday-attempts\.csv/);
  explorer.type('Q');
  await explorer.exited;
  const written = join(folder, 'breakday-attempts.csv');
  const text = readFileSync(written, 'utf8');
  const [titles, first] = text.split('\n');
  expect(titles).toMatch(/^Login Time,Username,Source IP,Status,Outcome,Reason,/);
  expect(first).toMatch(
    /^2018-08-22T0\d:\d\d:\d\dZ,webform@globex\.example,104\.196\.140\.76,Failed: API security token required,failure,/,
  );
  expect((await breakday(['attempts', written, '--csv'])).stdout).toBe(text);
});

test('the postmortem of the evidence is the report of that incident, for its owner only and over no other file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-walk-'));
  const explorer = await opened(folder);
  await atEvidence(explorer);
  const write = async (keys: string, said: RegExp): Promise<void> => {
    explorer.type('e');
    await explorer.shows('Write the postmortem');
    explorer.type(`${keys}\r`);
    await explorer.shows(said);
  };
  await write('', /Wrote the postmortem to breakday-incident-[0-9a-f]{8}\.md/);
  await write('\t', /Wrote the postmortem to breakday-incident-[0-9a-f]{8}\.html/);
  await write('', /breakday-incident-[0-9a-f]{8}\.md is there already/);
  explorer.type('\x1b');
  await explorer.shows(/Addresses that day/);
  explorer.type('p');
  await explorer.shows('w***');
  await write('\t\t', /Wrote the postmortem to .+\.json/);
  explorer.type('Q');
  await explorer.exited;
  const [page, masked, text] = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name)) as [string, string, string];
  for (const path of [page, masked, text]) expect(statSync(path).mode & 0o777).toBe(0o600);
  const saved = join(folder, 'saved.json');
  await breakday(['report', ...told, '--format', 'json', '-o', saved]);
  expect(readFileSync(text, 'utf8')).toContain(createHash('sha256').update(readFileSync(story)).digest('hex'));
  expect(readFileSync(text, 'utf8')).toBe((await breakday(['report', saved, '--format', 'md'])).stdout);
  expect(readFileSync(page, 'utf8')).toBe((await breakday(['report', saved, '--format', 'html'])).stdout);
  expect(readFileSync(masked, 'utf8')).not.toMatch(/webform@globex\.example|104\.196\.140\.76/);
  expect(JSON.parse(readFileSync(masked, 'utf8'))).toMatchObject({ incidents: [{ kind: 'origin-change' }] });
});
