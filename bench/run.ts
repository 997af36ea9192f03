/**
 * Measures whole processes against what else answers the question, and prints medians and ratios of one run.
 * `npm run bench -- [ROWS] [--rounds N] [--full] [--explorer] [--watch]`; `--full` adds ten times the rows, which takes 3 GB of temporary
 * space; `--explorer` and `--watch` measure that alone.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Result } from '../src/findings/result.ts';
import { measureExplorer } from './explorer.ts';
import { generateExport, move } from './generate.ts';
import { type Contender, compare } from './measure.ts';
import { measurementTable, type Target, targetTable } from './table.ts';
import { measureWatch } from './watch.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    explorer: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
  },
});
const rows = Number(positionals[0] ?? 1_000_000);
const rounds = Number(values.rounds);
const breakday = fileURLToPath(new URL('../dist/breakday.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'breakday-bench-'));

try {
  await bench(join(folder, 'export.csv'));
} finally {
  rmSync(folder, { recursive: true });
}

async function bench(file: string): Promise<void> {
  if (values.watch) return console.log(targetTable(await measureWatch(rows, rounds, folder)));
  console.log(`Writing an export of ${rows.toLocaleString('en-US')} rows ...`);
  await generateExport(file, rows);
  if (values.explorer) return console.log(targetTable(await measureExplorer(file, join(folder, 'archive.duckdb'))));
  checkAnswer(file);

  const answers = await compare([analysis('breakday', file), ...rivals(file)], rounds);
  const starts = await compare([node('breakday --help', breakday, '--help'), node('node -e 0', '-e', '0')], 4 * rounds + 1);
  const larger = values.full ? await compareLarger() : new Map();

  const medians = new Map([...answers, ...larger, ...starts]);
  const ratio = (what: string, to: string, most: number): Target[] => {
    const [a, b] = [medians.get(what), medians.get(to)];
    return a && b ? [{ what: `${what} / ${to}`, measured: a.seconds / b.seconds, most, unit: '×' }] : [];
  };
  const peak = medians.get('breakday')?.peakMegabytes ?? null;
  console.log(`\n${measurementTable(medians)}`);
  console.log(
    targetTable([
      ...ratio('breakday', 'Miller', 0.7),
      ...ratio('breakday', 'bare DuckDB', 5),
      ...(peak === null ? [] : [{ what: 'breakday, peak memory', measured: peak, most: 1000, unit: 'MB' }]),
      ...ratio('ten times the rows', 'breakday', 11),
      ...ratio('breakday --help', 'node -e 0', 3),
    ]),
  );
}

async function compareLarger(): ReturnType<typeof compare> {
  const file = join(folder, 'larger.csv');
  await generateExport(file, rows * 10);
  return compare([analysis('ten times the rows', file)], Math.min(rounds, 3));
}

/** Speed counts for nothing where the answer is wrong. */
function checkAnswer(file: string): void {
  const { command, args } = analysis('breakday', file);
  const result = JSON.parse(execFileSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 })) as Result;
  const found = result.incidents.find(({ kind, users }) => kind === 'origin-change' && users.includes(move.user));
  if (found?.address !== move.to) throw new Error(`the move of ${move.user} to ${move.to} was not found`);
  console.log(`${result.coverage.attempts.toLocaleString('en-US')} attempts read; found: ${found.headline}`);
}

function analysis(name: string, file: string): Contender {
  return { name, command: process.execPath, args: [breakday, 'analyze', '--json', '--timezone', 'UTC', file] };
}

function node(name: string, ...args: string[]): Contender {
  return { name, command: process.execPath, args };
}

function rivals(file: string): Contender[] {
  const bare = fileURLToPath(new URL('bare-duckdb.ts', import.meta.url));
  const count = 'select "Source IP", "Status", count(*) from export group by 1, 2;';
  const wanted: Contender[] = [
    { name: 'Miller', command: 'mlr', args: ['--icsv', '--ojson', 'count-distinct', '-f', 'Source IP,Status', file] },
    { name: 'sqlite3', command: 'sqlite3', args: [':memory:', '-cmd', '.mode csv', '-cmd', `.import ${file} export`, count] },
  ];
  const there = wanted.filter(({ name, command }) => {
    const missing = spawnSync(command, ['--version'], { stdio: 'ignore' }).error !== undefined;
    if (missing) console.log(`${name} is left out: there is no ${command} here. On Debian: apt-get install miller sqlite3`);
    return !missing;
  });
  return [...there, node('bare DuckDB', bare, file)];
}
