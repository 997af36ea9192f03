import { expect, test } from 'vitest';
import { canonicalAddress, inOrder, isStrange } from '../../src/attempts/origin.ts';

test('addresses and networks follow each other by their numbers, not by their letters', () => {
  const origins = ['2001:db8::9', '198.51.100.7', '10.0.0.0/24', '9.9.9.9', '2001:db8::10', '', '10.0.0.12'];
  const sorted = origins.toSorted((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
  expect(sorted).toEqual(['', '9.9.9.9', '10.0.0.0/24', '10.0.0.12', '198.51.100.7', '2001:db8::9', '2001:db8::10']);
});

test.each([
  [' 203.0.113.1 ', '203.0.113.1'],
  ['203.0.113.1:443', '203.0.113.1'],
  ['2001:DB8:0::1', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['[2001:db8::1]:443', '2001:db8::1'],
  ['::ffff:203.0.113.1', '203.0.113.1'],
  ['[::ffff:203.0.113.1]:443', '203.0.113.1'],
])('%s is the address %s', (text, address) => {
  expect(canonicalAddress(text)).toBe(address);
  expect(isStrange(text)).toBe(false);
});

test.each(['', ' ', 'Salesforce.com IP', 'N/A', 'unknown', 'Unavailable', '-'])('%j says that there is no address', (text) => {
  expect(canonicalAddress(text)).toBe('');
  expect(isStrange(text)).toBe(false);
});

test.each(['999.1.1.1', '203.0.113.1:', '203.0.113.1:443:1', '[2001:db8::1', 'host.example:443', '203.0.113.1, 192.0.2.7'])(
  '%s is neither an address nor a word for having none',
  (text) => {
    expect(canonicalAddress(text)).toBe('');
    expect(isStrange(text)).toBe(true);
  },
);
