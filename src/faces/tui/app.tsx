/** The explorer: opens the history, and shows the frame with a screen in it. */
import { Box, useInput, usePaste, useWindowSize } from 'ink';
import { type ReactNode, useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import type { Asked } from '../../investigation.ts';
import { FilterEditor } from './components/filter-editor.tsx';
import { filterLine, hintLine, tabLine } from './components/frame-lines.ts';
import { Lines } from './components/lines.tsx';
import { OverlayBody } from './components/overlay.tsx';
import { Row } from './components/row.tsx';
import { Screen } from './components/screen.tsx';
import { titleLine } from './components/title-line.ts';
import { type Session, SessionContext } from './context.ts';
import { type History, useHistory } from './data/use-history.ts';
import { useMatching } from './data/use-matching.ts';
import { catchUp, pressed } from './dispatch.ts';
import { type Line, line } from './drawing/line.ts';
import { writeExport } from './export.ts';
import { termsOf } from './filter-text.ts';
import { handsOf } from './hands.ts';
import { keyNames } from './key-names.ts';
import { type Lens, lensOf } from './lens.ts';
import { maskOf } from './mask.ts';
import type { Scene } from './scene.ts';
import { Empty } from './screens/empty.tsx';
import { helpLines } from './screens/help-lines.ts';
import type { Extent } from './state/reduce.ts';
import { type ExportFormat, here } from './state/state.ts';
import type { Store } from './state/store.ts';
import { lettersOf } from './state/text-field.ts';
import { ThemeContext, themeOf } from './theme.ts';

export interface AppProps {
  readonly store: Store;
  readonly history: History;
  readonly ascii: boolean;
  readonly coloured: boolean;
  copy(text: string): void;
  quit(problem?: unknown): void;
}

const least = { columns: 40, rows: 12 };

export function App({ store, history, ascii, coloured, copy, quit }: AppProps): ReactNode {
  const state = useSyncExternalStore(store.subscribe, store.get);
  const { columns: width, rows: height } = useWindowSize();
  const opened = useHistory(history, quit);
  const scene = useRef<Scene | null>(null);
  const waiting = useRef<string[]>([]);
  const mask = useMemo(maskOf, []);
  const answers = useRef(new Map<string, unknown>());
  const report = useCallback(
    (problem: unknown) => store.dispatch({ do: 'note', text: problem instanceof Error ? problem.message : String(problem), bad: true }),
    [store],
  );
  const sceneNow = useCallback((): Scene | null => {
    const { view, subject } = here(store.get());
    return scene.current?.place.view === view && scene.current.place.subject === subject ? scene.current : null;
  }, [store]);
  const page = useRef(0);
  page.current = height - 5;
  const hands = useMemo(() => {
    const copyAsShown = (text: string): void => copy(store.get().masked ? mask.sentence(text) : text);
    const helpExtent = (): Extent => ({ rows: helpLines(here(store.get()).view, lensOf('UTC', null, ascii)).length, page: page.current });
    return handsOf(store, sceneNow, { copy: copyAsShown, quit, helpExtent });
  }, [store, sceneNow, copy, quit, mask, ascii]);
  const exportTo = ({ field, format }: { field: { text: string }; format: ExportFormat }): void => {
    const exportable = scene.current?.exportable;
    if (!exportable) return;
    store.dispatch({ do: 'overlay', overlay: null });
    writeExport(exportable, field.text, format, store.get().masked ? lens : null).then(
      (written) => store.dispatch({ do: 'note', text: `Wrote ${written} to ${field.text}` }),
      (problem: NodeJS.ErrnoException) =>
        report(problem.code === 'EEXIST' ? new Error(`${field.text} is there already: take another name`) : problem),
    );
  };
  const desk = { store, hands, exportTo, waiting: waiting.current, ready: () => sceneNow()?.ready ?? false };
  const atDesk = useRef(desk);
  atDesk.current = desk;
  const publish = useCallback((shown: Scene) => {
    scene.current = shown;
    catchUp(atDesk.current);
  }, []);
  useInput((input, key) => {
    for (const name of keyNames(input, key)) pressed(name, desk);
  });
  usePaste((text) => {
    const { overlay } = store.get();
    if (overlay !== null && overlay.is !== 'help')
      for (const letter of lettersOf(text.replace(/\s+/g, ' '))) store.dispatch({ do: 'type', key: letter });
  });
  const lens = useMemo(() => lensOf(state.zone, state.masked ? mask : null, ascii), [state.zone, state.masked, mask, ascii]);
  const place = here(state);
  const asked = useMemo((): Asked => ({ terms: termsOf(place.filter), zone: state.zone }), [place.filter, state.zone]);
  if (width < least.columns || height < least.rows) {
    return <Row line={line(`breakday needs ${least.columns}x${least.rows}, this is ${width}x${height}`)} />;
  }
  if (typeof opened === 'string') return <Lines lines={openingLines(opened, history.name, width, lens)} height={height} />;
  const session: Session = {
    ...opened,
    where: history.where,
    state,
    place,
    asked,
    lens,
    width,
    height: height - 4,
    answers: answers.current,
    publish,
    report,
  };
  return (
    <SessionContext.Provider value={session}>
      <ThemeContext value={themeOf(coloured)}>
        <Frame session={session} />
      </ThemeContext>
    </SessionContext.Provider>
  );
}

function Frame({ session }: { readonly session: Session }): ReactNode {
  const { overlay } = session.state;
  const { place, explorer, height } = session;
  const matching = useMatching(session);
  const covered = overlay !== null && overlay.is !== 'filter';
  return (
    <Box flexDirection="column" height={height + 4} width={session.width}>
      <Row line={titleLine(session)} />
      {overlay?.is === 'filter' ? (
        <FilterEditor field={overlay.field} top={1} />
      ) : (
        <>
          <Row line={tabLine(session, matching)} />
          <Row line={filterLine(session, matching)} />
        </>
      )}
      {covered && overlay ? (
        <OverlayBody overlay={overlay} />
      ) : explorer.span === null ? (
        <Empty />
      ) : (
        <Screen key={`${place.view} ${place.subject}`} view={place.view} />
      )}
      <Row line={hintLine(session)} />
    </Box>
  );
}

function openingLines(doing: string, name: string, width: number, { symbols }: Lens): Line[] {
  const title = line([' breakday', 'heading'], ` ${name}`.slice(0, Math.max(0, width - 10)));
  return [title, line(''), line(`  ${doing} ${symbols.cut}`), line('  q or Ctrl-C stops it.')];
}
