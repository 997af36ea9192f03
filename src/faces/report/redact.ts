/**
 * Takes names and addresses out of what is shown: the same key gives the same pseudonym, so that reports can be compared,
 * and an address keeps its prefix (/16 or /48), so that the story stays readable.
 */
import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Attempt } from '../../attempts/attempt.ts';
import type { Incident, Result } from '../../findings/result.ts';
import { mapTexts } from '../safe.ts';

export type Redacted = 'users' | 'addresses' | 'all';

export interface Redaction {
  result(result: Result): Result;
  attempt(attempt: Attempt): Attempt;
}

/** A redaction that knows the users of this result, wherever their names stand. */
export function redactionOf(what: Redacted, key: string, { incidents, summary }: Result): Redaction {
  const pseudonym = (kind: string, name: string): string => createHmac('sha256', key).update(`${kind}\n${name}`).digest('hex').slice(0, 8);
  const user = (name: string): string => `user-${pseudonym('user', name)}`;
  const users = what === 'addresses' ? [] : [...incidents.flatMap(usersOf), summary.longestUnqualifiedStreak?.user ?? ''];
  const named = wordsOf(users);
  const redactUsers = (text: string): string => (named === null ? text : text.replace(named, user)).replace(eMail, user);
  const redactAddresses = (text: string): string =>
    text.replace(ipv4, (address) => ipv4Prefix(address, pseudonym)).replace(ipv6, (address) => ipv6Prefix(address, pseudonym));
  const redact = (text: string): string => {
    const withoutUsers = what === 'addresses' ? text : redactUsers(text);
    return what === 'users' ? withoutUsers : redactAddresses(withoutUsers);
  };
  return {
    result: (result) => {
      const redacted = mapTexts(result, redact) as Result;
      return {
        ...redacted,
        // An id is made of names and addresses: who guesses them could prove the guess.
        incidents: redacted.incidents.map((incident) => ({ ...incident, id: pseudonym('incident', incident.id) })),
        coverage: {
          ...redacted.coverage,
          // A filter may name anybody, also those of whom nothing else is told.
          ...(redacted.coverage.where === undefined ? {} : { where: '…' }),
          // Reasons quote what stood in the row, which may be anything.
          inputs: redacted.coverage.inputs.map((input) => ({
            ...input,
            rejects: input.rejects.map(({ line, reason }) => ({ line, reason: reason.replace(/(['"“]).*(['"”])/, '$1…$2') })),
          })),
        },
      };
    },
    attempt: (attempt) => {
      if (what === 'addresses') return mapTexts(attempt, redact) as Attempt;
      const { id: _, user_id, ...fields } = attempt.fields;
      const known = { ...attempt, user: '', fields };
      const redacted = mapTexts(known, redact) as Attempt;
      const owner = user_id === undefined ? {} : { user_id: user(user_id) };
      return { ...redacted, user: user(attempt.user), fields: { ...redacted.fields, ...owner } };
    },
  };
}

type Pseudonym = (kind: string, name: string) => string;

const eMail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const ipv4 = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:\/\d{1,2})?(?!\w|\.\d)/g;
const group = '[0-9a-f]{1,4}';
const groups = `(?:${group}(?::${group})*)?`;
const ipv6 = new RegExp(`(?<!\\w|[0-9a-f]:|::)(?:${groups}::${groups}|(?:${group}:){7}${group})(?:\\/\\d{1,3})?(?!\\w|:\\w|::)`, 'gi');

function usersOf({ users, lanes, sequence }: Incident): string[] {
  return [...users, ...lanes.map(({ user }) => user), ...sequence.map(({ user }) => user ?? '')];
}

/** A pattern that finds these names as whole words, the longest first; null where there is none. */
function wordsOf(names: readonly string[]): RegExp | null {
  const distinct = [...new Set(names)].filter((name) => name !== '').sort((a, b) => b.length - a.length);
  if (distinct.length === 0) return null;
  const alternatives = distinct.map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}_@.-])(?:${alternatives})(?![\\p{L}\\p{N}_@])`, 'gu');
}

function ipv4Prefix(text: string, pseudonym: Pseudonym): string {
  const [address = '', bits] = text.split('/');
  if (!ipaddr.IPv4.isValidFourPartDecimal(address)) return text;
  const opening = address.split('.').slice(0, 2).join('.');
  return bits === undefined ? `${opening}.x.x-${pseudonym('address', address)}` : `${opening}.x.x/${Math.min(16, Number(bits))}`;
}

function ipv6Prefix(text: string, pseudonym: Pseudonym): string {
  const [address = '', bits] = text.split('/');
  if (!ipaddr.IPv6.isValid(address) || !/[0-9a-f]/i.test(address)) return text;
  const canonical = ipaddr.IPv6.parse(address);
  const opening = canonical.parts
    .slice(0, 3)
    .map((part) => part.toString(16))
    .join(':');
  return bits === undefined
    ? `${opening}:x-${pseudonym('address', canonical.toRFC5952String())}`
    : `${opening}:x/${Math.min(48, Number(bits))}`;
}
