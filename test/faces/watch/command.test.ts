/** Commands that take alerts: real processes, of which nobody is left when their time is over. */
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../../../src/faces/watch/command.ts';
import { incidentWith } from '../results.ts';

const alert = { schema: 'breakday-alert/2', news: 'new', org: null, until: null, incident: incidentWith({}) } as const;

/** Whether a process still runs; one that has ended and was not asked for yet does not. */
function runs(pid: string): boolean {
  return existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

test.each([
  ['waits for a child that sleeps', 'sleep 777 & echo $! > pid; wait'],
  ['is deaf to SIGTERM', "trap '' TERM; echo $$ > pid; while :; do sleep 1; done"],
  ['has a child that is deaf to SIGTERM', `sh -c 'trap "" TERM; echo $$ > pid; while :; do sleep 1; done'; true`],
])('a command that %s is ended with all that it started', async (_, line) => {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-exec-'));
  const told = command(`cd ${folder}; ${line}`, { limitMilliseconds: 500 }).deliver(alert);
  await expect(told).rejects.toThrow('the command did not end within 0.5 seconds');
  const pid = readFileSync(join(folder, 'pid'), 'utf8').trim();
  await expect.poll(() => runs(pid)).toBe(false);
});

test('a command that is asked to end and says yes on its way out has taken the alert', async () => {
  await command("trap 'exit 0' TERM; sleep 777 & wait", { limitMilliseconds: 300 }).deliver(alert);
});

test('a command that fails, or does not read what it is given, is told by its end', async () => {
  await expect(command('exit 3').deliver(alert)).rejects.toThrow('the command ended with 3');
  await command('exec 0<&-; exit 0').deliver(alert);
});
