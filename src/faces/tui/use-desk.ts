/** What sits between the keyboard and the state: keys, what is pasted, what was typed ahead, and what is taken along. */
import { useInput, usePaste } from 'ink';
import { useCallback, useMemo, useRef } from 'react';
import { catchUp, type Desk, pressed } from './dispatch.ts';
import { openingOf } from './enter.ts';
import { exportAs } from './export-as.ts';
import { handsOf } from './hands.ts';
import { keyNames } from './key-names.ts';
import { type Lens, lensOf } from './lens.ts';
import type { Scene } from './scene.ts';
import { helpLines } from './screens/help-lines.ts';
import { here } from './state/state.ts';
import type { Store } from './state/store.ts';
import { lettersOf } from './state/text-field.ts';
import { type Watched, watched } from './state/watched.ts';
import { surfaceOf } from './surface.ts';
import { useTerminal } from './use-terminal.ts';

export interface Surroundings {
  readonly store: Store;
  readonly lens: Lens;
  /** The cells and rows that a screen has for itself. */
  readonly width: number;
  readonly height: number;
  copy(text: string): void;
  quit(problem?: unknown): void;
  report(problem: unknown): void;
}

export interface AtDesk {
  /** Takes what each screen tells of itself. */
  readonly publish: (scene: Scene) => void;
  /** What Enter opens there, in a word; empty for nothing. */
  readonly opens: Watched<string>;
}

/** Listens to the keyboard. */
export function useDesk({ store, lens, width, height, copy, quit, report }: Surroundings): AtDesk {
  const scene = useRef<Scene | null>(null);
  const waiting = useRef<string[]>([]);
  const seen = useRef({ lens, width, height });
  seen.current = { lens, width, height };
  const surface = useCallback(() => surfaceOf(here(store.get()).view, seen.current.width, seen.current.height), [store]);
  const sceneNow = useCallback((): Scene | null => {
    const { view, subject } = here(store.get());
    return scene.current?.place.view === view && scene.current.place.subject === subject ? scene.current : null;
  }, [store]);
  const terminal = useTerminal();
  const hands = useMemo(
    () =>
      handsOf(store, sceneNow, {
        copy: (text) => copy(lensOf(store.get().zone, seen.current.lens.mask, false).sentence(text)),
        quit,
        ...terminal,
        helpExtent: () => ({ rows: helpLines(surface(), seen.current.lens).length, page: seen.current.height - 1 }),
      }),
    [store, sceneNow, surface, copy, quit, terminal],
  );
  const exportTo: Desk['exportTo'] = (prompt) => {
    const exportable = sceneNow()?.exportable;
    if (exportable) exportAs(prompt, exportable, store, store.get().masked ? lens : null, report);
  };
  const desk = { store, hands, surface, exportTo, waiting: waiting.current, ready: () => sceneNow()?.ready ?? false };
  const atDesk = useRef<Desk>(desk);
  atDesk.current = desk;
  useInput((input, key) => {
    for (const name of keyNames(input, key)) pressed(name, desk);
  });
  usePaste((text) => {
    const { overlay } = store.get();
    if (overlay !== null && overlay.is !== 'help')
      for (const letter of lettersOf(text.replace(/\s+/g, ' '))) store.dispatch({ do: 'type', key: letter });
  });
  const opens = useMemo(() => watched(''), []);
  const publish = useCallback(
    (shown: Scene) => {
      scene.current = shown;
      catchUp(atDesk.current);
      opens.set(openingOf(shown, here(store.get()))?.what ?? '');
    },
    [opens, store],
  );
  return useMemo(() => ({ publish, opens }), [publish, opens]);
}
