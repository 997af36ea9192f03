/** Prints a filter, so that reading the print gives the same filter again. */
import { isJoiner } from './filter-joiners.ts';
import type { AddressMatch, OwnerMatch, StatusMatch, Term, TextField, TextMatch } from './filter-term.ts';

/** The shortest text that reads as these terms. */
export function formatFilter(terms: readonly Term[]): string {
  return terms.map((term) => `${term.not ? '!' : ''}${formatTerm(term)}`).join(' ');
}

function formatTerm(term: Term): string {
  switch (term.kind) {
    case 'text':
      return `${shortNames[term.field] ?? term.field}:${term.values.map(text).join(',')}`;
    case 'status':
      return `status:${term.values.map(status).join(',')}`;
    case 'reason':
      return `reason:${term.values.join(',')}`;
    case 'address':
      return `ip:${term.values.map(address).join(',')}`;
    case 'owner':
      return `owner:${term.values.map(owner).join(',')}`;
    case 'time':
      return `${term.bound}:${term.values.join(',')}`;
    case 'new':
      return `new:${term.values.join(',')}`;
    case 'word':
      return term.values.map((word) => (word.includes(':') || isJoiner(word) ? inQuotes(word) : quoted(word))).join(',');
  }
}

const shortNames: Partial<Record<TextField, string>> = {
  application: 'app',
  login_type: 'type',
  login_subtype: 'subtype',
  api_type: 'api',
  api_version: 'version',
  client_version: 'client',
  login_url: 'url',
};

function text(match: TextMatch): string {
  return 'contains' in match ? `~${quoted(match.contains)}` : quoted(match.is);
}

function status(match: StatusMatch): string {
  if ('outcome' in match) return match.outcome === 'failure' ? 'failed' : match.outcome;
  return text(match);
}

function owner(match: OwnerMatch): string {
  return 'none' in match ? 'none' : text(match);
}

function address(match: AddressMatch): string {
  if ('none' in match) return 'none';
  if ('opening' in match) return `${match.opening}*`;
  return 'network' in match ? match.network : match.address;
}

/** As it is where every letter stands for itself, else in quotes. */
function quoted(value: string): string {
  return /^[\p{L}\p{N}@._/*+:-]+$/u.test(value) ? value : inQuotes(value);
}

function inQuotes(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
