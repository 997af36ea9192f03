/** Ranges of addresses as an org keeps them: what lies inside, how many addresses that is, and a list with one more. */
import ipaddr from 'ipaddr.js';

/** First and last address as the org wrote them, so that a list goes back as it came. */
export interface AddressRange {
  readonly start: string;
  readonly end: string;
  readonly description: string;
}

/** The first range that holds an address. IPv4 inside IPv6 (`::ffff:a.b.c.d`) is IPv4 everywhere. */
export function rangeHolding(address: string, ranges: readonly AddressRange[]): AddressRange | null {
  const point = pointOf(address);
  return (point && ranges.find((range) => holds(spanOf(range), point))) ?? null;
}

/** How many addresses a range has; null for what is no range: of two kinds, from end to start, or no addresses at all. */
export function sizeOf(range: AddressRange): bigint | null {
  const span = spanOf(range);
  return span && span.last - span.first + 1n;
}

/** The list with the smallest range that holds the address put at its end; as it was where one of its ranges does already. */
export function withAddress(ranges: readonly AddressRange[], address: string, description: string): readonly AddressRange[] {
  return rangeHolding(address, ranges) ? ranges : [...ranges, { start: address, end: address, description }];
}

/** What Salesforce would refuse about a list, in a sentence; null where it takes it. */
export function overLimit(ranges: readonly AddressRange[]): string | null {
  const unreadable = ranges.find((range) => spanOf(range) === null);
  if (unreadable) return `${unreadable.start} to ${unreadable.end} is no range`;
  const total = (kind: Kind): bigint => ranges.reduce((sum, range) => sum + counted(spanOf(range) as Span, kind), 0n);
  if (total('ipv4') > ipv4Most) return `the IPv4 ranges have more than ${ipv4Most.toLocaleString('en-US')} addresses together`;
  if (total('ipv6') > ipv6Most) return 'the IPv6 ranges have more than 2^99 addresses together';
  return null;
}

export interface RangesDiff {
  readonly kept: readonly AddressRange[];
  readonly added: readonly AddressRange[];
  readonly removed: readonly AddressRange[];
}

/** What becomes of a list when another takes its place. A description that differs makes another entry; equal entries count one by one. */
export function diffOf(before: readonly AddressRange[], after: readonly AddressRange[]): RangesDiff {
  const left: (string | null)[] = before.map(keyOf);
  const kept: AddressRange[] = [];
  const added: AddressRange[] = [];
  for (const range of after) {
    const at = left.indexOf(keyOf(range));
    (at < 0 ? added : kept).push(range);
    if (at >= 0) left[at] = null;
  }
  return { kept, added, removed: before.filter((_, i) => left[i] !== null) };
}

/** `203.0.113.10`, or `203.0.113.0 to 203.0.113.255`. */
export function rangeText({ start, end }: AddressRange): string {
  return start === end ? start : `${start} to ${end}`;
}

const ipv4Most = 2n ** 24n;
const ipv6Most = 2n ** 99n;

type Kind = 'ipv4' | 'ipv6';

interface Point {
  readonly kind: Kind;
  readonly value: bigint;
}

interface Span {
  readonly kind: Kind;
  readonly first: bigint;
  readonly last: bigint;
}

function pointOf(text: string): Point | null {
  const trimmed = text.trim();
  if (!ipaddr.IPv4.isValidFourPartDecimal(trimmed) && !ipaddr.IPv6.isValid(trimmed)) return null;
  const address = ipaddr.process(trimmed);
  return { kind: address.kind(), value: address.toByteArray().reduce((value, byte) => value * 256n + BigInt(byte), 0n) };
}

function spanOf({ start, end }: AddressRange): Span | null {
  const [first, last] = [pointOf(start), pointOf(end)];
  if (first === null || last === null || first.kind !== last.kind || first.value > last.value) return null;
  return { kind: first.kind, first: first.value, last: last.value };
}

function holds(span: Span | null, { kind, value }: Point): boolean {
  return span !== null && span.kind === kind && span.first <= value && value <= span.last;
}

const privateFirst = 10n << 24n;
const privateLast = (11n << 24n) - 1n;

/** The private network 10.0.0.0/8 counts for nothing. */
function counted({ kind, first, last }: Span, wanted: Kind): bigint {
  if (kind !== wanted) return 0n;
  const size = last - first + 1n;
  if (kind === 'ipv6') return size;
  const shared = least(last, privateLast) - (first > privateFirst ? first : privateFirst) + 1n;
  return shared > 0n ? size - shared : size;
}

function least(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function keyOf({ start, end, description }: AddressRange): string {
  return JSON.stringify([start, end, description]);
}
