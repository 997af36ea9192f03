/** Somebody who should not be there. */
import type { Random } from './random.ts';
import { browser, type Client, type Row, statuses } from './row.ts';

export interface Raid {
  readonly users: readonly string[];
  readonly from: readonly string[];
  readonly begins: number;
  readonly lasts: number;
  readonly attempts: number;
  readonly client?: Client;
  readonly answer?: string;
}

/** So many attempts, spread over users, addresses and time. */
export function raid(
  { users, from, begins, lasts, attempts, client = browser, answer = statuses.badPassword }: Raid,
  random: Random,
): Row[] {
  return Array.from({ length: attempts }, (_, i) => ({
    time: begins + Math.floor(((i + random.next()) * lasts) / attempts / 1000) * 1000,
    user: users[i % users.length] as string,
    address: random.pick(from),
    status: answer,
    client,
    country: 'RU',
  }));
}
