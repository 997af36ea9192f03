/** The attempts of an incident's lanes by source address and status. */
import { instant } from '../attempts/calendar.ts';
import type { OriginAndStatus } from '../findings/result.ts';
import { type Asked, type Asking, ask } from './ask.ts';
import type { Candidate } from './candidate.ts';

const rowsMost = 100;

/** The groups within a span in milliseconds that may differ from candidate to candidate, most failures first, a hundred at most; none where there is no span. */
export async function askStatusesByOrigin(
  asking: Asking,
  spanOf: (candidate: Candidate) => { readonly first: number; readonly last: number } | null,
): Promise<(candidate: Candidate) => Groups> {
  const askedOf = (candidate: Candidate): Asked[] => {
    const span = spanOf(candidate);
    return span === null ? [] : [span];
  };
  const groups = await ask<Group>(asking, 'statuses-by-origin', askedOf, [rowsMost]);
  return (candidate) => {
    const rows = groups(candidate);
    return {
      rows: rows.map(({ address, status, attempts, first, last, users }) => ({
        address: address || null,
        status,
        attempts,
        first: instant(first),
        last: instant(last),
        users,
      })),
      ofGroups: rows[0]?.of_groups ?? 0,
      ofAddresses: rows[0]?.of_addresses ?? 0,
    };
  };
}

export interface Groups {
  readonly rows: readonly OriginAndStatus[];
  /** How many there are with those that were cut, and of how many addresses. */
  readonly ofGroups: number;
  readonly ofAddresses: number;
}

interface Group {
  readonly address: string;
  readonly status: string;
  readonly attempts: number;
  readonly first: number;
  readonly last: number;
  readonly users: number;
  readonly of_groups: number;
  readonly of_addresses: number;
}
