/** Disguised addresses differ where the true ones do, and stay neighbours where those are. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blockOf } from '../../../src/attempts/origin.ts';
import { disguisedAddress } from '../../../src/faces/case/disguise.ts';
import { breakday } from '../../breakday.ts';
import { logOf, program, refused } from '../../told-log.ts';

const disguised = (address: string): string => disguisedAddress(address, 'a key');

test('all addresses of a prefix become as many others of it, those of each block in one block', () => {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  const blocks = bytes.map((block) => blockOf(disguised(`203.0.${block}.7`)));
  expect(new Set(blocks).size).toBe(256);
  expect(blocks.filter((block) => !block.startsWith('203.0.'))).toEqual([]);
  const neighbours = bytes.map((host) => disguised(`203.0.113.${host}`));
  expect(new Set(neighbours).size).toBe(256);
  expect(new Set(neighbours.map(blockOf))).toEqual(new Set([blocks[113]]));
});

test('of IPv6 the block stays together and the rest tells nothing', () => {
  const [one = '', two = '', other = ''] = ['2001:db8:1:2::77', '2001:db8:1:2::78', '2001:db8:1:3::77'].map(disguised);
  expect(blockOf(one)).toBe(blockOf(two));
  expect(new Set([one, two, other, '2001:db8:1:2::77']).size).toBe(4);
  expect(blockOf(other)).not.toBe(blockOf(one));
  expect(other).toMatch(/^2001:db8:1:/);
});

test('a program that moved from one pool of neighbours to another is kept in disguise, and the case holds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'breakday-case-'));
  const user = 'feed@acme.example';
  const pool = (block: string, status: string, from: string, hours: number) =>
    program(user, '', status, from, hours).map((each, i) => ({ ...each, address: `${block}.${10 + (i % 20)}` }));
  const moved = [
    ...pool('198.51.100', 'Success', '2026-03-01T00:00:00Z', 24 * 30),
    ...pool('203.0.113', refused, '2026-03-31T00:00:00Z', 40),
  ];
  try {
    const [file, kept] = [join(folder, 'pools.csv'), join(folder, 'case')];
    writeFileSync(file, logOf(moved));
    expect(await breakday(['case', 'save', kept, file, '--redact', '--timezone', 'UTC'])).toMatchObject({ status: 0 });
    expect(await breakday(['case', 'check', kept])).toMatchObject({ status: 0 });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
