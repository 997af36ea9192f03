/** The filter while it is typed: how many attempts it would leave, or which word it does not understand. */
import { useCursor } from 'ink';
import type { ReactNode } from 'react';
import stringWidth from 'string-width';
import { parseFilter } from '../../../attempts/filter.ts';
import { number } from '../../format.ts';
import { useSession } from '../context.ts';
import { useAnswer } from '../data/use-answer.ts';
import { spread } from '../drawing/line.ts';
import { lettersOf, type TextField } from '../state/text-field.ts';
import { Row } from './row.tsx';

const prompt = ' / ';

export function FilterEditor({ field, top }: { readonly field: TextField; readonly top: number }): ReactNode {
  const { explorer, state, lens, width } = useSession();
  const parsed = parseFilter(field.text);
  const terms = 'terms' in parsed ? parsed.terms : null;
  const matching = useAnswer(`count ${JSON.stringify(terms)}`, async () =>
    terms === null ? null : explorer.count({ terms, zone: state.zone }),
  );
  const { setCursorPosition } = useCursor();
  const before = lettersOf(field.text).slice(0, field.caret).join('');
  setCursorPosition({ x: stringWidth(prompt + before), y: top });
  const answer =
    'error' in parsed
      ? ([`${parsed.error.message}, column ${parsed.error.at + 1} `, 'warning'] as const)
      : matching.current && matching.data !== null
        ? `${number(matching.data)} match `
        : `${lens.symbols.cut} `;
  return <Row line={spread([[prompt, 'heading'], lens.text(field.text)], [answer], width)} />;
}
