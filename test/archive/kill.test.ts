import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { asUtc, engineSettings, setupCsv, temporaryFolder } from './telling.ts';

const kills = 100;
const rowsAFile = 20_000;

/** A Setup download of one day, large enough that its import can be caught in the middle. */
function writeDay(folder: string, day: number): string {
  const date = new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
  const rows = Array.from({ length: rowsAFile }, (_, i) => {
    const clock = [23 - Math.floor((i * 24) / rowsAFile), i % 60].map((part) => String(part).padStart(2, '0')).join(':');
    return `user${i % 97}@globex.example,${date} ${clock},198.51.100.${i % 250},Success,day ${day} row ${i}`;
  });
  const path = join(folder, `${date}.csv`);
  writeFileSync(path, ['Username,Login Time,Source IP,Status,Application', ...rows, ''].join('\n'));
  return path;
}

test('an import that is killed leaves all of a file or nothing of it, and everything that was there', { timeout: 300_000 }, async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'archive.duckdb');
  const first = await openArchive(path, engineSettings());
  await first.add([setupCsv([['12/31/2025 9:00 PM', 'ana@globex.example', '198.51.100.7', 'Success', 'before']])], asUtc);
  await first.close();
  const whole = await importing(path, writeDay(folder, 0)).toTheEnd();
  // On a machine of any speed some are caught early, some late, and some come too late.
  const delays = fc.sample(fc.nat(130), { seed: 20_180_820, numRuns: kills }).map((percent) => (whole * percent) / 100);
  let complete = 1;
  for (const [i, delay] of delays.entries()) {
    const file = writeDay(folder, i + 1);
    const said = await importing(path, file).killedAfter(delay);
    const archive = await openArchive(path, engineSettings());
    const held = await archive.database.row<{ attempts: number; inputs: number; days: number; counted: number }>(
      `select count(*) as attempts, count(distinct input) as days, (select count(*) from inputs) as inputs,
       (select sum(accepted) from inputs) as counted from attempts`,
    );
    await archive.close();
    if (said.includes('imported')) expect(held.days).toBe(complete + 2);
    complete = held.days - 1;
    expect(held).toEqual({ attempts: 1 + complete * rowsAFile, inputs: held.days, days: held.days, counted: held.attempts });
  }
  expect(complete).toBeGreaterThan(1);
  expect(complete).toBeLessThan(kills);
});

/** Starts an import in a process of its own, to be waited for or to be killed. Milliseconds count from when it begins to import. */
function importing(archive: string, file: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import-child.ts'), archive, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const begun = once(child.stdout, 'data');
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  return {
    async toTheEnd(): Promise<number> {
      await begun;
      const start = performance.now();
      await exited;
      return performance.now() - start;
    },
    async killedAfter(delay: number): Promise<string> {
      await begun;
      await Promise.race([after(delay), exited]);
      child.kill('SIGKILL');
      await exited;
      return said;
    },
  };
}
