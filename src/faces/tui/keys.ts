/** Every key of the explorer, once: handlers, the hint line, the help and the README come from this table. */
import type { Hands } from './hands.ts';
import { type ViewName, views } from './state/state.ts';
import type { Surface } from './surface.ts';

export interface Key {
  readonly keys: readonly string[];
  readonly does: string;
  readonly group: 'Move' | 'Time axis' | 'Look closer' | 'Narrow' | 'Show' | 'Take along' | 'Explorer';
  /** Its words on the hint line, where it is one of the few shown there. */
  readonly hint?: string;
  /** Whether the hint line never leaves it out, and whether it tells it only where there is a way back. */
  readonly hintAlways?: true;
  readonly hintBelowTop?: true;
  /** The views in which it means something; absent: everywhere. */
  readonly views?: readonly ViewName[];
  /** Whether it means something only where a time axis is drawn. */
  readonly axis?: true;
  /** Whether it means nothing before there is anything on the screen: typed ahead, it waits. */
  readonly waits?: true;
  /** Whether it also works while something is typed, and whether it closes the help. */
  readonly anywhere?: true;
  readonly closesHelp?: true;
  readonly run: (hands: Hands) => void;
}

const leadingOn: readonly ViewName[] = [...views, 'evidence', 'origin', 'user'];
const sortable: readonly ViewName[] = ['origins', 'users', 'attempts', 'origin'];
const tables: readonly ViewName[] = [...sortable, 'incidents'];

