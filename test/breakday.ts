/** Runs the built command as a user would: a process with arguments, input and an environment of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
export const command = join(root, 'dist', 'breakday.js');

export interface Outcome {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly input?: string | Uint8Array;
  readonly env?: NodeJS.ProcessEnv;
  /** The Node that runs the command; by default the one that runs the tests. */
  readonly node?: string;
}

/** What is the same on every machine, and no home but an empty one. */
export const environment = { PATH: process.env.PATH, TMPDIR: tmpdir(), TZ: 'UTC', HOME: mkdtempSync(join(tmpdir(), 'breakday-home-')) };

export function breakday(args: readonly string[], { input = '', env = {}, node = process.execPath }: Surroundings = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, [command, ...args], { cwd: root, env: { ...environment, ...env } });
    const told = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        told[name] += text;
      });
    }
    child.on('error', reject);
    child.on('close', (status, signal) => resolve({ status, signal, ...told }));
    // A command that refuses its arguments may be gone before it has read anything.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** The outcome of `analyze --json`, which has to succeed. */
export async function analyzed<T>(args: readonly string[], surroundings: Surroundings = {}): Promise<T> {
  const { status, stdout, stderr } = await breakday(['analyze', '--json', ...args], surroundings);
  if (status !== 0) throw new Error(`breakday ended with ${status}: ${stderr}`);
  return JSON.parse(stdout) as T;
}
