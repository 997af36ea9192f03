/** Gives a key to whatever is open: a line that is being typed, or the table of keys. */
import { parseFilter } from '../../attempts/filter.ts';
import type { Hands } from './hands.ts';
import { type Key, keyFor, keyOf, keys, spell } from './keys.ts';
import { commandsLike } from './palette.ts';
import { lineKeys } from './state/line-keys.ts';
import { clamp } from './state/reduce.ts';
import type { ExportPrompt, Overlay } from './state/state.ts';
import type { Store } from './state/store.ts';
import type { Surface } from './surface.ts';

export interface Desk {
  readonly store: Store;
  readonly hands: Hands;
  /** Whether the screen of the place where the reader is has been read. */
  ready(): boolean;
  /** What the place where the reader is looks like. */
  surface(): Surface;
  /** Keys that were typed ahead of the screen. */
  readonly waiting: string[];
  exportTo(prompt: ExportPrompt): void;
}

export function pressed(name: string, desk: Desk): void {
  const { store, hands, surface } = desk;
  const { overlay } = store.get();
  const key = keyFor(name, surface());
  const close = (): void => hands.dispatch({ do: 'overlay', overlay: null });
  if (key?.anywhere) key.run(hands);
  else if (overlay === null) onScreen(name, key, desk);
  else if (overlay.is === 'help') {
    if (key?.inHelp === 'closes') close();
    else if (key?.inHelp === 'works') key.run(hands);
  } else if (name === lineKeys.leave) close();
  else if (name === lineKeys.finish) finish(overlay, desk);
  else hands.dispatch({ do: 'type', key: name });
}

function onScreen(name: string, key: Key | undefined, { hands, waiting, ready }: Desk): void {
  if (waiting.length > 0 && name === lineKeys.leave) waiting.length = 0;
  else if (waiting.length > 0 || (key?.waits && !ready())) waiting.push(name);
  else if (key === undefined) hands.dispatch({ do: 'note', text: meansNothing(name) });
  else key.run(hands);
}

/** Keys come from a table, so that what means nothing here may mean something in another view. */
function meansNothing(name: string): string {
  const elsewhere = keys.find((key) => key.keys.includes(name));
  if (elsewhere === undefined) return `${spell(name)} means nothing; ${keyOf('help')} shows the keys.`;
  return `${spell(name)} means nothing here; elsewhere: ${elsewhere.does}.`;
}

/** Runs the keys that were typed ahead, up to the next one that has to wait for a screen. */
export function catchUp(desk: Desk): void {
  if (!desk.ready()) return;
  for (const name of desk.waiting.splice(0)) pressed(name, desk);
}

/** What was typed takes effect. A filter that cannot be read stays open, and the former one in force; so does what names no command. */
function finish(overlay: Overlay, { hands, surface, exportTo }: Desk): void {
  if (overlay.is === 'filter' && 'terms' in parseFilter(overlay.field.text)) hands.dispatch({ do: 'filter', text: overlay.field.text });
  if (overlay.is === 'export') exportTo(overlay);
  if (overlay.is !== 'palette') return;
  const found = commandsLike(overlay.field.text, surface());
  const chosen = found[clamp(overlay.cursor, found.length)];
  if (chosen === undefined) return;
  hands.dispatch({ do: 'overlay', overlay: null });
  chosen.run(hands);
}
