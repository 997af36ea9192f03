/** How things are shown just now. What masks names has to know all of them: one user has one pseudonym, wherever he is named. */
import { useMemo } from 'react';
import { type Lens, lensOf } from './lens.ts';
import { maskOf } from './mask.ts';
import type { State } from './state/state.ts';

export function useLens({ zone, masked }: State, users: readonly string[], ascii: boolean): Lens {
  const mask = useMemo(() => maskOf(users), [users]);
  return useMemo(() => lensOf(zone, masked ? mask : null, ascii), [zone, masked, mask, ascii]);
}
