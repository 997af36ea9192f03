/** Standard output takes alerts as well: a line a person reads, or a JSON object a line. Who tries a watch by hand takes no alert from what a pipe is read by. */
import type { Receiver } from '../../investigation/watch.ts';
import { safeJson } from '../safe.ts';
import { alertLine } from './alert-text.ts';

export function terminal(write: (text: string) => Promise<void>, isTerminal: boolean, json: boolean): Receiver {
  return {
    name: isTerminal ? 'terminal' : 'standard output',
    deliver: (alert) => write(json ? `${safeJson(alert)}\n` : `${alertLine(alert)}\n`),
  };
}
