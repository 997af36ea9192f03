import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openArchive } from '../../src/archive/archive.ts';
import { engineSettings, temporaryFolder } from './telling.ts';

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

/** Imports a file in a process of its own, which is killed so many milliseconds after it began; null lets it finish. Returns how long it ran. */
async function importInChild(
  archive: string,
  file: string,
  killAfter: number | null,
): Promise<{ finished: boolean; milliseconds: number }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'import-child.ts'), archive, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (data) => {
    said += data;
  });
  await Promise.race([once(child.stdout, 'data'), exited]);
  const began = performance.now();
  await (killAfter === null ? exited : Promise.race([after(killAfter), exited]));
  child.kill('SIGKILL');
  await exited;
  return { finished: said.includes('imported'), milliseconds: performance.now() - began };
}

async function holdings(path: string) {
  const archive = await openArchive(path, engineSettings());
  const held = await archive.database.row<{ attempts: number; files: number; inputs: number; counted: number }>(
    `select count(*) as attempts, count(distinct input) as files, (select count(*) from inputs) as inputs,
     (select sum(accepted) from inputs) as counted from attempts`,
  );
  await archive.close();
  return held;
}

/** The golden ratio's multiples spread evenly over 0 to 1, in no order. */
function spread(nth: number): number {
  return (nth * 0.618034) % 1;
}

test('an import that is killed leaves all of a file or nothing of it, and everything that was there', { timeout: 900_000 }, async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'archive.duckdb');
  const { milliseconds } = await importInChild(path, writeDay(folder, 0), null);
  // The machine may get slower or faster meanwhile: the latest moment follows what happened, so that about one import in four is complete.
  let latest = milliseconds;
  let complete = 1;
  for (let kill = 1; kill <= kills; kill++) {
    const { finished } = await importInChild(path, writeDay(folder, kill), spread(kill) * latest);
    latest *= finished ? 0.9 : 1.04;
    const held = await holdings(path);
    expect(held.files).toBeGreaterThanOrEqual(finished ? complete + 1 : complete);
    complete = held.files;
    expect(held).toEqual({ attempts: complete * rowsAFile, files: complete, inputs: complete, counted: held.attempts });
  }
  expect(complete).toBeGreaterThan(kills / 10);
  expect(complete).toBeLessThan(kills / 2);
});

test('what a killed process left behind goes with the next one', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'archive.duckdb');
  const killed = spawn(process.execPath, ['-e', '']);
  await once(killed, 'exit');
  const spillTo = join(folder, 'spill');
  const left = [join(spillTo, `breakday-${hostname()}-${killed.pid}-abcdef`), join(spillTo, `breakday-another-${killed.pid}-abcdef`)];
  for (const one of left) mkdirSync(one, { recursive: true });
  writeFileSync(`${path}.${killed.pid}.new`, 'half');
  await (await openArchive(path, { ...engineSettings(), spillTo })).close();
  expect(readdirSync(folder).sort()).toEqual(['archive.duckdb', 'spill']);
  expect(readdirSync(spillTo)).toEqual([`breakday-another-${killed.pid}-abcdef`]);
});
