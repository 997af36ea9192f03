/** What else changed: the attempts in question against the same lanes' successes before them, over all fields. */
import { blockOf, type OwnerOf } from '../attempts/origin.ts';
import type { Change } from '../findings/result.ts';
import { type Asking, ask } from './ask.ts';
import { breakOf, type Candidate } from './candidate.ts';
import { thresholds } from './thresholds.ts';

interface Count {
  readonly field: string;
  readonly value: string;
  readonly in_question: number;
  readonly earlier: number;
}

/**
 * The fields in the order in which they tell most, with the words that lead to a value, and in how great a share of the attempts
 * it has to be unheard of. Whoever is refused tries again later: hours tell something only where none of them is a usual one.
 */
const fields: ReadonlyMap<string, { readonly named: string; readonly words: string; readonly least?: number }> = new Map([
  ['address', { named: 'address', words: 'from' }],
  ['block', { named: 'block', words: 'from the network' }],
  ['owner', { named: 'owner', words: 'from an address of' }],
  ['country', { named: 'country', words: 'from the country' }],
  ['api_version', { named: 'apiVersion', words: 'with the API version' }],
  ['tls', { named: 'tls', words: 'with the TLS protocol' }],
  ['cipher', { named: 'cipher', words: 'with the cipher suite' }],
  ['client_version', { named: 'clientVersion', words: 'with the client version' }],
  ['application', { named: 'application', words: 'with the application' }],
  ['api_type', { named: 'apiType', words: 'with the API type' }],
  ['login_url', { named: 'loginUrl', words: 'with the login URL' }],
  ['login_type', { named: 'loginType', words: 'with the login type' }],
  ['login_subtype', { named: 'loginSubtype', words: 'with the login subtype' }],
  ['browser', { named: 'browser', words: 'with the browser' }],
  ['platform', { named: 'platform', words: 'with the platform' }],
  ['hour', { named: 'hour', words: 'in the hour from', least: 1 }],
]);
const ofTheAddress: ReadonlySet<string> = new Set(['address', 'block', 'owner', 'country']);

/** The fields that differ, most telling first. */
export async function askChanges(asking: Asking): Promise<(candidate: Candidate) => Promise<Change[]>> {
  const { logFrom, logUntil } = asking.context;
  const counts = await ask<Count>(asking, 'contrast', (candidate) => {
    const broke = breakOf(candidate);
    if (broke === null || candidate.kind === 'attack' || candidate.kind === 'silence') return [];
    const succeeded = candidate.kind === 'silent-origin-change' ? 1 : 0;
    return [{ first: logFrom, last: candidate.lastFailure ?? logUntil, broke, succeeded }];
  });
  return (candidate) => changesOf(candidate, counts(candidate), asking.ownerOf);
}

async function changesOf(candidate: Candidate, counts: readonly Count[], ownerOf: OwnerOf): Promise<Change[]> {
  const byField = Map.groupBy(counts, ({ field }) => field);
  const byAddress = byField.get('address') ?? [];
  byField.set(
    'block',
    byAddress.map((count) => ({ ...count, value: blockOf(count.value) })),
  );
  byField.set('owner', await Promise.all(byAddress.map(async (count) => ({ ...count, value: (await ownerOf(count.value)) ?? '' }))));
  const changes: Change[] = [];
  for (const [field, { named, words, least = 0.5 }] of fields) {
    if (candidate.addressesAlwaysChange && ofTheAddress.has(field)) continue;
    const change = changeOf(named, words, least, sumByValue(byField.get(field) ?? []));
    if (change) changes.push(change);
  }
  return changes;
}

type Tally = { value: string; in_question: number; earlier: number };

function sumByValue(counts: readonly Tally[]): Tally[] {
  const sums = new Map<string, Tally>();
  for (const { value, in_question, earlier } of counts) {
    const sum = sums.get(value) ?? { value, in_question: 0, earlier: 0 };
    sums.set(value, { value, in_question: sum.in_question + in_question, earlier: sum.earlier + earlier });
  }
  return [...sums.values()].sort((a, b) => b.in_question - a.in_question || b.earlier - a.earlier);
}

function changeOf(field: string, words: string, least: number, tallies: readonly Tally[]): Change | null {
  const inQuestion = tallies.reduce((sum, t) => sum + t.in_question, 0);
  const earlier = tallies.reduce((sum, t) => sum + t.earlier, 0);
  if (inQuestion === 0 || earlier === 0) return null;
  const unheardOf = tallies.filter((t) => t.value !== '' && t.in_question > 0 && t.earlier < earlier * thresholds.changedShare);
  const rows = unheardOf.reduce((sum, t) => sum + t.in_question, 0);
  const before = tallies
    .filter((t) => t.value !== '')
    .reduce<Tally | null>((most, t) => (t.earlier > (most?.earlier ?? 0) ? t : most), null);
  const [after] = unheardOf;
  if (after === undefined || before === null || rows < inQuestion * least) return null;
  const seen = unheardOf.reduce((sum, t) => sum + t.earlier, 0);
  return {
    field,
    before: before.value,
    after: after.value,
    share: rows / inQuestion,
    sentence: `${countOf(rows, inQuestion)} came ${words} ${after.value}${unheardOf.length > 1 ? ` and ${(unheardOf.length - 1).toLocaleString('en-US')} more` : ''}; ${
      seen === 0 ? 'none' : seen.toLocaleString('en-US')
    } of ${earlier.toLocaleString('en-US')} earlier successes did.`,
  };
}

function countOf(rows: number, all: number): string {
  const count = rows.toLocaleString('en-US');
  if (rows !== all) return `${count} of ${all.toLocaleString('en-US')} attempts`;
  return all === 1 ? 'The one attempt' : `All ${count} attempts`;
}
