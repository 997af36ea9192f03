/** Standard output is data, standard error is narration, and nothing of a row reaches either as it is. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';
import { tales } from '../../scripts/stories/tales/index.ts';
import type { Result } from '../../src/findings/result.ts';
import { analyzed, breakday, command, root } from '../breakday.ts';
import { written } from './tellings.ts';

const moved = tales['move nightly, fixed']?.(1).rows ?? [];
const file = written('moved.csv', setupCsv(moved, { precision: 'seconds' }));
const esc = '\u001b';

test('standard input is read for a dash, gzipped or not', async () => {
  const fromFile = await analyzed<Result>(['--timezone', 'UTC', file]);
  const input = readFileSync(file);
  const fromInput = await analyzed<Result>(['--timezone', 'UTC', '-'], { input });
  expect(fromInput.incidents).toEqual(fromFile.incidents);
  expect(fromInput.coverage.inputs).toMatchObject([{ name: 'standard input', rows: moved.length }]);
});

test('what came by standard input has to be named where it is wanted again', async () => {
  const { stdout } = await breakday(['analyze', '--timezone', 'UTC', '-'], { input: readFileSync(file) });
  expect(stdout).toMatch(/^ {2}breakday attempts FILE --timezone UTC --where '/m);
  expect(stdout).toMatch(/^ {2}breakday report FILE --timezone UTC --incident [0-9a-f]{8} -o postmortem\.html$/m);
});

test('in a pipe there is no colour, unless it is asked for; NO_COLOR is no colour, unless it is asked for', async () => {
  const colourful = async (args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<boolean> =>
    (await breakday(['analyze', file, ...args], { env })).stdout.includes(esc);
  expect(await colourful([])).toBe(false);
  expect(await colourful(['--color'])).toBe(true);
  expect(await colourful(['--no-color'])).toBe(false);
  expect(await colourful(['--color'], { NO_COLOR: '1' })).toBe(true);
  expect(await colourful([], { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
});

test('colour changes no word', async () => {
  const [plain, colourful] = await Promise.all([breakday(['analyze', file]), breakday(['analyze', '--color', file])]);
  expect(stripVTControlCharacters(colourful.stdout)).toBe(plain.stdout);
});

test('--ascii is ASCII', async () => {
  const { stdout } = await breakday(['analyze', '--ascii', file]);
  expect(stdout).toMatch(/^[\n -~]+$/);
});

test('an answer comes without narration, and --quiet silences what an import has to say while it works', async () => {
  expect((await breakday(['analyze', file])).stderr).toBe('');
  expect((await breakday(['analyze', '--quiet', file])).stderr).toBe('');
  expect((await breakday(['explain', '--quiet', 'xyzzy'])).stderr).toBe('');
});

test.each([
  ['--help'],
  ['attempts', '--json', file],
  ['attempts', file],
  ['attempts', '--csv', file],
  ['analyze', '--json', file],
  ['completion', 'bash'],
])('a reader who has seen enough ends it cleanly: %s %s', async (...args) => {
  const child = spawn(process.execPath, [command, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  child.stdout.destroy();
  const [status, signal] = await once(child, 'close');
  expect({ status, signal, complaint }).toEqual({ status: 0, signal: null, complaint: '' });
});

test.each([['analyze', file], ['analyze', '--json', file], ['attempts', file], ['--help']])(
  'a standard output on a full disk costs one line: %s %s',
  async (...args) => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [command, ...args], { cwd: root, stdio: ['ignore', full, 'pipe'] });
    let complaint = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint += text;
    });
    const [status] = await once(child, 'close');
    closeSync(full);
    expect({ status, complaint }).toEqual({
      status: 1,
      complaint: 'breakday: standard output cannot be written (ENOSPC). Make room, or send it elsewhere.\n',
    });
  },
);

/** What moves a cursor, recolours, reorders, hides, or ends a line where none ends. */
const hostile = [`${esc}[2J${esc}[31mred`, `${esc}]0;title\u0007`, '\u202egnp.exe', 'zero\u200bwidth', '\u0085next', '\u009b31m', '=1+1'];
const raw = /(?!\n)[\p{Cc}\p{Cf}]/u;

test.each([
  ['analyze'],
  ['analyze', '--json'],
  ['analyze', '--verbose'],
  ['attempts'],
  ['attempts', '--json'],
  ['attempts', '--csv'],
  ['report', '--format', 'md'],
  ['report', '--format', 'csv'],
])('what an attacker typed reaches nobody raw: %s %s %s', async (...args) => {
  const rows = moved.map((row, i) => {
    const typed = hostile[i % hostile.length] ?? '';
    const client = { ...row.client, application: typed, browser: typed, clientVersion: typed, loginUrl: typed };
    return { ...row, user: `${row.user}${hostile[0]}`, status: row.status === 'Success' ? row.status : `No ${typed}`, client };
  });
  const path = written(`${hostile[0]}.csv`, setupCsv(rows, { precision: 'seconds' }));
  const { status, stdout, stderr } = await breakday([...args, path]);
  expect(stderr).not.toMatch(raw);
  expect(status).toBe(0);
  expect(stdout).not.toMatch(raw);
  if (args.includes('--csv') || args.includes('csv')) expect(stdout).not.toMatch(/^=1|[,"]=1/m);
});

test('a name of a file is quoted safely where it cannot be read', async () => {
  const { stderr } = await breakday(['analyze', join(root, `no ${esc}[31msuch\nfile.csv`)]);
  expect(stderr).toBe('breakday: no \\x1b[31msuch\\nfile.csv does not exist. Check the path.\n');
});
