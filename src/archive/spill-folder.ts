/** Folders for what does not fit into memory: one for each process, for its owner only, gone when it is done or, after a kill, with the next. */
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Does work that may need a folder under `parent`, which goes with what `work` gives back or, where it fails, at once. */
export async function withSpillFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(parent, { recursive: true, mode: 0o700 });
  await removeAbandoned(parent);
  const folder = await mkdtemp(join(parent, `${ours}${process.pid}-`));
  try {
    return await work(folder);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The numbers of processes say nothing about those of another machine, or of another container, that shares the folder. */
const ours = `breakday-${hostname()}-`;

async function removeAbandoned(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(ours) || isRunning(Number.parseInt(name.slice(ours.length), 10))) continue;
    await rm(join(parent, name), { recursive: true, force: true });
  }
}

/** Whether there is a process of this number, be it one of somebody else. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
