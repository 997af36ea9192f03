/** Standard output takes alerts as well: a line a person reads, or a JSON object a line. */
import type { Receiver } from '../../investigation/watch.ts';
import { safeJson } from '../safe.ts';
import { alertLine } from './alert-text.ts';

export function terminal(write: (text: string) => Promise<void>, json: boolean): Receiver {
  return { name: 'terminal', deliver: (alert) => write(json ? `${safeJson(alert)}\n` : `${alertLine(alert)}\n`) };
}
