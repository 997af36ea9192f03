/** How far the reading of files has come, in words. */
import type { ReadProgress } from '../investigation.ts';
import { number } from './format.ts';
import { safe } from './safe.ts';

/** Nobody wants to read what is over at once, or faster than a person reads. */
const firstAfterMilliseconds = 300;
const againAfterMilliseconds = 100;

/** What hears of progress and says it through `tell`, as `Reading export.csv: 1,240,000 rows, 410,000 a second`. */
export function readingTeller(tell: (text: string) => void, now = (): number => performance.now()): (progress: ReadProgress) => void {
  let began = now();
  let reading: string | null = null;
  let next = began + firstAfterMilliseconds;
  return ({ name, rows }) => {
    const at = now();
    if (name !== reading) [reading, began] = [name, at];
    if (at < next) return;
    next = at + againAfterMilliseconds;
    if (rows === null) tell(`Putting the rows of ${safe(name)} in order`);
    else tell(`Reading ${safe(name)}: ${number(rows)} rows, ${number(Math.round((rows * 1000) / Math.max(1, at - began)))} a second`);
  };
}
