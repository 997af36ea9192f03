/** An import that a disk has no room for leaves nothing on it that would keep a smaller one from working. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command, environment } from '../breakday.ts';
import { written } from './tellings.ts';

const mounts = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0;

const header = 'Username,Login Time,Source IP,Status,Application\n';
const row = (i: number): string =>
  `user${(i * 7_919) % 99_991}@globex.example,2026-04-01 0${i % 10}:00,203.0.113.${i % 250},Success,App ${i * 7_919}\n`;
const file = (name: string, rows: number): string => written(name, header + Array.from({ length: rows }, (_, i) => row(i)).join(''));

test.runIf(mounts)('a large import fails, and a small one works then', () => {
  const disk = mkdtempSync(join(tmpdir(), 'breakday-disk-'));
  const script = 'disk=$1; shift; mount -t tmpfs -o size=2m none $disk; "$@" "$large"; ls $disk; "$@" "$small"';
  const importing = [process.execPath, command, 'import', '--timezone', 'UTC', '--archive', join(disk, 'a.duckdb')];
  const { status, stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', script, 'sh', disk, ...importing], {
    env: { ...environment, large: file('large.csv', 100_000), small: file('small.csv', 100) },
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/^breakday: The disk of \S+\.duckdb is full: nothing of this was kept\. Make space, then try again\.\n$/);
  expect(stdout).toMatch(/^New +100 attempts\n/);
  expect(status).toBe(0);
});
