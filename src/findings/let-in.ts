/** Whether somebody got in who does not belong there, as far as an incident tells. */
import type { Incident } from './result.ts';

export function letSomebodyIn({ attacker, stranger }: Incident): boolean {
  return (attacker?.letIn.length ?? 0) > 0 || (stranger?.letInAt ?? null) !== null;
}
