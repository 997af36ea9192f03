/** Which addresses a picture has room for. */
import type { IncidentOrigin } from '../../../findings/result.ts';

const linesMost = 8;

/** As many as there is room for; where the new ones are many, the addresses from before keep half of it, for a picture of a change needs both. */
export function shownOrigins(origins: readonly IncidentOrigin[]): IncidentOrigin[] {
  const previous = origins.filter(({ role }) => role === 'previous');
  const fresh = origins.filter(({ role }) => role === 'incident');
  const kept = Math.max(linesMost - fresh.length, linesMost / 2);
  const before = previous.slice(0, kept);
  return [...fresh.slice(0, linesMost - before.length), ...before];
}
