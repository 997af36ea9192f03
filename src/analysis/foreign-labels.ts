/** A log whose statuses nobody can read: not one of them is known to be a success, and the commonest is none that Salesforce documents. */
import { knownStatus, resolveStatus } from '../attempts/reason.ts';
import type { OriginAndStatus } from '../findings/result.ts';
import { count } from '../findings/wording.ts';

/** What to say of such a log; null where statuses can be read. */
export function foreignLabels(groups: readonly OriginAndStatus[]): string | null {
  const attempts = new Map<string, number>();
  for (const { status, attempts: rows } of groups) attempts.set(status, (attempts.get(status) ?? 0) + rows);
  const [commonest] = [...attempts].sort(([, a], [, b]) => b - a);
  if (commonest === undefined || knownStatus(commonest[0]) !== null) return null;
  if ([...attempts.keys()].some((label) => resolveStatus(label).outcome === 'success')) return null;
  return `No row says “Success”, and the commonest status, “${commonest[0]}” (${count(commonest[1], 'row')}), is none that Salesforce documents in English: the labels seem to be in another language, so nothing was judged. Let a user whose language is English download the login history.`;
}
