/** The threads of a user: each way in from each address, and what came of it over time. */
import type { LaneStep } from '../../../investigation.ts';
import type { Bucket } from '../drawing/axis-buckets.ts';
import { isoOf } from '../lens.ts';
import type { Exportable } from '../scene.ts';

export interface Thread {
  readonly lane: string;
  readonly address: string;
  readonly steps: readonly LaneStep[];
}

/** In the order in which each began: a hand-over reads from one line to the next. */
export function threadsOf(steps: readonly LaneStep[]): Thread[] {
  const byThread = Map.groupBy(steps, ({ lane, address }) => JSON.stringify([lane, address]));
  return [...byThread.values()].map((own) => ({ lane: own[0]?.lane ?? '', address: own[0]?.address ?? '', steps: own }));
}

/** Whether anything from there failed. */
export function fails({ steps }: Thread): boolean {
  return steps.some(({ failures }) => failures > 0);
}

export type Counts = Pick<LaneStep, 'successes' | 'failures'>;

export function sumWithin(steps: readonly LaneStep[], from: number, until: number): Counts {
  let [successes, failures] = [0, 0];
  for (const step of steps) {
    if (step.at < from || step.at >= until) continue;
    successes += step.successes;
    failures += step.failures;
  }
  return { successes, failures };
}

/** What the lanes show: what came of each in each bucket of the axis, where anything did. */
export function exportOfThreads(threads: readonly Thread[], buckets: readonly Bucket[]): Exportable {
  return {
    is: 'rows',
    name: 'user',
    columns: ['from', 'until', 'address', 'way in', 'succeeded', 'failed'],
    async *rows() {
      for (const { address, lane, steps } of threads) {
        for (const { from, until } of buckets) {
          const { successes, failures } = sumWithin(steps, from, until);
          if (successes + failures > 0) yield [isoOf(from), isoOf(until), address, lane, successes, failures];
        }
      }
    },
  };
}
