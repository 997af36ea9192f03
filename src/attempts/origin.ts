/** Source addresses: their canonical form, their block, and the words that are no address at all. */
import ipaddr from 'ipaddr.js';

/** Who owns an address; null where nobody is known. */
export type OwnerOf = (address: string) => Promise<string | null>;

/**
 * The canonical form of a source address: trimmed, without a port, IPv4-mapped IPv6 unwrapped, IPv6 compressed and in lower case.
 * The empty text for what is no origin: blank, `Salesforce.com IP`, `N/A`, `Unknown`, `Unavailable`, anything unreadable.
 */
export function canonicalAddress(text: string): string {
  const trimmed = withoutPort(text.trim());
  if (!ipaddr.IPv4.isValidFourPartDecimal(trimmed) && !ipaddr.IPv6.isValid(trimmed)) return '';
  const address = ipaddr.process(trimmed);
  return address instanceof ipaddr.IPv6 ? address.toRFC5952String() : address.toString();
}

/** `203.0.113.1:443`, `[2001:db8::1]:443` and `[2001:db8::1]` without what is not of the address. */
function withoutPort(text: string): string {
  const { v4, v6 } = /^(?:(?<v4>[\d.]+):\d{1,5}|\[(?<v6>[^\]]*)\](?::\d{1,5})?)$/.exec(text)?.groups ?? {};
  return v4 ?? v6 ?? text;
}

/** Whether a text in place of a source address is none, and no known word for having none. */
export function isStrange(text: string): boolean {
  return canonicalAddress(text) === '' && !/^(?:|salesforce\.com ip|n\/a|unknown|unavailable|null|none|-+)$/i.test(text.trim());
}

/** A text that sorts as addresses or networks follow each other: IPv4 before IPv6, each by its numbers. */
export function inOrder(origin: string): string {
  const [address = ''] = origin.split('/');
  if (!ipaddr.isValid(address)) return '';
  const parsed = ipaddr.parse(address);
  return `${parsed.kind()} ${parsed
    .toByteArray()
    .map((byte) => String(byte).padStart(3, '0'))
    .join('.')}`;
}

/** The network that an address most likely shares with its neighbours: the /24 of IPv4, the /64 of IPv6. Takes a canonical address. */
export function blockOf(address: string): string {
  const parsed = ipaddr.parse(address);
  return parsed instanceof ipaddr.IPv4
    ? `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/24`)}/24`
    : `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/64`).toRFC5952String()}/64`;
}

/** Whether a canonical address is an IPv6 address: people's rotate inside their block, so there the block is the origin. */
export function isIpv6(address: string): boolean {
  return address.includes(':');
}

/** Whether a canonical address lies in a network such as `203.0.113.0/24`. */
export function isIn(address: string, network: string): boolean {
  const parsed = ipaddr.parse(address);
  const [base, bits] = ipaddr.parseCIDR(network);
  return parsed.kind() === base.kind() && parsed.match(base, bits);
}
