/** Filters as they are shown while a screen is shared: what they look for is masked, whom they name with it. */
import { fieldNamed, fields } from '../../attempts/filter-fields.ts';
import { lettersOf } from './state/text-field.ts';

const telling: readonly string[] = ['user', 'userid', 'ip', 'block', 'forwarded'];

/** A term as it stands in a text that may still be typed: `!`, a field, and values whose last quote may be open. */
const term = /(!?)(?:([A-Za-z_-]+):)?((?:"(?:[^"\\]|\\.)*"?|[^\s"])+)/g;

/** A filter, also an unfinished one: as many letters as it has, so that its caret stays where it is. */
export function maskedFilter(text: string): string {
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
