/** What an org says of its ranges, for tests. */
import type { AddressRange } from '../../src/attempts/trusted-ranges.ts';
import type { OrgTrust } from '../../src/findings/org-trust.ts';

export function range(start: string, end = start, description = ''): AddressRange {
  return { start, end, description };
}

/** An answer that is the same but for what is told. */
export function trustOf(told: Partial<OrgTrust>): OrgTrust {
  return {
    org: '00D5e000000FakeEAC',
    alias: null,
    apiVersion: '66.0',
    readAt: '2026-11-01T08:00:00Z',
    trusted: [],
    users: [],
    profiles: [],
    unread: [],
    ...told,
  };
}
