/** Names and addresses as they are shown while a screen is shared: enough to tell them apart, too little to know them. */
import { fieldNamed, fields } from '../../attempts/filter-fields.ts';
import { safe } from '../safe.ts';
import { lettersOf } from './state/text-field.ts';

export interface Mask {
  user(name: string): string;
  address(address: string): string;
  sentence(text: string): string;
  /** A filter, also an unfinished one: as many letters as it has, so that its caret stays where it is. */
  filter(text: string): string;
}

/** A mask that gives each name a number of its own: two users with one initial are not one user. */
export function maskOf(): Mask {
  const numbers = new Map<string, number>();
  const user = (name: string): string => {
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    return `${safe([...name][0] ?? '')}***${number}`;
  };
  const sentence = (text: string): string => text.replace(anything, (found) => (found.includes('@') ? user(found) : address(found)));
  return { user, address, sentence, filter };
}

/** The last part of an IPv4 address or network, and all but the first two groups of IPv6. */
function address(text: string): string {
  if (text.includes(':')) return `${text.split(':').slice(0, 2).join(':')}:***`;
  return /^\d+\.\d+\.\d+\./.test(text) ? text.replace(/\.[^.]*$/, '.***') : '***';
}

/** An address of IPv6 has two colons in a row or three of them: a time of day has neither. */
const anything =
  /[^\s"'“”(),;]+@[^\s"'“”(),;]+|\b\d{1,3}(?:\.\d{1,3}){3}(?:\/\d+)?\b|\b(?:[0-9a-f]{1,4}:){2,}(?::|[0-9a-f]{1,4}:)[0-9a-f:]*/gi;

const telling: readonly string[] = ['user', 'userid', 'ip', 'block', 'forwarded'];

/** A term as it stands in a text that may still be typed: `!`, a field, and values whose last quote may be open. */
const term = /(!?)(?:([A-Za-z_-]+):)?((?:"(?:[^"\\]|\\.)*"?|[^\s"])+)/g;

function filter(text: string): string {
  return text.replace(term, (whole, not: string, field: string | undefined, values: string) => {
    if (field === undefined) return fields.some(({ name }) => name.startsWith(values)) ? whole : `${not}${hidden(values)}`;
    const known = fieldNamed(field);
    return known === undefined || telling.includes(known.name) ? `${not}${field}:${hidden(values)}` : whole;
  });
}

function hidden(values: string): string {
  return lettersOf(values)
    .map((letter) => (/[\s",~]/.test(letter) ? letter : '*'))
    .join('');
}
