import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isHosting } from '../../src/sources/hosting.ts';
import { type Owners, openOwners } from '../../src/sources/owner.ts';

let owners: Owners | undefined;

afterEach(async () => owners?.close());

test('every range of a file is found at its first and last address, and nothing between two ranges', async () => {
  const ranges = Array.from({ length: 800 }, (_, i) => ({
    start: 16_777_216 + i * 512,
    name: `Network "${i}", Inc. ${'x'.repeat(i % 90)}`,
  }));
  owners = await ownersFrom(ranges.map(({ start, name }, i) => `${start},${start + 255},${i},"${name.replaceAll('"', '""')}"`));
  for (const [i, { start, name }] of ranges.entries()) {
    const owner = { asn: i, name };
    expect(await owners.of(dotted(start))).toEqual(owner);
    expect(await owners.of(dotted(start + 255))).toEqual(owner);
    expect(await owners.of(dotted(start + 256))).toBeNull();
  }
  expect(await owners.of(dotted(16_777_215))).toBeNull();
});

test('the installed data names well-known networks of both families', async () => {
  owners = openOwners();
  expect(await owners.of('8.8.8.8')).toEqual({ asn: 15169, name: 'Google LLC' });
  expect(await owners.of('2001:4860:4860::8888')).toEqual({ asn: 15169, name: 'Google LLC' });
  expect(await owners.of('10.0.0.1')).toBeNull();
  expect(await owners.of('no address')).toBeNull();
});

test('without the package nobody is the owner, and nothing fails', async () => {
  owners = openOwners(() => null);
  expect(await owners.of('8.8.8.8')).toBeNull();
  owners = openOwners(() => '/nowhere/asn.csv');
  expect(await owners.of('8.8.8.8')).toBeNull();
});

test('a file of something else names nobody', async () => {
  owners = await ownersFrom(Array.from({ length: 5000 }, (_, i) => `this is no range ${i}`));
  expect(await owners.of('8.8.8.8')).toBeNull();
});

test.each(['Amazon.com, Inc.', 'GoDaddy.com, LLC', 'Google LLC', 'Hetzner Online GmbH'])('%s rents out machines', (name) => {
  expect(isHosting(name)).toBe(true);
});

test.each(['Deutsche Telekom AG', 'Comcast Cable Communications, LLC', 'Amazonas Telecom'])('%s is not known to', (name) => {
  expect(isHosting(name)).toBe(false);
});

async function ownersFrom(lines: readonly string[]): Promise<Owners> {
  const path = join(await mkdtemp(join(tmpdir(), 'owners-')), 'ranges.csv');
  await writeFile(path, `${lines.join('\n')}\n`);
  return openOwners(() => path);
}

function dotted(number: number): string {
  return [24, 16, 8, 0].map((bits) => (number >>> bits) & 255).join('.');
}
