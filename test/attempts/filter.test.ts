import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatFilter, parseFilter, type Term, type TextField } from '../../src/attempts/filter.ts';
import { fields } from '../../src/attempts/filter-fields.ts';
import { blockOf, canonicalAddress } from '../../src/attempts/origin.ts';
import { causes } from '../../src/attempts/reason.ts';
import { statuses } from '../../src/attempts/statuses.ts';

describe('reading', () => {
  test('the whole language in one line', () => {
    expect(
      terms('status:failed ip:203.0.113.9/24 user:~web cause:sso,oauth app:"Data Loader" since:2026-10-01 !new:yes two,words'),
    ).toEqual([
      { kind: 'status', not: false, values: [{ outcome: 'failure' }] },
      { kind: 'address', not: false, values: [{ network: '203.0.113.0/24' }] },
      { kind: 'text', not: false, field: 'user', values: [{ contains: 'web' }] },
      { kind: 'reason', not: false, values: ['sso', 'oauth'] },
      { kind: 'text', not: false, field: 'application', values: [{ is: 'Data Loader' }] },
      { kind: 'time', not: false, bound: 'after', values: ['2026-10-01'] },
      { kind: 'new', not: true, values: ['yes'] },
      { kind: 'word', not: false, values: ['two', 'words'] },
    ]);
  });

  test.each([
    ['', ''],
    ['  \t ', ''],
    ['status:"invalid password",LOGIN_ERROR_USER_FROZEN', 'status:"Invalid Password","User Is Frozen"'],
    ['ip:::FFFF:203.0.113.7,2001:DB8:0::1,10.1.*,None', 'ip:203.0.113.7,2001:db8::1,10.1.*,none'],
    ['block:203.0.113.7,2001:db8::1', 'ip:203.0.113.0/24,2001:db8::/64'],
    ['2001:db8::1', '"2001:db8::1"'],
    ['"user:ann"', '"user:ann"'],
    ['Login_Type:saml LOGIN-URL:~test', 'type:saml url:~test'],
    ['app:Data\\ Loader app:"say \\"hi\\""', 'app:"Data Loader" app:"say \\"hi\\""'],
    ['app:""', 'app:""'],
    ['!word', '!word'],
    ['~word', 'word'],
    ['"or" a,and \\not', '"or" a,"and" "not"'],
    ['status:fail,OK', 'status:failed,success'],
  ])('%s is %s', (text, printed) => expect(formatFilter(terms(text))).toBe(printed));
});

describe('what cannot be read is named, with its place', () => {
  test.each([
    ['user:ann contry:DE', 'unknown field "contry" (did you mean country?)', 'contry'],
    ['!zzzzzz:1', 'unknown field "zzzzzz" (put it in quotes to look for it as a word)', 'zzzzzz'],
    ['reason:untrusted', 'reason: "untrusted" is no reason', 'untrusted'],
    ['reason:polcy', 'reason: "polcy" is no reason (did you mean policy?)', 'polcy'],
    ['ip:1.2.3', 'ip: "1.2.3" is no address', '1.2.3'],
    ['ip:1.2.3.4/33', 'ip: "1.2.3.4/33" is no address', '1.2.3.4/33'],
    ['ip:~1.2', 'ip: takes no ~', '~1.2'],
    ['on:2026-02-30', 'on: "2026-02-30" is no date', '2026-02-30'],
    ['on:2026-02-03T10:00Z', 'on: "2026-02-03T10:00Z" is no date', '2026-02-03T10:00Z'],
    ['after:yesterday', 'after: "yesterday" is no date', 'yesterday'],
    ['new:maybe', 'new: "maybe" is neither yes nor no', 'maybe'],
    ['app:"Data Loader', 'a quote is never closed', '"Data Loader'],
    ['user: ann', 'user: needs a value', ' '],
    ['user:a,,b', 'user: needs a value', ','],
    ['a,,b', 'a word is missing', ','],
    ['user:ann ""', 'a word is missing', '""'],
    ['!"",b', 'a word is missing', '""'],
    ['user:~form or status:failed', 'or joins nothing here: a blank means and, a comma between values or, a ! in front not', 'or'],
    ['a AND b', 'AND joins nothing here', 'AND'],
    ['!not', 'not joins nothing here: a blank means and', 'not'],
    ['user:~', 'something must follow the ~', '~'],
  ])('%s: %s', (text, message, part) => {
    const parsed = parseFilter(text);
    if (!('error' in parsed)) throw new Error('read in spite of everything');
    expect(parsed.error.message).toContain(message);
    expect(text.slice(parsed.error.at, parsed.error.at + parsed.error.length)).toBe(part);
  });
});

