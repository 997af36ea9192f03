/** Finds addresses in a text, whatever they touch, and keeps of each only its prefix (/16 or /48). */
import ipaddr from 'ipaddr.js';

export type Pseudonym = (kind: string, name: string) => string;

/** Every run that could be, or could hold, an address: what touches it, such as the digits of a date, is taken along. */
export const addressPattern = String.raw`(?<!\d|\d{4}-(?:\d\d-){0,2})(?:\d{1,3}[_-]){3}\d{1,3}(?!\d)|\d+(?:\.\d+){3,}(?:\/\d{1,2}(?!\d))?|(?<![0-9a-fA-F:])[0-9a-fA-F]*(?::[0-9a-fA-F]*){2,}(?![0-9a-fA-F:]|\.\d)(?:\/\d{1,3}(?!\d))?`;

/** What is shown in place of a run that {@link addressPattern} found; the run itself where it is no address. `touched`: by a letter. */
export function prefixOf(run: string, touched: boolean, pseudonym: Pseudonym): string {
  const [text = '', bits] = run.split('/');
  return text.includes(':') ? ipv6Prefix(run, text, bits, touched, pseudonym) : ipv4Prefix(run, text, bits, pseudonym);
}

function ipv4Prefix(run: string, text: string, bits: string | undefined, pseudonym: Pseudonym): string {
  const parts = text.split(/[._-]/).map(Number);
  const [first, second, ...host] = parts;
  // No host has such an address, but programs have such versions: Chrome/126.0.0.0.
  if (parts.length === 4 && parts.slice(1).every((part) => part === 0)) return run;
  if (parts.length > 4 || parts.some((part) => part > 255)) {
    const holdsOne = parts.some((_, at) => at + 3 < parts.length && parts.slice(at + 1, at + 3).every((part) => part <= 255));
    return holdsOne ? `x.x.x.x-${pseudonym('address', run)}` : run;
  }
  const address = [first, second, ...host].join('.');
  return bits === undefined
    ? `${first}.${second}.x.x-${pseudonym('address', address)}`
    : `${first}.${second}.x.x/${Math.min(16, Number(bits))}`;
}

function ipv6Prefix(run: string, text: string, bits: string | undefined, touched: boolean, pseudonym: Pseudonym): string {
  const couldBeOne = (text.includes('::') || text.split(':').length > 7) && /[0-9a-f]/i.test(text);
  // Letters alone are a word when a letter touches them: My::Feed.
  if (!couldBeOne || (touched && !/\d/.test(text))) return run;
  if (!ipaddr.IPv6.isValid(text)) return `x:x-${pseudonym('address', run)}`;
  const canonical = ipaddr.IPv6.parse(text);
  const opening = canonical.parts
    .slice(0, 3)
    .map((part) => part.toString(16))
    .join(':');
  return bits === undefined
    ? `${opening}:x-${pseudonym('address', canonical.toRFC5952String())}`
    : `${opening}:x/${Math.min(48, Number(bits))}`;
}
