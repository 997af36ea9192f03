/** Measures the round of a watch that finds nothing new, against an org on this machine whose whole history is in the archive. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { command } from '../test/breakday.ts';
import { startOrg } from '../test/org/fake-org.ts';
import { idOf, login } from '../test/org/rows.ts';
import type { Target } from './table.ts';

const programs = 30;
const halfYear = 180 * 86_400_000;

/** Pulls so many rows, then looks for more as often as `rounds` says: what was measured, beside what is to be reached. */
export async function measureWatch(rows: number, rounds: number, folder: string): Promise<Target[]> {
  const until = new Date().setUTCHours(0, 0, 0, 0);
  const program = (i: number) => ({ UserId: idOf('005', i % programs), SourceIp: `192.0.2.${i % programs}` });
  const logins = Array.from({ length: rows }, (_, i) => login(i, until - Math.floor(((rows - i) * halfYear) / rows), program(i)));
  await using org = await startOrg({ logins });
  const way = ['--quiet', '--instance-url', org.url, '--archive', join(folder, 'watched.duckdb'), '--timezone', 'UTC'];
  const run = (...args: string[]) =>
    promisify(execFile)(process.execPath, [command, ...args, ...way], { env: { ...process.env, SF_ACCESS_TOKEN: org.token } });
  await run('pull');
  await run('watch', '--once');
  const seconds: number[] = [];
  const before = org.journal.length;
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await run('watch', '--once');
    seconds.push((performance.now() - began) / 1000);
  }
  const median = seconds.toSorted((a, b) => a - b)[seconds.length >> 1] ?? Number.NaN;
  return [
    { what: 'a round with nothing new', measured: median, most: 2, unit: 's' },
    { what: 'calls of such a round', measured: (org.journal.length - before) / rounds, most: 5, unit: '' },
  ];
}