test.each([
  ['user:a,', 'user: needs a value', 8],
  ['user:', 'user: needs a value', 6],
  ['user:ann !', 'a word is missing', 11],
  ['!!', 'one ! is enough', 2],
  ['!!user:ann', 'one ! is enough', 2],
])('%s: %s, in column %i', (text, message, column) => {
  expect(parseFilter(text)).toEqual({ error: { message, at: column - 1, length: 1 } });
});

test('names of fields are told apart', () => {
  const names = fields.flatMap(({ name, aliases }) => [name, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
});

test('printing and reading again changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyTerm, { maxLength: 6 }), (filter) => {
      expect(parseFilter(formatFilter(filter))).toEqual({ terms: filter });
    }),
    { numRuns: 3000, seed: 7 },
  );
});

test('no text whatever makes the reader fail, and errors point into the text', () => {
  const pieces = fc.constantFrom(
    '!',
    '~',
    ',',
    ':',
    '"',
    '\\',
    ' ',
    '*',
    '/',
    'ip:',
    'status:',
    'on:',
    'user',
    '2026-10-13',
    '::1',
    '10.0.0.0',
    '\0',
    '𝒳',
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 20 }).map((some) => some.join('')),
  );
  fc.assert(
    fc.property(anyText, (text) => {
      const parsed = parseFilter(text);
      if ('terms' in parsed) expect(parseFilter(formatFilter(parsed.terms))).toEqual(parsed);
      else {
        expect(parsed.error.at + parsed.error.length).toBeLessThanOrEqual(text.length + 1);
        expect(parsed.error.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 5000, seed: 11 },
  );
});

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', '~', '!', '"', '\\', 'or', 'AND', 'a,b', 'a b', 'user:x', '::1'),
);
const somePart = anyText.filter((text) => text !== '');
const textMatch = fc.oneof(fc.record({ is: anyText }), fc.record({ contains: somePart }));
const textField = fc.constantFrom<TextField>(
  'user',
  'application',
  'login_type',
  'api_version',
  'country',
  'user_id',
  'forwarded_for',
  'login_url',
);
const address = fc
  .oneof(fc.ipV4(), fc.ipV6())
  .map(canonicalAddress)
  .filter((text) => text !== '');
const addressMatch = fc.oneof(
  address.map((text) => ({ address: text })),
  address.map((text) => ({ network: blockOf(text) })),
  fc.constantFrom({ opening: '203.0.' }, { opening: '2001:db8:' }, { none: true as const }),
);
const ownerMatch = fc.oneof(
  textMatch.filter((match) => !('is' in match) || match.is.toLowerCase() !== 'none'),
  fc.constant({ none: true as const }),
);
const statusMatch = fc.oneof(
  fc.constantFrom(...statuses.map(({ label }) => ({ is: label })).filter(({ is }) => is !== 'Success')),
  somePart.map((text) => ({ contains: text })),
  fc.constantFrom({ outcome: 'success' as const }, { outcome: 'failure' as const }, { outcome: 'step' as const }),
);
const day = fc.constantFrom('2026-10-13', '2024-02-29');
const moment = fc.oneof(day, fc.constantFrom('2026-10-13T09:30', '2026-10-13T09:30:15.123Z', '2026-10-13T09:30:00+02:00'));

const anyTerm: fc.Arbitrary<Term> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), not: fc.boolean(), field: textField, values: some(textMatch) }),
  fc.record({ kind: fc.constant('status' as const), not: fc.boolean(), values: some(statusMatch) }),
  fc.record({ kind: fc.constant('reason' as const), not: fc.boolean(), values: some(fc.constantFrom(...causes)) }),
  fc.record({ kind: fc.constant('address' as const), not: fc.boolean(), values: some(addressMatch) }),
  fc.record({ kind: fc.constant('owner' as const), not: fc.boolean(), values: some(ownerMatch) }),
  fc.record({
    kind: fc.constant('time' as const),
    not: fc.boolean(),
    bound: fc.constantFrom('after' as const, 'before' as const),
    values: some(moment),
  }),
  fc.record({ kind: fc.constant('time' as const), not: fc.boolean(), bound: fc.constant('on' as const), values: some(day) }),
  fc.record({ kind: fc.constant('new' as const), not: fc.boolean(), values: some(fc.constantFrom('yes' as const, 'no' as const)) }),
  fc.record({ kind: fc.constant('word' as const), not: fc.boolean(), values: some(somePart) }),
);

function some<T>(values: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(values, { minLength: 1, maxLength: 3 });
}

function terms(text: string): readonly Term[] {
  const parsed = parseFilter(text);
  if ('error' in parsed) throw new Error(parsed.error.message);
  return parsed.terms;
}
