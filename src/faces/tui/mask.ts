/** Names and addresses as they are shown while a screen is shared: enough to tell them apart, too little to know them. */
import type { Attempt, ColumnName } from '../../attempts/attempt.ts';
import { isLabel } from '../../attempts/labels.ts';
import { safe } from '../safe.ts';
import { textMask } from './mask-text.ts';

export interface Mask {
  user(name: string): string;
  address(address: string): string;
  sentence(text: string): string;
  /** What a row says in one of its other fields. */
  field(name: ColumnName, text: string): string;
  attempt(attempt: Attempt): Attempt;
}

/** A mask that gives each name a number of its own: two users with one initial are not one user. `users` are those of the history. */
export function maskOf(users: readonly string[]): Mask {
  const numbers = new Map<string, number>();
  const user = (name: string): string => {
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    return `${safe([...name][0] ?? '')}***${number}`;
  };
  const sentence = textMask(users, { user, address });
  /** What Salesforce itself says is nobody's name, even where somebody is called so. */
  const field = (name: ColumnName, text: string): string => {
    if (name === 'user_id') return user(text);
    return isLabel(text) ? text : sentence(text);
  };
  return {
    user,
    address,
    sentence,
    field,
    attempt: (attempt) => ({
      ...attempt,
      user: attempt.user === '' ? '' : user(attempt.user),
      address: attempt.address === null ? null : address(attempt.address),
      fields: Object.fromEntries(Object.entries(attempt.fields).map(([name, text]) => [name, field(name as ColumnName, text)])),
    }),
  };
}

/** The last part of an IPv4 address or network, and all but the first two groups of IPv6. */
function address(text: string): string {
  if (text.includes(':')) return `${text.split(':').slice(0, 2).join(':')}:***`;
  return /^\d+\.\d+\.\d+\./.test(text) ? text.replace(/\.[^.]*$/, '.***') : '***';
}
