/** Origins that tried one user after another, read across users: judges see one user at a time. */
import type { Cause } from '../attempts/reason.ts';
import type { Span } from './activity.ts';
import { type Dimensions, type Questions, sqlOf } from './history.ts';
import { thresholds } from './thresholds.ts';

/** What somebody who guesses is answered. */
export const guessing: ReadonlySet<Cause> = new Set(['bad-credentials', 'account-blocked', 'rate-limit']);

/** When an origin sprayed, and who first got in there when, in milliseconds. */
export interface Spray {
  readonly spans: readonly Span[];
  readonly letIn: readonly { readonly user: string; readonly at: number }[];
}

interface Row {
  readonly origin: number;
  readonly user: string | null;
  readonly first: number;
  readonly last: number;
}

/** The sprays, by origin. */
export async function readSprays(database: Questions, { statuses }: Dimensions): Promise<ReadonlyMap<number, Spray>> {
  const guesses = statuses.filter(({ cause }) => cause !== null && guessing.has(cause)).map(({ label }) => label);
  const rows = await database.rows<Row>(sqlOf('sprays'), [guesses.join('\n'), thresholds.attackUsers, thresholds.attackSpan_ms]);
  const sprayOf = (own: readonly Row[]): Spray => ({
    spans: own.flatMap(({ user, first, last }) => (user === null ? [{ from: first, until: last }] : [])),
    letIn: own.flatMap(({ user, first }) => (user === null ? [] : [{ user, at: first }])),
  });
  return new Map([...Map.groupBy(rows, ({ origin }) => origin)].map(([origin, own]) => [origin, sprayOf(own)]));
}
