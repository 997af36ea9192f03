/** Results of the real engine, for tests of reports. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setupCsv } from '../../../scripts/stories/setup-csv.ts';
import { tales } from '../../../scripts/stories/tales/index.ts';
import type { Attempt } from '../../../src/attempts/attempt.ts';
import { settingsFrom } from '../../../src/config.ts';
import type { Result } from '../../../src/findings/result.ts';
import { investigate } from '../../../src/investigation.ts';

export interface Scene {
  readonly result: Result;
  /** The attempts of the gravest incident. */
  readonly attempts: readonly Attempt[];
}

/** What breakday finds in a told story, in New York where no zone is named. */
export function scenario(name: string, timezone?: string): Promise<Scene> {
  return analyzed(fileURLToPath(new URL(`../../../fixtures/scenarios/${name}/input.csv.gz`, import.meta.url)), timezone);
}

/** What breakday finds in one of the tales, in New York. */
export function tale(name: string): Promise<Scene> {
  return analyzedText(setupCsv(tales[name]?.(1).rows ?? [], { precision: 'seconds' }));
}

/** What an attacker can type into a row. */
export const hostile = {
  user: '"><script>document.title="ran"</script>[x](javascript:alert(1))|`a`*b*@evil.example',
  application: '=cmd|calc!A1 \u202e<img src=x onerror=alert(1)> \u001b[31mred',
  browser: "@SUM(1)'><svg/onload=alert(1)>",
};

/** A program with a hostile name that worked for forty days, and then moved. */
export function hostileScene(): Promise<Scene> {
  const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const hours = Array.from({ length: 45 * 24 }, (_, i) => i);
  const rows = hours.map((i) => {
    const moved = i >= 40 * 24;
    const time = new Date(Date.UTC(2026, 4, 1) + i * 3_600_000).toISOString();
    const what = moved ? ['203.0.113.9', 'Failed: API security token required'] : ['198.51.100.7', 'Success'];
    return quoted([hostile.user, time, ...what, 'Other Apex API', hostile.application, 'SOAP Partner', hostile.browser]);
  });
  const titles = ['Username', 'Login Time', 'Source IP', 'Status', 'Login Type', 'Application', 'API Type', 'Browser'];
  return analyzedText([quoted(titles), ...rows].join('\n'));
}

/** Thirty-five programs with long names, each of which broke at three new addresses and was tried on for eight days. */
export function ofManyPrograms(): Promise<Scene> {
  const [hour, broke] = [3_600_000, Date.UTC(2026, 2, 31)];
  const rows = Array.from({ length: 35 }, (_, k) => {
    const user = `integration.user.for.the.warehouse.${k}@subsidiary.acme-corporation.example`;
    const row = (time: number, address: string, status: string): string => `${user},${new Date(time).toISOString()},${address},${status}`;
    const good = Array.from({ length: 24 * 45 }, (_, i) =>
      row(Date.UTC(2026, 2, 1) + i * hour + (i % 7) * 60_000, `2001:db8:aaaa:${k.toString(16)}:1111:2222:3333:4444`, 'Success'),
    );
    const bad = Array.from({ length: 24 * 8 }, (_, i) =>
      row(
        broke + k * 5 * hour + i * 0.75 * hour + (i % 7) * 60_000,
        `2001:db8:bbbb:${k.toString(16)}:5555:6666:7777:${8000 + (i % 3)}`,
        'Failed: API security token required',
      ),
    );
    return [...good, ...bad].map((cells) => `${cells},Other Apex API,Feed,SOAP Partner,45.0`);
  });
  return analyzedText(['Username,Login Time,Source IP,Status,Login Type,Application,API Type,API Version', ...rows.flat()].join('\n'));
}

/** What breakday finds in the text of an export. */
export async function analyzedText(text: string, timezone = 'America/New_York'): Promise<Scene> {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-test-'));
  const path = join(folder, 'history.csv');
  writeFileSync(path, text);
  try {
    return await analyzed(path, timezone);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function analyzed(path: string, timezone = 'America/New_York'): Promise<Scene> {
  const settings = settingsFrom({ timezone, inputTimezone: 'UTC' }, process.env);
  const investigation = await investigate({ files: [path], where: '', hashes: true }, settings, () => {});
  try {
    const result = await investigation.analyze();
    const [gravest] = result.incidents;
    const told = gravest === undefined ? [] : await collected(investigation.attemptsOf([gravest]));
    return { result, attempts: told.map(({ attempt }) => attempt) };
  } finally {
    await investigation.close();
  }
}

/** All that comes, as an array. */
export async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
