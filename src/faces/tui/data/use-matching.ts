/** How many attempts a filter leaves; null while they are being counted. One that is typed is not counted again once it is in force. */
import type { Term } from '../../../attempts/filter.ts';
import { useSession } from '../context.ts';
import { useAnswer } from './use-answer.ts';

export function useMatching(terms: readonly Term[]): number | null {
  const { explorer, state } = useSession();
  const { zone } = state;
  const { data, current } = useAnswer(`count ${JSON.stringify([terms, zone])}`, () => explorer.count({ terms, zone }));
  return current ? data : null;
}
