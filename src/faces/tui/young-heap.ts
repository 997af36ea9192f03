/** Keeps what frames leave behind from filling more than a hundred megabytes before it is collected. */
import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

const enough_bytes = 16e6;

/** The engine doubles its young heap as long as much is alive in it; from here on only up to what a screen needs. */
export function boundYoungHeap(): void {
  const bound = (): void => {
    const size = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
    setFlagsFromString(`--semi-space-growth-factor=${size < enough_bytes ? 2 : 1}`);
  };
  bound();
  new PerformanceObserver(bound).observe({ entryTypes: ['gc'] });
}
