/** What is said of the owners of the addresses of a move. */
import { blockOf, type OwnerOf } from '../attempts/origin.ts';
import { asSentence } from '../findings/wording.ts';
import type { Candidate, Context } from './candidate.ts';

/** Whether the addresses before and since belong together, where that is known of all. */
export async function aboutOwners({ origins, previous }: Candidate, { dimensions }: Context, ownerOf: OwnerOf): Promise<string[]> {
  const addressesOf = (numbers: readonly number[]): string[] => numbers.flatMap((origin) => dimensions.origins[origin]?.address ?? []);
  const [now, then] = [addressesOf(origins), addressesOf(previous)];
  if (now.length === 0 || then.length === 0) return [];
  const all = now.length + then.length > 2 ? 'All these' : 'Both';
  const block = onlyOne([...now, ...then].map(blockOf));
  if (block !== null) return [`${all} addresses lie in ${block}.`];
  const owner = onlyOne(await Promise.all(now.map(ownerOf)));
  const former = onlyOne(await Promise.all(then.map(ownerOf)));
  if (owner === null || former === null) return [];
  if (owner === former) return [asSentence(`${all} addresses belong to ${owner}`)];
  return [
    asSentence(
      `${now.length > 1 ? 'The addresses belong' : 'The address belongs'} to ${owner}, the former ${then.length > 1 ? 'ones' : 'one'} to ${former}`,
    ),
  ];
}

/** The value that all of them are; null where they differ or nobody knows. */
function onlyOne(values: readonly (string | null)[]): string | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}
