/** The filter while it is typed, and how many attempts it would leave. */
import type { ReactNode } from 'react';
import { parseFilter } from '../../../attempts/filter.ts';
import { number } from '../../format.ts';
import { useSession } from '../context.ts';
import { useAnswer } from '../data/use-answer.ts';
import { blank, line } from '../drawing/line.ts';
import { termsOf } from '../filter-text.ts';
import type { TextField } from '../state/text-field.ts';
import { Row } from './row.tsx';
import { useTypedLine } from './typed-line.ts';

export function FilterEditor({ field, top }: { readonly field: TextField; readonly top: number }): ReactNode {
  const { explorer, place, state, lens } = useSession();
  const parsed = parseFilter(field.text);
  const terms = 'terms' in parsed ? parsed.terms : null;
  const matching = useAnswer(`count ${JSON.stringify([place.within, terms])}`, async () =>
    terms === null ? null : explorer.count({ terms: [...termsOf(place.within), ...terms], zone: state.zone }),
  );
  const typed = useTypedLine({ prompt: ' / ', text: lens.filter(field.text), caret: field.caret, top });
  const counted = matching.current && matching.data !== null ? `${number(matching.data)} match` : lens.symbols.cut;
  return (
    <>
      <Row line={typed} />
      <Row line={terms === null ? blank : line(`   ${counted}   Enter keeps it, Esc leaves the former one`)} />
    </>
  );
}
