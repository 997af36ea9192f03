/** The filter while it is typed: how many attempts it would leave, or which word it does not understand. */
import { useCursor } from 'ink';
import type { ReactNode } from 'react';
import { parseFilter } from '../../../attempts/filter.ts';
import { number } from '../../format.ts';
import { useSession } from '../context.ts';
import { useAnswer } from '../data/use-answer.ts';
import { caretWindow } from '../drawing/caret-window.ts';
import { line, type Piece } from '../drawing/line.ts';
import { termsOf } from '../filter-text.ts';
import type { TextField } from '../state/text-field.ts';
import { Row } from './row.tsx';

const prompt = ' / ';

export function FilterEditor({ field, top }: { readonly field: TextField; readonly top: number }): ReactNode {
  const { explorer, place, state, lens, width } = useSession();
  const parsed = parseFilter(field.text);
  const terms = 'terms' in parsed ? parsed.terms : null;
  const matching = useAnswer(`count ${JSON.stringify([place.within, terms])}`, async () =>
    terms === null ? null : explorer.count({ terms: [...termsOf(place.within), ...terms], zone: state.zone }),
  );
  const { setCursorPosition } = useCursor();
  const shown = caretWindow(lens.filter(field.text), field.caret, width - prompt.length, lens.symbols.cut);
  setCursorPosition({ x: prompt.length + shown.caret, y: top });
  const answer: Piece =
    'error' in parsed
      ? [`   column ${parsed.error.at + 1}: ${lens.text(parsed.error.message.replace(/"[^"]*"/g, lens.filter))}`, 'warning']
      : `   ${matching.current && matching.data !== null ? `${number(matching.data)} match` : lens.symbols.cut}   Enter keeps it, Esc leaves the former one`;
  return (
    <>
      <Row line={line([prompt, 'heading'], shown.text)} />
      <Row line={line(answer)} />
    </>
  );
}
