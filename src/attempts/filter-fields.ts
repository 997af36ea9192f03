/** The fields of the filter language: their names, and what the values of each may be. */
import { isJoiner } from './filter-joiners.ts';
import type { RawTerm } from './filter-scan.ts';
import { type Problem, problem } from './filter-scan.ts';
import type { Term, TextField } from './filter-term.ts';
import {
  readAddress,
  readBlock,
  readCause,
  readDay,
  readMoment,
  readOwner,
  readStatus,
  readText,
  readYesOrNo,
  type ValueReader,
} from './filter-values.ts';
import { nearest } from './nearest.ts';
import { causes } from './reason.ts';

export interface Field {
  /** The name that is printed. */
  readonly name: string;
  /** Other names that are understood, without underscores and hyphens: these and case do not count in any of them. */
  readonly aliases: readonly string[];
  /** What the values may be, for the help. */
  readonly takes: string;
  readonly read: (raw: RawTerm) => Term | { error: Problem };
}

/** Every field, in the order in which the help lists them. */
export const fields: readonly Field[] = [
  field('status', [], 'a label or code; success, failed, step', readStatus, (not, values) => ({ kind: 'status', not, values })),
  field('reason', ['cause'], causes.join(', '), readCause, (not, values) => ({ kind: 'reason', not, values })),
  field('ip', ['address', 'sourceip'], 'an address, 203.0.113.0/24, 203.0.113.*, none', readAddress, (not, values) => {
    return { kind: 'address', not, values };
  }),
  field('block', [], 'an address, for its whole /24 or /64', readBlock, (not, values) => ({ kind: 'address', not, values })),
  field('owner', [], 'who owns the address: a name, ~ and a part of it, none', readOwner, (not, values) => ({
    kind: 'owner',
    not,
    values,
  })),
  textField('user', 'user', 'username'),
  textField('app', 'application', 'application'),
  textField('type', 'login_type', 'logintype'),
  textField('subtype', 'login_subtype', 'loginsubtype'),
  textField('api', 'api_type', 'apitype'),
  textField('version', 'api_version', 'apiversion'),
  textField('client', 'client_version', 'clientversion'),
  textField('browser', 'browser'),
  textField('platform', 'platform'),
  textField('url', 'login_url', 'loginurl', 'host'),
  textField('country', 'country', 'countryiso'),
  textField('tls', 'tls', 'tlsprotocol'),
  textField('cipher', 'cipher', 'ciphersuite'),
  textField('forwarded', 'forwarded_for', 'forwardedfor'),
  textField('token', 'api_token', 'apitoken'),
  textField('org', 'org'),
  textField('id', 'id'),
  textField('userid', 'user_id'),
  field('after', ['since'], 'a date or an instant; then and later', readMoment, (not, values) => ({
    kind: 'time',
    not,
    bound: 'after',
    values,
  })),
  field('before', ['until'], 'a date or an instant; earlier', readMoment, (not, values) => ({
    kind: 'time',
    not,
    bound: 'before',
    values,
  })),
  field('on', ['day'], 'a date', readDay, (not, values) => ({ kind: 'time', not, bound: 'on', values })),
  field('new', ['first'], "yes: the address's first attempt for its user; no: any other", readYesOrNo, (not, values) => {
    return { kind: 'new', not, values };
  }),
];

/** Gives a raw term its meaning. */
export function readTerm(raw: RawTerm): Term | { error: Problem } {
  if (raw.field === null) return readWord(raw);
  const known = fieldNamed(raw.field);
  if (known) return known.read(raw);
  const meant = nearest(
    keyOf(raw.field),
    fields.flatMap(({ name, aliases }) => [name, ...aliases]),
  );
  const hint = meant === null ? 'put it in quotes to look for it as a word' : `did you mean ${meant}?`;
  return problem(`unknown field "${raw.field}" (${hint})`, { at: raw.at + (raw.not ? 1 : 0), length: raw.field.length });
}

function readWord({ not, values }: RawTerm): Term | { error: Problem } {
  const [first] = values;
  if (first && values.length === 1 && first.length === first.text.length && isJoiner(first.text)) {
    const rule = 'a blank means and, a comma between values or, a ! in front not';
    return problem(`${first.text} joins nothing here: ${rule}; in quotes it is looked for as a word`, first);
  }
  return { kind: 'word', not, values: values.map(({ text }) => text) };
}

/** The field of a name or an alias. */
export function fieldNamed(name: string): Field | undefined {
  const key = keyOf(name);
  return fields.find((each) => each.name === key || each.aliases.includes(key));
}

function keyOf(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}

function field<T>(
  name: string,
  aliases: readonly string[],
  takes: string,
  read: ValueReader<T>,
  make: (not: boolean, values: readonly T[]) => Term,
): Field {
  return {
    name,
    aliases,
    takes,
    read: (raw) => {
      const values: T[] = [];
      for (const value of raw.values) {
        const outcome = read(value);
        if ('problem' in outcome) return problem(`${name}: ${outcome.problem}`, value);
        values.push(outcome.value);
      }
      return make(raw.not, values);
    },
  };
}

function textField(name: string, column: TextField, ...aliases: string[]): Field {
  return field(name, aliases, 'a text, or ~ and a part of it', readText, (not, values) => ({ kind: 'text', not, field: column, values }));
}
