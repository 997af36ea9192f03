/**
 * Whatever comes out of a row may have been typed by an attacker: user names, applications, browsers, even statuses.
 * What could move a cursor, reorder or hide text, or run as a formula, is spelled out before anybody sees it.
 */

/**
 * Controls and ANSI sequences, marks that reorder text, everything invisible, broken halves of characters, and accents
 * without a letter below them, which would sit on whatever stands before.
 */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<![\p{L}\p{M}\p{N}\p{P}\p{S}])\p{M}/gu;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text with every unsafe character as a visible escape: `\x1b`, `\u202e`, `\u{e0041}`. */
export function safe(text: string): string {
  return text.replace(unsafe, (character) => named[character] ?? spelledOut(character));
}

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

/** Plain data with every text in it replaced; keys are ours and stay. */
export function mapTexts(data: unknown, change: (text: string) => string): unknown {
  if (typeof data === 'string') return change(data);
  if (Array.isArray(data)) return data.map((item) => mapTexts(item, change));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, mapTexts(value, change)]));
}

function spelledOut(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code < 0x100) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\u{${hex(code, 1)}}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}
