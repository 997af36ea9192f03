/** A program that may have broken and later fell silent: every command means the same incident by the gravest. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Incident, Result } from '../../src/findings/result.ts';
import { analyzed, breakday } from '../breakday.ts';
import { written } from './tellings.ts';

const hour = 3_600_000;
const began = Date.UTC(2026, 2, 1);

/** An hourly program and others. The whole log is empty for five days, after which the program is refused at a new address for two. */
function story(): string {
  const row = (user: string, time: number, address: string, status: string): string =>
    `${user},${new Date(time).toISOString()},${address},Other Apex API,${status},${user.split('@')[0]}`;
  const lines = Array.from({ length: 60 * 24 }, (_, i) => {
    const [time, day] = [began + i * hour, i / 24];
    if (day >= 36 && day < 41) return [];
    const others = [row('erp@acme.example', time + 60_000, '192.0.2.99', 'Success')];
    const token = day >= 41 && day < 43 ? 'Failed: API security token required' : 'Success';
    return day < 53 ? [row('sync@acme.example', time, day < 36 ? '203.0.113.5' : '198.51.100.7', token), ...others] : others;
  });
  return written('story.csv', `Username,Login Time,Source IP,Login Type,Status,Application\n${lines.flat().join('\n')}\n`);
}

test('a break that is only possible is graver than a silence that is likely, whoever tells of it', async () => {
  const file = story();
  const folder = mkdtempSync(join(tmpdir(), 'breakday-gravest-'));
  const common = ['--timezone', 'UTC'];
  const { incidents } = await analyzed<Result>([file, ...common]);
  expect(incidents.map(({ kind, verdict }) => [kind, verdict])).toEqual([
    ['origin-change', 'possible'],
    ['silence', 'likely'],
  ]);
  const { id, headline } = incidents[0] as Incident;
  expect((await breakday(['analyze', file, ...common])).stdout).toMatch(/BETWEEN 2026-04-05 AND 2026-04-11[\s\S]*Nothing failed, but mind/);
  expect((await breakday(['report', file, ...common])).stdout).toContain(id);
  expect((await breakday(['case', 'save', join(folder, 'case'), file, ...common])).stdout).toBe(`${headline}\n`);
  const archive = ['--archive', join(folder, 'archive.duckdb')];
  await breakday(['import', file, ...common, ...archive]);
  const verification = JSON.parse((await breakday(['verify', '--no-pull', '--json', ...common, ...archive])).stdout);
  expect(verification).toMatchObject({ incident: { id }, recovered: false, programs: [{ silentSince: '2026-04-22T23:00:00Z' }] });
});
