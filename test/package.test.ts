/** What `npm pack` makes is complete and no more: installed into an empty folder, it answers. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { root } from './breakday.ts';
import { oldNode } from './old-node.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakday-package-'));
const environment = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}`, NO_COLOR: '1' };
let packed: string[] = [];

beforeAll(() => {
  // The bundle is built before the tests; to build it again would change it under those that run beside this one.
  const report = npm(root, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder);
  const [{ filename, files }] = Object.values(JSON.parse(report)) as [{ filename: string; files: { path: string }[] }];
  packed = files.map(({ path }) => path);
  npm(folder, 'init', '--yes');
  npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, filename));
}, 300_000);

test('the launcher, the program, its queries, the schema and the papers are in it', () => {
  for (const path of [
    'dist/breakday.js',
    'dist/main.js',
    'dist/result.schema.json',
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
    'package.json',
  ]) {
    expect(packed).toContain(path);
  }
  const queries = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.sql'));
  expect(packed.filter((path) => path.endsWith('.sql'))).toHaveLength(queries.length);
});

test('sources, tests and fixtures are not', () => {
  expect(packed.filter((path) => !path.startsWith('dist/')).sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']);
  expect(packed.filter((path) => path.endsWith('.ts') || path.endsWith('.map'))).toEqual([]);
});

test('nothing is installed beside it but the engine and the owners of addresses', () => {
  const strangers = readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(strangers).toEqual(expect.arrayContaining(['@duckdb', 'breakday']));
  expect(strangers.filter((name) => !['@duckdb', '@ip-location-db', 'breakday', 'detect-libc'].includes(name))).toEqual([]);
});

test('the installed command says its version and names the break of a story', () => {
  expect(installed('--version')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: '' });
  const story = join(root, 'fixtures', 'scenarios', 'the-form-that-broke', 'input.csv.gz');
  const { status, stdout } = installed('analyze', '--json', '--timezone', 'UTC', story);
  expect(status).toBe(0);
  expect(JSON.parse(stdout).incidents[0]).toMatchObject({ kind: 'origin-change', day: '2018-08-20' });
});

test.runIf(oldNode)('on a Node that is too old, one line says what is needed', () => {
  const { status, stdout, stderr } = spawnSync(oldNode ?? '', [join(folder, 'node_modules/breakday/dist/breakday.js'), '--version'], {
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^breakday needs Node 22\.12 or newer; this is [^\n]+\n$/);
});

function npm(cwd: string, ...args: string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
}

function installed(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(join(folder, 'node_modules', '.bin', 'breakday'), args, { encoding: 'utf8', env: environment });
}
