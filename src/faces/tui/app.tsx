/** The explorer: opens the history, and shows the frame with a screen in it. */
import { useWindowSize } from 'ink';
import { type ReactNode, useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import { UserError } from '../../errors.ts';
import type { Asked } from '../../investigation.ts';
import { Frame } from './components/frame.tsx';
import { Opening } from './components/opening.tsx';
import { isTooSmall, TooSmall } from './components/too-small.tsx';
import { SessionContext } from './context.ts';
import { type History, useHistory } from './data/use-history.ts';
import { termsOf, wholeFilter } from './filter-text.ts';
import { SheetContext } from './sheet.ts';
import { here } from './state/state.ts';
import type { Store } from './state/store.ts';
import { surfaceOf } from './surface.ts';
import { ThemeContext, themeOf } from './theme.ts';
import { useDesk } from './use-desk.ts';
import { useLens } from './use-lens.ts';

export interface AppProps {
  readonly store: Store;
  readonly history: History;
  readonly ascii: boolean;
  readonly coloured: boolean;
  copy(text: string): void;
  quit(problem?: unknown): void;
}

const nobody: readonly string[] = [];

/** Lines above and below a screen. */
const frameHeight = 4;

export function App({ store, history, ascii, coloured, copy, quit }: AppProps): ReactNode {
  const state = useSyncExternalStore(store.subscribe, store.get);
  const { columns: width, rows } = useWindowSize();
  const height = rows - frameHeight;
  const opened = useHistory(history, quit);
  const lens = useLens(state, typeof opened === 'string' ? nobody : opened.users, ascii);
  const answers = useRef(new Map<string, unknown>());
  const report = useCallback((problem: unknown) => store.dispatch({ do: 'note', text: said(problem), bad: true }), [store]);
  const desk = useDesk({ store, lens, width, height, copy, quit, report });
  const place = here(state);
  const filter = wholeFilter(place);
  const asked = useMemo((): Asked => ({ terms: termsOf(filter), zone: state.zone }), [filter, state.zone]);
  const { cut } = lens.symbols;
  const sheet = useMemo(() => ({ width, cut }), [width, cut]);
  const shown = (): ReactNode => {
    if (isTooSmall(width, rows)) return <TooSmall width={width} height={rows} />;
    if (typeof opened === 'string') return <Opening name={history.name} doing={opened} lens={lens} width={width} height={rows} />;
    const surface = surfaceOf(place.view, width, height);
    const seen = { where: history.where, state, place, surface, asked, lens, width, height, answers: answers.current, report };
    return (
      <SessionContext value={{ ...opened, ...seen, ...desk }}>
        <Frame />
      </SessionContext>
    );
  };
  return (
    <SheetContext value={sheet}>
      <ThemeContext value={themeOf(coloured)}>{shown()}</ThemeContext>
    </SheetContext>
  );
}

function said(problem: unknown): string {
  if (problem instanceof UserError) return problem.line;
  return problem instanceof Error ? problem.message : String(problem);
}
