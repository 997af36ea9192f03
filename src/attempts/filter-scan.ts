/** Cuts the text of a filter into raw terms: `!`, a field, and values with their quotes and escapes undone. */
import { canonicalAddress } from './origin.ts';

export interface RawTerm {
  readonly not: boolean;
  /** The field as typed; null for a bare word. */
  readonly field: string | null;
  readonly values: readonly RawValue[];
  readonly at: number;
  readonly length: number;
}

export interface RawValue {
  readonly text: string;
  /** Whether a `~` stands before it. */
  readonly contains: boolean;
  readonly at: number;
  readonly length: number;
}

/** What is missing at the end of a text is spoken of as the letter that would stand there. */
export interface Problem {
  readonly message: string;
  readonly at: number;
  readonly length: number;
}

/** All terms of a text, or the first thing that is wrong with it. */
export function scanFilter(text: string): { terms: readonly RawTerm[] } | { error: Problem } {
  const terms: RawTerm[] = [];
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    const term = scanTerm(text, at);
    if ('error' in term) return term;
    terms.push(term);
    at = skipBlanks(text, at + term.length);
  }
  return { terms };
}

/** A problem with a piece of the filter. */
export function problem(message: string, { at, length }: { at: number; length: number }): { error: Problem } {
  return { error: { message, at, length } };
}

function scanTerm(text: string, start: number): RawTerm | { error: Problem } {
  const not = text[start] === '!';
  let at = not ? start + 1 : start;
  if (not && text[at] === '!') return problem('one ! is enough', { at, length: 1 });
  const field = fieldAt(text, at);
  if (field !== null) at += field.length + 1;
  const missing = field === null ? 'a word is missing' : `${field}: needs a value`;
  const values: RawValue[] = [];
  do {
    if (values.length > 0) at++;
    const value = scanValue(text, at);
    if ('error' in value) return value;
    if (value.length === 0) return problem(missing, { at, length: 1 });
    if (field === null && value.text === '') return problem(missing, value);
    values.push(value);
    at += value.length;
  } while (text[at] === ',');
  return { not, field, values, at: start, length: at - start };
}

/** The letters before a colon, unless they open an IPv6 address. */
function fieldAt(text: string, at: number): string | null {
  const field = /^([A-Za-z_-]+):/.exec(text.slice(at))?.[1];
  if (field === undefined) return null;
  const word = /^[^\s,]*/.exec(text.slice(at))?.[0] ?? '';
  return canonicalAddress(word) === '' ? field : null;
}

function scanValue(text: string, start: number): RawValue | { error: Problem } {
  const contains = text[start] === '~';
  let at = contains ? start + 1 : start;
  let value = '';
  let quoteAt = -1;
  for (; at < text.length; at++) {
    const letter = text[at] ?? '';
    if (letter === '\\' && at + 1 < text.length) value += text[++at] ?? '';
    else if (letter === '"') quoteAt = quoteAt < 0 ? at : -1;
    else if (quoteAt < 0 && (letter === ',' || isBlank(letter))) break;
    else value += letter;
  }
  if (quoteAt >= 0) return problem('a quote is never closed', { at: quoteAt, length: text.length - quoteAt });
  if (contains && value === '') return problem('something must follow the ~', { at: start, length: 1 });
  return { text: value, contains, at: start, length: at - start };
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && isBlank(text[at] ?? '')) at++;
  return at;
}

function isBlank(letter: string): boolean {
  return /\s/.test(letter);
}
