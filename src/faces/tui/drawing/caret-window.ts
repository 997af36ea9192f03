/** The part of a line that is being typed which shows its caret, however long the line is. */
import stringWidth from 'string-width';
import { lettersOf } from '../state/text-field.ts';

export interface CaretWindow {
  readonly text: string;
  /** Cells before the caret. */
  readonly caret: number;
}

/** Scrolls no further than it has to; `cut` stands where letters are left out. */
export function caretWindow(text: string, caret: number, room: number, cut: string): CaretWindow {
  const letters = lettersOf(text);
  const widthUntilCaret = (from: number): number => stringWidth(letters.slice(from, caret).join(''));
  let from = 0;
  while (from < caret && widthUntilCaret(from) + (from === 0 ? 0 : stringWidth(cut)) >= room) from += 1;
  const opening = from === 0 ? '' : cut;
  return { text: opening + letters.slice(from).join(''), caret: stringWidth(opening) + widthUntilCaret(from) };
}
