/** Who owns an address, offline: DB-IP and RouteViews data of the optional package `@ip-location-db/asn`. Name them where an owner is shown. */
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import ipaddr from 'ipaddr.js';
import type { OwnerOf } from '../attempts/origin.ts';
import { findRange, type RangeFile } from './range-file.ts';

export interface Owner {
  readonly asn: number;
  readonly name: string;
}

export interface Owners {
  /** The network operator of a canonical address; null where it is not known or the package is not installed. */
  of(address: string): Promise<Owner | null>;
  close(): Promise<void>;
}

/** The ownership data, a file for each address family; they are opened when somebody asks. */
export function openOwners(locate: (file: string) => string | null = locateInPackage): Owners {
  let opened: Promise<Files> | null = null;
  const known = new Map<string, Promise<Owner | null>>();
  return {
    of: (address) => {
      opened ??= openFiles(locate);
      const owner = known.get(address) ?? opened.then((files) => findOwner(address, files));
      known.set(address, owner);
      return owner;
    },
    close: async () => {
      const files = await opened;
      await Promise.all([files?.ipv4?.file.close(), files?.ipv6?.file.close()]);
    },
  };
}

/** Owners by their names alone. */
export function namesOf(owners: Owners): OwnerOf {
  return async (address) => (await owners.of(address))?.name ?? null;
}

type Files = Readonly<Record<'ipv4' | 'ipv6', RangeFile | null>>;

async function openFiles(locate: (file: string) => string | null): Promise<Files> {
  return { ipv4: await openRanges(locate('asn-ipv4-num.csv')), ipv6: await openRanges(locate('asn-ipv6-num.csv')) };
}

function locateInPackage(file: string): string | null {
  try {
    return createRequire(import.meta.url).resolve(`@ip-location-db/asn/${file}`);
  } catch {
    return null;
  }
}

async function openRanges(path: string | null): Promise<RangeFile | null> {
  if (path === null) return null;
  try {
    const file = await open(path);
    return { file, size: (await file.stat()).size };
  } catch {
    return null;
  }
}

async function findOwner(address: string, files: Files): Promise<Owner | null> {
  if (!ipaddr.isValid(address)) return null;
  const parsed = ipaddr.parse(address);
  const ranges = files[parsed.kind()];
  if (!ranges) return null;
  try {
    const range = await findRange(ranges, numberOf(parsed));
    return range && { asn: range.number, name: range.name };
  } catch {
    return null;
  }
}

function numberOf(address: ipaddr.IPv4 | ipaddr.IPv6): bigint {
  return address.toByteArray().reduce((number, byte) => number * 256n + BigInt(byte), 0n);
}
