/** What came from the keyboard, as the names that the table of keys uses: one name for each key, however many came at once. */
import type { Key } from 'ink';
import { lettersOf } from './state/text-field.ts';

const flags = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'escape'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
] as const;

const letters: Readonly<Record<string, string>> = {
  ' ': 'space',
  '\r': 'enter',
  '\t': 'tab',
  '\x1b': 'escape',
  '\x7f': 'backspace',
};

export function keyNames(input: string, key: Key): string[] {
  const flag = flags.find(([name]) => key[name]);
  if (key.escape && key.meta) return ['escape', 'escape'];
  if (flag !== undefined) return [flag[1]];
  if (key.tab) return [key.shift ? 'shift-tab' : 'tab'];
  if (key.ctrl && input.length === 1) return [`ctrl-${input.toLowerCase()}`];
  const names = lettersOf(input).map((letter) => letters[letter] ?? controlName(letter) ?? letter);
  // Escape and a letter that come at once look like Alt and the letter, for which there is no use here.
  return key.meta ? (names.length === 1 ? ['escape', ...names] : []) : names;
}

/** Control characters are letters with Ctrl: Ctrl-A is the first of them. */
function controlName(letter: string): string | null {
  const code = letter.charCodeAt(0);
  return code > 0 && code < 27 ? `ctrl-${String.fromCharCode(code + 96)}` : null;
}
