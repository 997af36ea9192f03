/** A command of the user's that takes alerts; nothing of a row becomes part of the command. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { NoAnswer, type Receiver } from '../../investigation/watch.ts';
import { safeJson } from '../safe.ts';
import { digest } from './digest.ts';

export interface CommandSettings {
  /** The file descriptor that the command writes to. */
  readonly stdout?: number;
  readonly limitMilliseconds?: number;
}

/** After a polite word, so long for tidying up. */
const graceMilliseconds = 2_000;

/** Each alert comes as JSON on the standard input. A command that takes too long is ended with all that it has started. */
export function command(line: string, { stdout = 1, limitMilliseconds = 60_000 }: CommandSettings = {}): Receiver {
  return {
    name: `exec ${digest(line)}`,
    async deliver(alert, signal) {
      const child = spawn(line, { shell: true, detached: true, stdio: ['pipe', stdout, 'inherit'] });
      const exited = once(child, 'exit') as Promise<[number | null]>;
      child.stdin?.on('error', () => {});
      child.stdin?.end(safeJson(alert));
      const limit = AbortSignal.timeout(limitMilliseconds);
      const stop = signal === undefined ? limit : AbortSignal.any([limit, signal]);
      const stopped = ended(stop, child.pid, exited).then(() => {
        if (limit.aborted) throw new NoAnswer(`the command did not end within ${limitMilliseconds / 1000} seconds`);
        throw new Error('breakday was ended');
      });
      stopped.catch(() => {});
      const [status] = await Promise.race([exited, stopped]);
      if (status === 0) return;
      if (stop.aborted) await stopped;
      throw new Error(`the command ended with ${status ?? 'a signal'}`);
    },
  };
}

/** Ends a process and its children once a signal says so: those that do not go by themselves are made to. */
async function ended(stop: AbortSignal, leader: number | undefined, exited: Promise<unknown>): Promise<void> {
  if (!stop.aborted) await once(stop, 'abort');
  if (leader === undefined) return;
  const graceIsOver = pause(graceMilliseconds);
  if (!send('SIGTERM', leader)) return;
  await Promise.race([exited, graceIsOver]);
  if (!send(0, leader)) return;
  await graceIsOver;
  send('SIGKILL', leader);
}

/** Whether there is anybody left in the group of a process. */
function send(signal: NodeJS.Signals | 0, leader: number): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}
