/** Gives a key to whatever is open: a line that is being typed, or the table of keys. */
import { parseFilter } from '../../attempts/filter.ts';
import type { Hands } from './hands.ts';
import { keyFor } from './keys.ts';
import { commandsLike } from './palette.ts';
import { clamp } from './state/reduce.ts';
import { here, type Overlay } from './state/state.ts';
import type { Store } from './state/store.ts';

export interface Desk {
  readonly store: Store;
  readonly hands: Hands;
  exportTo(overlay: Extract<Overlay, { is: 'export' }>): void;
}

export function pressed(name: string, desk: Desk): void {
  const { store, hands } = desk;
  const { overlay } = store.get();
  const closes = name === 'escape' || (overlay?.is === 'help' && ['q', '?', 'enter'].includes(name));
  if (name === 'ctrl-c') hands.quit();
  else if (overlay === null) keyFor(name, here(store.get()).view)?.run(hands);
  else if (closes) hands.dispatch({ do: 'overlay', overlay: null });
  else if (name === 'enter') finish(overlay, desk);
  else hands.dispatch({ do: 'type', key: overlay.is === 'help' ? (scrolling[name] ?? name) : name });
}

const scrolling: Readonly<Record<string, string>> = { j: 'down', k: 'up', space: 'pagedown' };

/** What was typed takes effect. A filter that cannot be read stays open, and the former one in force. */
function finish(overlay: Overlay, { store, hands, exportTo }: Desk): void {
  if (overlay.is === 'filter' && 'terms' in parseFilter(overlay.field.text)) hands.dispatch({ do: 'filter', text: overlay.field.text });
  if (overlay.is === 'export') exportTo(overlay);
  if (overlay.is !== 'palette') return;
  const found = commandsLike(overlay.field.text, here(store.get()).view);
  hands.dispatch({ do: 'overlay', overlay: null });
  found[clamp(overlay.cursor, found.length)]?.run(hands);
}