export const keys: readonly Key[] = [
  { keys: ['up', 'k'], does: 'one row up', group: 'Move', waits: true, run: (h) => h.move(-1) },
  { keys: ['down', 'j'], does: 'one row down', group: 'Move', waits: true, run: (h) => h.move(1) },
  { keys: ['pageup', 'ctrl-b'], does: 'a page up', group: 'Move', waits: true, run: (h) => h.movePage(-1) },
  { keys: ['pagedown', 'ctrl-f', 'space'], does: 'a page down', group: 'Move', waits: true, run: (h) => h.movePage(1) },
  { keys: ['ctrl-u'], does: 'half a page up', group: 'Move', waits: true, run: (h) => h.movePage(-0.5) },
  { keys: ['ctrl-d'], does: 'half a page down', group: 'Move', waits: true, run: (h) => h.movePage(0.5) },
  { keys: ['home', 'g'], does: 'the first row', group: 'Move', waits: true, run: (h) => h.move(-Infinity) },
  { keys: ['end', 'G'], does: 'the last row', group: 'Move', waits: true, run: (h) => h.move(Infinity) },
  {
    keys: ['enter'],
    does: 'open what is under the cursor',
    group: 'Look closer',
    hint: 'Enter open',
    views: leadingOn,
    waits: true,
    closesHelp: true,
    run: (h) => h.open(),
  },
  {
    keys: ['escape'],
    does: 'back, with everything as it was',
    group: 'Look closer',
    hint: 'Esc back',
    hintBelowTop: true,
    closesHelp: true,
    run: (h) => h.dispatch({ do: 'back' }),
  },
  {
    keys: ['left', 'h'],
    does: 'earlier on the axis',
    group: 'Move',
    hint: '←→ day',
    axis: true,
    waits: true,
    run: (h) => h.sideways(-1),
  },
  {
    keys: ['right', 'l'],
    does: 'later on the axis',
    group: 'Move',
    axis: true,
    waits: true,
    run: (h) => h.sideways(1),
  },
  { keys: ['left', 'h'], does: 'columns to the left', group: 'Move', views: tables, waits: true, run: (h) => h.sideways(-1) },
  {
    keys: ['right', 'l'],
    does: 'columns to the right',
    group: 'Move',
    hint: '←→ columns',
    views: tables,
    waits: true,
    run: (h) => h.sideways(1),
  },
  {
    keys: [']', '.'],
    does: 'the next marked date',
    group: 'Time axis',
    hint: '[ ] marked day',
    axis: true,
    waits: true,
    run: (h) => h.jump(1),
  },
  { keys: ['[', ','], does: 'the marked date before', group: 'Time axis', axis: true, waits: true, run: (h) => h.jump(-1) },
  {
    keys: ['+', '='],
    does: 'zoom in, down to an hour a column',
    group: 'Time axis',
    hint: '+- zoom',
    axis: true,
    run: (h) => h.dispatch({ do: 'zoom', by: -1 }),
  },
  {
    keys: ['-'],
    does: 'zoom out, up to a quarter of a year',
    group: 'Time axis',
    axis: true,
    run: (h) => h.dispatch({ do: 'zoom', by: 1 }),
  },
  { keys: ['0'], does: 'the whole range', group: 'Time axis', axis: true, waits: true, run: (h) => h.showWhole() },
  { keys: ['v'], does: 'mark a range, then Enter filters to it', group: 'Time axis', axis: true, waits: true, run: (h) => h.mark() },
  {
    keys: ['d'],
    does: 'the attempts of the day under the cursor',
    group: 'Look closer',
    hint: 'd day',
    axis: true,
    waits: true,
    run: (h) => h.openDay(),
  },
  {
    keys: ['1'],
    does: 'Overview',
    group: 'Look closer',
    hint: '1-5 view',
    hintAlways: true,
    run: (h) => h.dispatch({ do: 'view', view: 'overview' }),
  },
  { keys: ['2'], does: 'Incidents', group: 'Look closer', run: (h) => h.dispatch({ do: 'view', view: 'incidents' }) },
  { keys: ['3'], does: 'Origins', group: 'Look closer', run: (h) => h.dispatch({ do: 'view', view: 'origins' }) },
  { keys: ['4'], does: 'Users', group: 'Look closer', run: (h) => h.dispatch({ do: 'view', view: 'users' }) },
  { keys: ['5'], does: 'Attempts', group: 'Look closer', run: (h) => h.dispatch({ do: 'view', view: 'attempts' }) },
  { keys: ['/'], does: 'filter', group: 'Narrow', hint: '/ filter', hintAlways: true, run: (h) => h.editFilter() },
  { keys: ['&'], does: 'only what is like this row', group: 'Narrow', waits: true, run: (h) => h.narrow(false) },
  { keys: ['!'], does: 'nothing that is like this row', group: 'Narrow', waits: true, run: (h) => h.narrow(true) },
  { keys: ['x'], does: 'clear the filter', group: 'Narrow', run: (h) => h.dispatch({ do: 'filter', text: '' }) },
  { keys: ['s'], does: 'sort by the next column', group: 'Show', hint: 's sort', views: sortable, waits: true, run: (h) => h.sort() },
  { keys: ['S'], does: 'turn the order round', group: 'Show', views: sortable, waits: true, run: (h) => h.reverse() },
  { keys: ['b'], does: 'group by address, block or owner', group: 'Show', hint: 'b group', views: ['origins'], run: (h) => h.group() },
  { keys: ['t'], does: 'another time zone', group: 'Show', run: (h) => h.dispatch({ do: 'zone' }) },
  { keys: ['p'], does: 'mask users and addresses, for sharing a screen', group: 'Show', run: (h) => h.dispatch({ do: 'mask' }) },
  { keys: ['e'], does: 'export what is shown', group: 'Take along', waits: true, run: (h) => h.editExport() },
  { keys: ['y'], does: 'copy what is under the cursor', group: 'Take along', waits: true, run: (h) => h.copy() },
  {
    keys: ['?'],
    does: 'this help',
    group: 'Explorer',
    hint: '? help',
    hintAlways: true,
    closesHelp: true,
    run: (h) => h.dispatch({ do: 'overlay', overlay: { is: 'help', scroll: 0 } }),
  },
  { keys: [':', 'ctrl-p'], does: 'every command by name', group: 'Explorer', run: (h) => h.openPalette() },
  {
    keys: ['q'],
    does: 'close this, at the top quit',
    group: 'Explorer',
    hint: 'q quit',
    hintAlways: true,
    closesHelp: true,
    run: (h) => h.close(),
  },
  { keys: ['Q'], does: 'quit', group: 'Explorer', run: (h) => h.quit() },
  { keys: ['ctrl-c'], does: 'quit, also while something is typed', group: 'Explorer', anywhere: true, run: (h) => h.quit() },
  { keys: ['ctrl-l'], does: 'draw the screen anew', group: 'Explorer', anywhere: true, run: (h) => h.redraw() },
  { keys: ['ctrl-z'], does: 'stop; fg goes on', group: 'Explorer', anywhere: true, run: (h) => h.stop() },
];

/** The entry for a key on what is shown. */
export function keyFor(name: string, surface: Surface): Key | undefined {
  return keys.find((key) => key.keys.includes(name) && isValidOn(key, surface));
}

export function isValidOn({ views, axis }: Key, surface: Surface): boolean {
  return (views?.includes(surface.view) ?? true) && (surface.axis || !axis);
}

const spoken: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  enter: 'Enter',
  escape: 'Esc',
  space: 'Space',
};

const spokenPlainly: Readonly<Record<string, string>> = { '↑': 'Up', '↓': 'Down', '←': 'Left', '→': 'Right' };

/** How a key is written for people. */
export function spell(key: string, ascii = false): string {
  const written = spoken[key] ?? key.replace(/^ctrl-(.)$/, (_, letter: string) => `Ctrl-${letter.toUpperCase()}`);
  return ascii ? (spokenPlainly[written] ?? written) : written;
}
