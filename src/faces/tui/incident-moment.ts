import type { Incident } from '../../findings/result.ts';

/** When an incident begins, in milliseconds; null where nobody knows. */
export function momentOf({ bracket, firstFailure, day }: Incident): number | null {
  const text = bracket.firstBad ?? firstFailure ?? day;
  return text === null ? null : Date.parse(text);
}
