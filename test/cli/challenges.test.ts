/** A login that is asked for a code has not failed yet: what is counted, what is told and what is printed to be typed agree. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Result } from '../../src/findings/result.ts';
import { analyzed, breakday } from '../breakday.ts';
import { logOf, program, type Told } from '../told-log.ts';

const folder = mkdtempSync(join(tmpdir(), 'breakday-challenges-'));
afterAll(() => rmSync(folder, { recursive: true }));

const zones = ['--timezone', 'UTC', '--input-timezone', 'UTC'];
const user = 'feed@acme.example';
const [old, fresh] = ['198.51.100.7', '203.0.113.9'];
const challenged = 'Failed: Computer activation required';
const worked = program(user, old, 'Success', '2026-03-01T00:00:00Z', 30 * 24);

function told(attempts: readonly Told[]): string {
  const file = join(folder, 'told.csv');
  writeFileSync(file, logOf(attempts));
  return file;
}

/** How many attempts the first command after `Next` prints. */
async function attemptsOfNext(text: string): Promise<number> {
  const [, file = '', filter = ''] = /Next\n {2}breakday attempts (\S+) .*--where '([^']+)'/.exec(text) ?? [];
  const { stdout } = await breakday(['attempts', file, '--where', filter, '--json', ...zones]);
  return stdout.trimEnd().split('\n').length;
}

test('challenges that nobody answered are failures of the incident in all of its numbers', async () => {
  const file = told([...worked, ...program(user, fresh, challenged, '2026-03-31T00:00:00Z', 72)]);
  const { coverage, incidents } = await analyzed<Result>([file, ...zones]);
  const [incident] = incidents;
  expect(coverage).toMatchObject({ attempts: 792, failures: 0, steps: 72 });
  expect(incident).toMatchObject({ kind: 'origin-change', attempts: 72, impact: { failures: 72 } });
  expect(incident?.days.filter(({ failures }) => failures > 0).map(({ day, failures, steps }) => [day, failures, steps])).toEqual([
    ['2026-03-31', 24, undefined],
    ['2026-04-01', 24, undefined],
    ['2026-04-02', 24, undefined],
  ]);
  expect(incident?.origins.map(({ address, failures }) => [address, failures])).toEqual([
    [fresh, 72],
    [old, 0],
  ]);
  const { stdout } = await breakday(['analyze', file, ...zones]);
  expect(stdout.replace(/\s+/g, ' ')).toContain('792, of which 0 failed (0 %), and 72 were asked for a code or a second factor');
  expect(stdout).toContain('the 72 failures, one by one');
  expect(await attemptsOfNext(stdout)).toBe(72);
});

test('one that was answered stays a step beside others that were not', async () => {
  const [first, second] = program(user, old, challenged, '2026-03-20T10:15:00Z', 2) as [Told, Told];
  const unanswered = program(user, fresh, challenged, '2026-03-31T00:00:00Z', 72);
  const { incidents } = await analyzed<Result>([told([...worked, first, second, ...unanswered]), ...zones]);
  const day = incidents[0]?.days.find((each) => each.day === '2026-03-20');
  expect(day).toMatchObject({ successes: 24, failures: 0, steps: 2 });
  expect(incidents[0]?.origins.map(({ failures }) => failures)).toEqual([72, 0]);
});

test('where all were answered they are named, and the command that is printed finds them', async () => {
  const file = told([...worked, ...program(user, old, challenged, '2026-03-20T10:15:00Z', 4)]);
  const { stdout } = await breakday(['analyze', file, ...zones]);
  expect(stdout.replace(/\s+/g, ' ')).toContain('724, of which 0 failed (0 %), and 4 were asked for a code or a second factor');
  expect(stdout).toContain("--where 'status:step'");
  expect(await attemptsOfNext(stdout)).toBe(4);
});

test('where nothing failed no command for failures is printed', async () => {
  const { stdout } = await breakday(['analyze', told(worked), ...zones]);
  expect(stdout).toContain('720, of which 0 failed');
  expect(stdout).not.toContain('Next');
});
