/** The filter while it is typed: how many attempts it would leave, or which word it does not understand. */
import { useCursor } from 'ink';
import type { ReactNode } from 'react';
import stringWidth from 'string-width';
import { parseFilter } from '../../../attempts/filter.ts';
import { number } from '../../format.ts';
import { useSession } from '../context.ts';
import { useAnswer } from '../data/use-answer.ts';
import { line, type Piece } from '../drawing/line.ts';
import { lettersOf, type TextField } from '../state/text-field.ts';
import { Row } from './row.tsx';

const prompt = ' / ';

export function FilterEditor({ field, top }: { readonly field: TextField; readonly top: number }): ReactNode {
  const { explorer, state, lens } = useSession();
  const parsed = parseFilter(field.text);
  const terms = 'terms' in parsed ? parsed.terms : null;
  const matching = useAnswer(`count ${JSON.stringify(terms)}`, async () =>
    terms === null ? null : explorer.count({ terms, zone: state.zone }),
  );
  const { setCursorPosition } = useCursor();
  const typed = lens.filter(field.text);
  const before = lettersOf(typed).slice(0, field.caret).join('');
  setCursorPosition({ x: stringWidth(prompt + before), y: top });
  const answer: Piece =
    'error' in parsed
      ? [`   ${lens.text(parsed.error.message)}, column ${parsed.error.at + 1}`, 'warning']
      : `   ${matching.current && matching.data !== null ? `${number(matching.data)} match` : lens.symbols.cut}   Enter keeps it, Esc leaves the former one`;
  return (
    <>
      <Row line={line([prompt, 'heading'], typed)} />
      <Row line={line(answer)} />
    </>
  );
}
