/** The explorer: opens the history, and shows the frame with a screen in it. */
import { useWindowSize } from 'ink';
import { type ReactNode, useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import { UserError } from '../../errors.ts';
import type { Asked } from '../../investigation.ts';
import { Frame } from './components/frame.tsx';
import { Opening } from './components/opening.tsx';
import { Row } from './components/row.tsx';
import { type Session, SessionContext } from './context.ts';
import { type History, useHistory } from './data/use-history.ts';
import { line } from './drawing/line.ts';
import { termsOf, wholeFilter } from './filter-text.ts';
import { lensOf } from './lens.ts';
import { maskOf } from './mask.ts';
import { SheetContext } from './sheet.ts';
import { here } from './state/state.ts';
import type { Store } from './state/store.ts';
import { surfaceOf } from './surface.ts';
import { ThemeContext, themeOf } from './theme.ts';
import { useDesk } from './use-desk.ts';

export interface AppProps {
  readonly store: Store;
  readonly history: History;
  readonly ascii: boolean;
  readonly coloured: boolean;
  copy(text: string): void;
  quit(problem?: unknown): void;
}

const nobody: readonly string[] = [];

const least = { columns: 40, rows: 12 };

/** Lines above and below a screen. */
const frameHeight = 4;

export function App({ store, history, ascii, coloured, copy, quit }: AppProps): ReactNode {
  const state = useSyncExternalStore(store.subscribe, store.get);
  const { columns: width, rows: height } = useWindowSize();
  const opened = useHistory(history, quit);
  const users = typeof opened === 'string' ? nobody : opened.users;
  const mask = useMemo(() => maskOf(users), [users]);
  const lens = useMemo(() => lensOf(state.zone, state.masked ? mask : null, ascii), [state.zone, state.masked, mask, ascii]);
  const answers = useRef(new Map<string, unknown>());
  const report = useCallback((problem: unknown) => store.dispatch({ do: 'note', text: said(problem), bad: true }), [store]);
  const publish = useDesk({ store, lens, width, height: height - frameHeight, copy, quit, report });
  const place = here(state);
  const filter = wholeFilter(place);
  const asked = useMemo((): Asked => ({ terms: termsOf(filter), zone: state.zone }), [filter, state.zone]);
  const { cut } = lens.symbols;
  const sheet = useMemo(() => ({ width, cut }), [width, cut]);
  const drawn = (content: ReactNode): ReactNode => (
    <SheetContext value={sheet}>
      <ThemeContext value={themeOf(coloured)}>{content}</ThemeContext>
    </SheetContext>
  );
  if (width < least.columns || height < least.rows)
    return drawn(<Row line={line(`breakday needs ${least.columns}x${least.rows}, this is ${width}x${height}`)} />);
  if (typeof opened === 'string') return drawn(<Opening name={history.name} doing={opened} lens={lens} width={width} height={height} />);
  const session: Session = {
    ...opened,
    where: history.where,
    state,
    place,
    surface: surfaceOf(place.view, width, height - frameHeight),
    asked,
    lens,
    width,
    height: height - frameHeight,
    answers: answers.current,
    publish,
    report,
  };
  return drawn(
    <SessionContext.Provider value={session}>
      <Frame session={session} />
    </SessionContext.Provider>,
  );
}

function said(problem: unknown): string {
  if (problem instanceof UserError) return problem.line;
  return problem instanceof Error ? problem.message : String(problem);
}
