/** A watch as a process that goes on, of which a test waits for what it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setupCsv } from '../../scripts/stories/setup-csv.ts';
import { tales } from '../../scripts/stories/tales/index.ts';
import { command, environment, root } from '../breakday.ts';

/** A program that moved, was refused, and was let in again. */
export const rows = (tales['move every 6 hours, fixed']?.(1).rows ?? []).toSorted((a, b) => a.time - b.time);
const isRefused = ({ status }: (typeof rows)[number]): boolean => status.includes('security token');
/** Before the first refusal. */
export const good = rows.slice(0, rows.findIndex(isRefused));
/** Until the last refusal. */
export const broken = rows.slice(0, rows.findLastIndex(isRefused) + 1);

/** Puts an export into a folder, as if it had lain there for a while. */
export function drop(folder: string, name: string, told: typeof rows): void {
  const path = join(folder, name);
  writeFileSync(path, setupCsv(told, { precision: 'seconds' }));
  utimesSync(path, new Date(0), new Date(0));
}

export interface Watching {
  readonly child: ChildProcess;
  /** What it said so far. */
  readonly said: { stdout: string; stderr: string };
  /** Waits until one of its streams has said it so often. */
  says(stream: 'stdout' | 'stderr', pattern: RegExp, times?: number): Promise<void>;
  /** The status and the signal with which it ended. */
  readonly exited: Promise<unknown[]>;
  /** Sends a signal; the status and the signal with which it ended. */
  end(signal: NodeJS.Signals): Promise<unknown[]>;
}

export function watching(args: readonly string[], env: NodeJS.ProcessEnv = {}, stdout: 'pipe' | number = 'pipe'): Watching {
  const line = [command, 'watch', '--timezone', 'UTC', ...args];
  const child = spawn(process.execPath, line, { cwd: root, env: { ...environment, ...env }, stdio: ['ignore', stdout, 'pipe'] });
  const exited = once(child, 'exit');
  const said = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
      for (const listener of listeners) listener();
    });
  }
  return {
    child,
    said,
    exited,
    says: (stream, pattern, times = 1) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (said[stream].split(pattern).length <= times) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    end(signal) {
      child.kill(signal);
      return exited;
    },
  };
}
