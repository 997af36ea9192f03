/** Reads single values of the filter language. */
import { isValid, parseISO } from 'date-fns';
import ipaddr from 'ipaddr.js';
import type { RawValue } from './filter-scan.ts';
import type { AddressMatch, OwnerMatch, StatusMatch, TextMatch } from './filter-term.ts';
import { nearest } from './nearest.ts';
import { blockOf, canonicalAddress } from './origin.ts';
import { type Cause, causes, type Outcome, resolveStatus } from './reason.ts';

/** Either the value's meaning, or what is wrong with it. */
export type ValueReader<T> = (value: RawValue) => { value: T } | { problem: string };

export const readText: ValueReader<TextMatch> = ({ text, contains }) => ({ value: contains ? { contains: text } : { is: text } });

export const readOwner: ValueReader<OwnerMatch> = (raw) =>
  !raw.contains && raw.text.toLowerCase() === 'none' ? { value: { none: true } } : readText(raw);

export const readStatus: ValueReader<StatusMatch> = ({ text, contains }) => {
  if (contains) return { value: { contains: text } };
  const outcome = outcomes.get(text.toLowerCase());
  return { value: outcome ? { outcome } : { is: resolveStatus(text).label } };
};

export const readCause: ValueReader<Cause> = exactly((text) => {
  const cause = causes.find((known) => known === text.toLowerCase());
  if (cause) return { value: cause };
  const meant = nearest(text, causes);
  return { problem: `"${text}" is no reason (${meant ? `did you mean ${meant}?` : `known are ${causes.join(', ')}`})` };
});

export const readAddress: ValueReader<AddressMatch> = exactly<AddressMatch>((text) => {
  if (text.toLowerCase() === 'none') return { value: { none: true } };
  if (/^[0-9a-f.:]+\*$/i.test(text)) return { value: { opening: text.slice(0, -1).toLowerCase() } };
  const address = canonicalAddress(text);
  if (address !== '') return { value: { address } };
  const network = canonicalNetwork(text);
  return network
    ? { value: { network } }
    : { problem: `"${text}" is no address, network such as 203.0.113.0/24, or opening such as 203.0.113.*` };
});

export const readBlock: ValueReader<AddressMatch> = (raw) => {
  const read = readAddress(raw);
  return 'value' in read && 'address' in read.value ? { value: { network: blockOf(read.value.address) } } : read;
};

export const readMoment: ValueReader<string> = exactly((text) =>
  momentForm.test(text) && isValid(parseISO(text))
    ? { value: text }
    : { problem: `"${text}" is no date such as 2026-10-13 or instant such as 2026-10-13T09:30Z` },
);

export const readDay: ValueReader<string> = exactly((text) =>
  text.length === 10 && momentForm.test(text) && isValid(parseISO(text))
    ? { value: text }
    : { problem: `"${text}" is no date such as 2026-10-13` },
);

export const readYesOrNo: ValueReader<'yes' | 'no'> = exactly((text) => {
  const answer = text.toLowerCase();
  return answer === 'yes' || answer === 'no' ? { value: answer } : { problem: `"${text}" is neither yes nor no` };
});

const momentForm = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

const outcomes = new Map<string, Outcome>([
  ['success', 'success'],
  ['ok', 'success'],
  ['failed', 'failure'],
  ['failure', 'failure'],
  ['fail', 'failure'],
  ['step', 'step'],
]);

function exactly<T>(read: (text: string) => { value: T } | { problem: string }): ValueReader<T> {
  return ({ text, contains }) => (contains ? { problem: 'takes no ~' } : read(text));
}

function canonicalNetwork(text: string): string | null {
  if (!/^[0-9a-f.:]+\/\d{1,3}$/i.test(text)) return null;
  if (!ipaddr.isValidCIDR(text)) return null;
  const [base, bits] = ipaddr.parseCIDR(text);
  return base instanceof ipaddr.IPv4
    ? `${ipaddr.IPv4.networkAddressFromCIDR(text)}/${bits}`
    : `${ipaddr.IPv6.networkAddressFromCIDR(text).toRFC5952String()}/${bits}`;
}
