/**
 * Pseudonyms with which a history still tells the same story: users and orgs get names, addresses get addresses. An address keeps its
 * prefix (/16 or /48), two that differ still differ, and those of one IPv6 block stay together.
 */
import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Attempt } from '../../attempts/attempt.ts';
import type { Result } from '../../findings/result.ts';
import { type Redacted, redactionOf } from '../report/redact.ts';
import { mapTexts } from '../safe.ts';
import { neighbour } from './extract.ts';
import { disguisedHosts, disguisedLoginUrl } from './login-host.ts';

/** Rewrites attempts; the same key gives the same pseudonyms, and the same in reports. `users`: whose names may stand in them. */
export function disguise(what: Redacted, key: string, result: Result, users: readonly string[]): (attempt: Attempt) => Attempt {
  const redaction = redactionOf(what, key, result, users);
  const org = (name: string): string => `org-${createHmac('sha256', key).update(`org\n${name}`).digest('hex').slice(0, 8)}`;
  const withoutOrg = (attempt: Attempt): Attempt => {
    const { login_url } = attempt.fields;
    const disguised = mapTexts(attempt, (text) => disguisedHosts(text, org)) as Attempt;
    return login_url === undefined
      ? disguised
      : { ...disguised, fields: { ...disguised.fields, login_url: disguisedLoginUrl(login_url, org) } };
  };
  return (attempt) => {
    if (attempt.user === neighbour.user) return attempt;
    const { forwarded_for: _, ...fields } = attempt.fields;
    const { address } = attempt;
    const unnamed = what === 'addresses' ? { ...attempt, fields } : withoutOrg({ ...attempt, fields });
    const { address: __, ...rest } = redaction.attempt({ ...unnamed, address: null });
    return { ...rest, address: address === null || what === 'users' ? address : disguisedAddress(address, key) };
  };
}

/** Another address of the same prefix. */
export function disguisedAddress(address: string, key: string): string {
  const bytes = ipaddr.parse(address).toByteArray();
  const kept = bytes.length === 4 ? 2 : 6;
  const prefix = bytes.slice(0, kept);
  const [high = 0, low = 0, ...host] = bytes.slice(kept);
  const block = permuted([high, low], digestOf(key, prefix));
  const disguised = host.length === 0 ? [] : [...digestOf(key, bytes)].slice(0, host.length);
  return ipaddr.fromByteArray([...prefix, ...block, ...disguised]).toString();
}

/** A permutation of all pairs of bytes (a Feistel network), so that no two become one. */
function permuted([left, right]: readonly [number, number], key: Buffer): readonly [number, number] {
  let pair = [left, right] as const;
  for (let round = 0; round < 6; round += 1) {
    const mixed = createHmac('sha256', key)
      .update(Buffer.from([round, pair[1]]))
      .digest()[0] as number;
    pair = [pair[1], pair[0] ^ mixed];
  }
  return pair;
}

function digestOf(key: string, bytes: readonly number[]): Buffer {
  return createHmac('sha256', key).update(Buffer.from(bytes)).digest();
}
