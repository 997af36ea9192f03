/** The filter while it is typed, and how many attempts it would leave. */
import type { ReactNode } from 'react';
import { parseFilter } from '../../../attempts/filter.ts';
import { number } from '../../format.ts';
import { useSession } from '../context.ts';
import { useMatching } from '../data/use-matching.ts';
import { blank, line } from '../drawing/line.ts';
import { termsOf, wholeFilter } from '../filter-text.ts';
import { spell } from '../keys.ts';
import { lineKeys } from '../state/line-keys.ts';
import type { TextField } from '../state/text-field.ts';
import { Row } from './row.tsx';
import { useTypedLine } from './typed-line.ts';

export function FilterEditor({ field, top }: { readonly field: TextField; readonly top: number }): ReactNode {
  const { place, lens } = useSession();
  const typed = useTypedLine({ prompt: ' / ', text: lens.filter(field.text), caret: field.caret, top });
  const readable = 'terms' in parseFilter(field.text);
  return (
    <>
      <Row line={typed} />
      {readable ? <Matching filter={wholeFilter({ within: place.within, filter: field.text })} /> : <Row line={blank} />}
    </>
  );
}

function Matching({ filter }: { readonly filter: string }): ReactNode {
  const { lens } = useSession();
  const matching = useMatching(termsOf(filter));
  const counted = matching === null ? lens.symbols.cut : `${number(matching)} match`;
  const ways = `${spell(lineKeys.finish)} keeps it, ${spell(lineKeys.leave)} leaves the former one`;
  return <Row line={line(`   ${counted}   ${ways}`)} />;
}
