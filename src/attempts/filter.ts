/**
 * The one filter language: `status:failed ip:203.0.113.0/24 !user:~web country:DE,NL after:2026-10-01 word`.
 * A blank means and, a comma within a term means or, `!` negates, `~` means contains; plain text must equal, case aside.
 * Here a text becomes plain data and back; what the data selects is decided where the attempts rest.
 */
import { readTerm } from './filter-fields.ts';
import { type Problem, scanFilter } from './filter-scan.ts';
import type { Term } from './filter-term.ts';

export { formatFilter } from './filter-format.ts';
export type * from './filter-term.ts';

/** What could not be read: a sentence, and the part of the text that it speaks of, counted from 0; its end, where something is missing there. */
export type FilterError = Problem;

/** Reads a filter. An empty text is a filter that everything passes. */
export function parseFilter(text: string): { terms: readonly Term[] } | { error: FilterError } {
  const scanned = scanFilter(text);
  if ('error' in scanned) return scanned;
  const terms: Term[] = [];
  for (const raw of scanned.terms) {
    const term = readTerm(raw);
    if ('error' in term) return term;
    terms.push(term);
  }
  return { terms };
}
