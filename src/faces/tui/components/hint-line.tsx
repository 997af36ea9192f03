/** The last line: what was said last, or the keys that are worth knowing here, and what Enter opens. */
import { type ReactNode, useSyncExternalStore } from 'react';
import stringWidth from 'string-width';
import { useSession } from '../context.ts';
import { line } from '../drawing/line.ts';
import { isValidOn, keyOf, keys } from '../keys.ts';
import { Row } from './row.tsx';

export function HintLine(): ReactNode {
  const { lens, state, opens } = useSession();
  const what = useSyncExternalStore(opens.subscribe, opens.get);
  const hints = useHints(what);
  if (state.note === null) return <Row line={line(hints)} />;
  const { text, bad } = state.note;
  return <Row line={line(' ', [`${bad ? `${lens.symbols.failed} ` : ''}${lens.text(text)}`, bad ? 'warning' : 'heading'])} />;
}

/** The keys that fit, those that are always told among them. */
function useHints(opens: string): string {
  const { surface, explorer, width, lens, state } = useSession();
  const shown = keys.flatMap((key) => {
    const means = explorer.span === null ? key.group === 'Explorer' : isValidOn(key, surface);
    const hint = key.hint?.((name) => keyOf(name, lens.ascii), opens) ?? '';
    if (hint === '' || !means || (key.hintBelowTop && state.places.length === 1)) return [];
    return [{ hint, always: key.hintAlways ?? false }];
  });
  const text = (): string => ` ${shown.map(({ hint }) => hint).join('  ')}`;
  while (stringWidth(text()) > width) {
    const last = shown.findLastIndex(({ always }) => !always);
    if (last < 0) break;
    shown.splice(last, 1);
  }
  return text();
}
