/**
 * Whatever comes out of a row may have been typed by an attacker: user names, applications, browsers, even statuses.
 * What could move a cursor, reorder or hide text is spelled out before anybody sees it.
 */

/**
 * Controls and ANSI sequences, marks that reorder text, everything invisible, broken halves of characters, and accents
 * without a letter below them, which would sit on whatever stands before.
 */
export const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<![\p{L}\p{M}\p{N}\p{P}\p{S}])\p{M}/gu;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text with every unsafe character as a visible escape: `\x1b`, `\u202e`, `\u{e0041}`. */
export function safe(text: string): string {
  return text.replace(unsafe, (character) => named[character] ?? spelledOut(character));
}

/** A number in hexadecimal with at least this many digits. */
export function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

function spelledOut(character: string): string {
  const code = character.codePointAt(0) as number;
  if (code < 0x100) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\u{${hex(code, 1)}}`;
}
