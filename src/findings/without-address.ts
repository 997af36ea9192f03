/** Failures that have no readable source address: they are counted, and cannot be judged. */
import { resolveStatus } from '../attempts/reason.ts';
import type { Result } from './result.ts';
import { count } from './wording.ts';

/** How many there are. */
export function failuresWithoutAddress(groups: Result['summary']['byOriginAndStatus']): number {
  return groups
    .filter(({ address, status }) => address === null && resolveStatus(status).outcome === 'failure')
    .reduce((sum, { attempts }) => sum + attempts, 0);
}

/** What has to be minded then. */
export function withoutAddress(failures: number): string {
  return `${count(failures, 'failure')} without a readable source address could not be judged.`;
}
