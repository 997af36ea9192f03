/** Where nothing broke, the greatest heap of failures that there was: many users may each fail too seldom to be judged. */
import type { FailureHeap } from '../findings/result.ts';
import { type Questions, sqlOf } from './history.ts';

/** The most failures with one status on one day, once the days are laid out; null where nothing failed. */
export async function readMostFailures(database: Questions, noFailures: string): Promise<FailureHeap | null> {
  const [row = null] = await database.rows<FailureHeap>(sqlOf('most-failures'), [noFailures]);
  return row;
}
