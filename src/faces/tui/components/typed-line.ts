/** A line that is being typed, with the cursor of the terminal at its caret. */
import { useCursor } from 'ink';
import { useSession } from '../context.ts';
import { caretWindow } from '../drawing/caret-window.ts';
import { type Line, line } from '../drawing/line.ts';

export interface TypedLine {
  readonly prompt: string;
  readonly text: string;
  /** Letters before the caret. */
  readonly caret: number;
  /** The line of the screen that it is shown on. */
  readonly top: number;
}

export function useTypedLine({ prompt, text, caret, top }: TypedLine): Line {
  const { lens, width } = useSession();
  const { setCursorPosition } = useCursor();
  const shown = caretWindow(text, caret, width - prompt.length, lens.symbols.cut);
  setCursorPosition({ x: prompt.length + shown.caret, y: top });
  return line([prompt, 'heading'], shown.text);
}
