/** Filters as text: joined, read, and with values that stand for themselves. */
import { formatFilter, parseFilter, type Term } from '../../attempts/filter.ts';

/** What a filter says; one that cannot be read says nothing. */
export function termsOf(filter: string): readonly Term[] {
  const parsed = parseFilter(filter);
  return 'terms' in parsed ? parsed.terms : [];
}

/** Two filters as one; a term that stands in the first already is not said again. */
export function both(filter: string, more: string): string {
  const terms = [filter, more].flatMap((text) => termsOf(text).map((term) => formatFilter([term])));
  return [...new Set(terms)].join(' ');
}

/** All that what is shown in a place has passed. */
export function wholeFilter({ within, filter }: { readonly within: string; readonly filter: string }): string {
  return within === '' ? filter : both(within, filter);
}

/** The attempts of these users; null where there is none. */
export function termOfUsers(users: readonly string[]): string | null {
  return users.length === 0 ? null : `user:${users.map(inQuotes).join(',')}`;
}

/** A value of the filter language that stands for itself. */
export function inQuotes(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
