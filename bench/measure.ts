/** Runs a whole process and says how long it took and how much memory it held at most. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Measurement {
  readonly seconds: number;
  /** The process's own peak, which Linux keeps; null elsewhere. */
  readonly peakMegabytes: number | null;
}

export interface Contender {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** Each contender once a round, in turn, so that what slows the machine slows all of them. The medians, by name. */
export async function compare(contenders: readonly Contender[], rounds: number): Promise<ReadonlyMap<string, Measurement>> {
  const measured = new Map<string, Measurement[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) measured.get(contender.name)?.push(await measure(contender));
  }
  return new Map([...measured].map(([name, runs]) => [name, summary(runs)]));
}

function summary(runs: readonly Measurement[]): Measurement {
  const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b);
  const peaks = runs.flatMap(({ peakMegabytes }) => peakMegabytes ?? []);
  return { seconds: seconds[seconds.length >> 1] ?? Number.NaN, peakMegabytes: peaks.length > 0 ? Math.max(...peaks) : null };
}

function measure({ name, command, args }: Contender): Promise<Measurement> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    let peakMegabytes: number | null = null;
    const watch = setInterval(() => {
      peakMegabytes = peakOf(child.pid) ?? peakMegabytes;
    }, 20);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, peakMegabytes });
      else reject(new Error(`${name} ended with ${code}`));
    });
  });
}

/** The high-water mark of a process; it only grows, so the last look before the end is the peak. */
function peakOf(pid: number | undefined): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? null : Number(kilobytes) / 1000;
  } catch {
    return null;
  }
}
