/** What is on the screen, as far as it decides which keys mean something: a view, and whether there is room for its time axis. */
import type { ViewName } from './state/state.ts';

export interface Surface {
  readonly view: ViewName;
  readonly axis: boolean;
}

/** `width` and `height`: the room that the view has for itself. */
export function surfaceOf(view: ViewName, width: number, height: number): Surface {
  return { view, axis: view === 'user' || (view === 'overview' && width >= 60 && height >= 16) };
}
