import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AddressRange, diffOf, overLimit, rangeHolding, sizeOf, withAddress } from '../../src/attempts/trusted-ranges.ts';

const property = { seed: 20_180_820, numRuns: 300 };

function range(start: string, end = start, description = ''): AddressRange {
  return { start, end, description };
}

const ipv4 = (number: number): string => [24, 16, 8, 0].map((bits) => Math.floor(number / 2 ** bits) % 256).join('.');
const mapped = (number: number): string => `::FFFF:${ipv4(number)}`;
const ipv6 = (number: bigint): string =>
  Array.from({ length: 8 }, (_, i) => ((number >> BigInt(112 - 16 * i)) & 0xffffn).toString(16)).join(':');

const anIpv4 = fc.nat(2 ** 32 - 1);
/** Above `::1:0:0:0`, where no address is an IPv4 address in disguise. */
const anIpv6 = fc.bigInt(2n ** 48n, 2n ** 128n - 1n);

describe('what a range holds', () => {
  test('of IPv4: the numbers from start to end, however the address is written', () => {
    fc.assert(
      fc.property(anIpv4, anIpv4, anIpv4, fc.constantFrom(ipv4, mapped), (a, b, c, written) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        expect(rangeHolding(written(c), [range(ipv4(start), ipv4(end))]) !== null).toBe(start <= c && c <= end);
        expect(rangeHolding(written(start), [range(mapped(start), ipv4(end))])).not.toBeNull();
        expect(sizeOf(range(ipv4(start), ipv4(end)))).toBe(BigInt(end - start + 1));
      }),
      property,
    );
  });

  test('of IPv6: the same, to the last of 128 bits', () => {
    fc.assert(
      fc.property(anIpv6, fc.bigInt(0n, 2n ** 70n), fc.bigInt(-(2n ** 70n), 2n ** 71n), (start, length, offset) => {
        const end = start + length < 2n ** 128n ? start + length : start;
        const address = start + offset;
        fc.pre(address >= 2n ** 48n && address < 2n ** 128n);
        expect(rangeHolding(ipv6(address), [range(ipv6(start), ipv6(end))]) !== null).toBe(start <= address && address <= end);
      }),
      property,
    );
  });

  test.each([
    ['from end to start', range('203.0.113.9', '203.0.113.1')],
    ['of two kinds', range('::', '203.0.113.1')],
    ['that names no addresses', range('the office', 'the office')],
    ['in CIDR', range('203.0.113.0/24', '203.0.113.0/24')],
  ])('is nothing for a range %s', (_, broken) => {
    expect(sizeOf(broken)).toBeNull();
    expect(rangeHolding('203.0.113.1', [broken])).toBeNull();
    expect(overLimit([broken])).toContain('is no range');
  });

  test('an IPv6 range around all of IPv4 holds no IPv4 address', () => {
    expect(rangeHolding('203.0.113.1', [range('::', 'ffff::')])).toBeNull();
  });

  test('what is no address lies nowhere', () => {
    expect(rangeHolding('Salesforce.com IP', [range('0.0.0.0', '255.255.255.255')])).toBeNull();
  });
});

test('a list with an address more is the old list and the smallest range, once', () => {
  const lists = fc.array(
    fc.tuple(anIpv4, fc.nat(2 ** 20)).map(([start, size]) => range(ipv4(start), ipv4(Math.min(start + size, 2 ** 32 - 1)))),
  );
  fc.assert(
    fc.property(lists, anIpv4, (before, number) => {
      const address = ipv4(number);
      const after = withAddress(before, address, 'moved');
      expect(after.slice(0, before.length)).toEqual(before);
      expect(after.slice(before.length)).toEqual(rangeHolding(address, before) ? [] : [range(address, address, 'moved')]);
      expect(withAddress(after, address, 'again')).toBe(after);
    }),
    property,
  );
});

test('a diff accounts for every entry of both lists, also for those that stand twice', () => {
  const entry = fc
    .tuple(fc.constantFrom('192.0.2.1', '192.0.2.2'), fc.constantFrom('', 'office'))
    .map(([start, text]) => range(start, start, text));
  const sorted = (list: readonly AddressRange[]): string[] => list.map((each) => JSON.stringify(each)).sort();
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 6 }), fc.array(entry, { maxLength: 6 }), (before, after) => {
      const { kept, added, removed } = diffOf(before, after);
      expect(sorted([...kept, ...added])).toEqual(sorted(after));
      expect(sorted([...kept, ...removed])).toEqual(sorted(before));
      expect(sorted(added).filter((each) => sorted(removed).includes(each))).toEqual([]);
    }),
    property,
  );
});

describe('what Salesforce takes', () => {
  test.each([
    ['nothing', []],
    ['16,777,216 IPv4 addresses', [range('44.0.0.0', '44.255.255.255')]],
    ['the private network besides', [range('44.0.0.0', '44.255.255.255'), range('10.0.0.0', '10.255.255.255')]],
    ['2^99 IPv6 addresses', [range('2001:db8::', '2001:dbf:ffff:ffff:ffff:ffff:ffff:ffff')]],
  ])('%s', (_, ranges) => expect(overLimit(ranges)).toBeNull());

  test.each([
    ['an IPv4 address more', [range('44.0.0.0', '44.255.255.255'), range('192.0.2.1')], 'more than 16,777,216 addresses'],
    ['what lies around the private network', [range('9.255.255.255', '11.255.255.255')], 'more than 16,777,216 addresses'],
    ['IPv4 written as IPv6', [range('::ffff:44.0.0.0', '::ffff:45.0.0.0')], 'more than 16,777,216 addresses'],
    ['an IPv6 address more', [range('2001:db8::', '2001:dc0::')], 'more than 2^99 addresses'],
  ])('not %s', (_, ranges, why) => expect(overLimit(ranges)).toContain(why));
});
