/** Texts of strangers on every face: nothing in them acts on a terminal, in a file, or in a spreadsheet. */
import { hex, safe, unsafe } from '../attempts/safe.ts';

export { safe };

/** The same plain data with every text in it made safe, so that a face that starts with it cannot forget one. */
export function safely<T>(data: T): T {
  return mapTexts(data, safe) as T;
}

/** Data as JSON that is safe to print: the same data for every parser, unsafe characters as `\uXXXX`. */
export function safeJson(data: unknown, indent?: number): string {
  return JSON.stringify(data, null, indent).replace(unsafe, (character) =>
    character === '\n' ? character : Array.from({ length: character.length }, (_, i) => `\\u${hex(character.charCodeAt(i), 4)}`).join(''),
  );
}

/** A cell of a CSV line (RFC 4180): safe, and defused with an apostrophe where a spreadsheet would run it as a formula. */
export function csvCell(text: string): string {
  const cell = `${/^\s*[=+\-@＝＋－＠\t\r]/.test(text) ? "'" : ''}${safe(text)}`;
  return /[",;]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Plain data with every text in it replaced; keys are ours and stay. `change` is told the field that a text stands in. */
export function mapTexts(data: unknown, change: (text: string, field: string) => string, field = ''): unknown {
  if (typeof data === 'string') return change(data, field);
  if (Array.isArray(data)) return data.map((item) => mapTexts(item, change, field));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, mapTexts(value, change, key)]));
}
