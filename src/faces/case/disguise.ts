/**
 * Pseudonyms with which a history still tells the same story: users and orgs get names, addresses get addresses. An address keeps its
 * prefix (/16 or /48), two that differ still differ, and those of one block (/24 or /64) stay together.
 */
import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import type { Attempt } from '../../attempts/attempt.ts';
import type { Result } from '../../findings/result.ts';
import { type Redacted, redactionOf } from '../report/redact.ts';
import { neighbour } from './extract.ts';

/** Rewrites attempts; the same key gives the same pseudonyms, and the same in reports. `users`: whose names may stand in them. */
export function disguise(what: Redacted, key: string, result: Result, users: readonly string[]): (attempt: Attempt) => Attempt {
  const redaction = redactionOf(what, key, result, users);
  return (attempt) => {
    if (attempt.user === neighbour.user) return attempt;
    const { forwarded_for: _, ...fields } = attempt.fields;
    const { address } = attempt;
    const { address: __, ...rest } = redaction.attempt({ ...attempt, fields, address: null });
    return { ...rest, address: address === null || what === 'users' ? address : disguisedAddress(address, key) };
  };
}

/** Another address of the same prefix. */
export function disguisedAddress(address: string, key: string): string {
  const bytes = ipaddr.parse(address).toByteArray();
  const shown = bytes.length === 4 ? ipv4Of(bytes, key) : ipv6Of(bytes, key);
  return ipaddr.fromByteArray(shown).toString();
}

/** Each block of the prefix takes the place of another one, and within it each address that of another. */
function ipv4Of(bytes: readonly number[], key: string): number[] {
  const [prefix, block] = [bytes.slice(0, 2), bytes.slice(0, 3)];
  return [...prefix, permutedByte(bytes[2] ?? 0, digestOf(key, prefix)), permutedByte(bytes[3] ?? 0, digestOf(key, block))];
}

/** An IPv6 block has more addresses than anybody uses: within it a digest does not meet another. */
function ipv6Of(bytes: readonly number[], key: string): number[] {
  const [prefix, [high = 0, low = 0]] = [bytes.slice(0, 6), bytes.slice(6, 8)];
  return [...prefix, ...permuted([high, low], 0xff, digestOf(key, prefix)), ...[...digestOf(key, bytes)].slice(0, 8)];
}

function permutedByte(byte: number, key: Buffer): number {
  const [high, low] = permuted([byte >> 4, byte & 0xf], 0xf, key);
  return (high << 4) | low;
}

/** A permutation of all pairs of halves up to `most` (a Feistel network), so that no two become one. */
function permuted([left, right]: readonly [number, number], most: number, key: Buffer): readonly [number, number] {
  let pair = [left, right] as const;
  for (let round = 0; round < 6; round += 1) {
    const mixed = createHmac('sha256', key)
      .update(Buffer.from([round, pair[1]]))
      .digest()[0] as number;
    pair = [pair[1], pair[0] ^ (mixed & most)];
  }
  return pair;
}

function digestOf(key: string, bytes: readonly number[]): Buffer {
  return createHmac('sha256', key).update(Buffer.from(bytes)).digest();
}
