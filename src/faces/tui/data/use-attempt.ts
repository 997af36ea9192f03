/** The attempt that a place is about: the one that was chosen, or else the only one that it is narrowed to. */
import type { Attempt } from '../../../attempts/attempt.ts';
import { useSession } from '../context.ts';
import { type Answer, useAnswer } from './use-answer.ts';

export function useAttempt(): Answer<Attempt | null> {
  const { explorer, asked, place } = useSession();
  const chosen = place.attempt;
  const only = useAnswer(chosen === null ? `only ${JSON.stringify(asked)}` : 'chosen', async () => {
    if (chosen !== null) return chosen;
    const { rows } = await explorer.attempts(asked, { column: 'time', descending: false }, 0, 1);
    return rows[0] ?? null;
  });
  return chosen === null ? only : { data: chosen, current: true };
}
