/** Every key of the explorer, once: handlers, the hint line, the help, the README and every text that names a key come from this table. */
import type { Hands } from './hands.ts';
import { type ViewName, views } from './state/state.ts';
import type { Surface } from './surface.ts';

/** What texts call a command whose key they name. */
export type CommandName =
  | 'open'
  | 'back'
  | 'earlier'
  | 'later'
  | 'columnsBack'
  | 'columnsOn'
  | 'markBefore'
  | 'markAfter'
  | 'zoomIn'
  | 'zoomOut'
  | 'day'
  | 'firstView'
  | 'lastView'
  | 'filter'
  | 'clear'
  | 'sort'
  | 'group'
  | 'mask'
  | 'help'
  | 'close'
  | 'leave';

export interface Key {
  readonly keys: readonly string[];
  readonly name?: CommandName;
  readonly does: string;
  readonly group: 'Move' | 'Time axis' | 'Look closer' | 'Narrow' | 'Show' | 'Take along' | 'Explorer';
  /** Its words on the hint line, where it is one of the few shown there: `key` spells the key of a command, `opens` is what Enter opens. */
  readonly hint?: (key: Spelling, opens: string) => string;
  /** Whether the hint line never leaves it out, and whether it tells it only where there is a way back. */
  readonly hintAlways?: true;
  readonly hintBelowTop?: true;
  /** The views in which it means something; absent: everywhere. */
  readonly views?: readonly ViewName[];
  /** Whether it means something only where a time axis is drawn. */
  readonly axis?: true;
  /** Whether it means nothing before there is anything on the screen: typed ahead, it waits. */
  readonly waits?: true;
  /** Whether it also works while something is typed, and what it does while the help is open. */
  readonly anywhere?: true;
  readonly inHelp?: 'closes' | 'works';
  readonly run: (hands: Hands) => void;
}

type Spelling = (name: CommandName) => string;

const leadingOn: readonly ViewName[] = [...views, 'evidence', 'origin', 'user'];
const tables: readonly ViewName[] = ['incidents', 'origins', 'users', 'attempts', 'origin'];

export const keys: readonly Key[] = [
  { keys: ['up', 'k'], does: 'one row up', group: 'Move', waits: true, inHelp: 'works', run: (h) => h.move(-1) },
  { keys: ['down', 'j'], does: 'one row down', group: 'Move', waits: true, inHelp: 'works', run: (h) => h.move(1) },
  { keys: ['pageup', 'ctrl-b'], does: 'a page up', group: 'Move', waits: true, inHelp: 'works', run: (h) => h.movePage(-1) },
  { keys: ['pagedown', 'ctrl-f', 'space'], does: 'a page down', group: 'Move', waits: true, inHelp: 'works', run: (h) => h.movePage(1) },
  { keys: ['ctrl-u'], does: 'half a page up', group: 'Move', waits: true, inHelp: 'works', run: (h) => h.movePage(-0.5) },
  { keys: ['ctrl-d'], does: 'half a page down', group: 'Move', waits: true, inHelp: 'works', run: (h) => h.movePage(0.5) },
  { keys: ['home', 'g'], does: 'the first row', group: 'Move', waits: true, inHelp: 'works', run: (h) => h.move(-Infinity) },
  { keys: ['end', 'G'], does: 'the last row', group: 'Move', waits: true, inHelp: 'works', run: (h) => h.move(Infinity) },
  {
    keys: ['enter'],
    name: 'open',
    does: 'open what is under the cursor',
    group: 'Look closer',
    hint: (key, opens) => (opens === '' ? '' : `${key('open')} ${opens}`),
    views: leadingOn,
    waits: true,
    inHelp: 'closes',
    run: (h) => h.open(),
  },
  {
    keys: ['escape'],
    name: 'back',
    does: 'back, with everything as it was',
    group: 'Look closer',
    hint: (key) => `${key('back')} back`,
    hintBelowTop: true,
    inHelp: 'closes',
    run: (h) => h.dispatch({ do: 'back' }),
  },
  {
    keys: ['left', 'h'],
    name: 'earlier',
    does: 'earlier on the axis',
    group: 'Move',
    hint: (key) => `${key('earlier')}${key('later')} day`,
    axis: true,
    waits: true,
    run: (h) => h.sideways(-1),
  },
  {
    keys: ['right', 'l'],
    name: 'later',
    does: 'later on the axis',
    group: 'Move',
    axis: true,
    waits: true,
    run: (h) => h.sideways(1),
  },
  {
    keys: ['left', 'h'],
    name: 'columnsBack',
    does: 'columns to the left',
    group: 'Move',
    views: tables,
    waits: true,
    run: (h) => h.sideways(-1),
  },
  {
    keys: ['right', 'l'],
    name: 'columnsOn',
    does: 'columns to the right',
    group: 'Move',
    hint: (key) => `${key('columnsBack')}${key('columnsOn')} columns`,
    views: tables,
    waits: true,
    run: (h) => h.sideways(1),
  },
  {
    keys: [']', '.'],
    name: 'markAfter',
    does: 'the next marked date',
    group: 'Time axis',
    hint: (key) => `${key('markBefore')} ${key('markAfter')} marked`,
    axis: true,
    waits: true,
    run: (h) => h.jump(1),
  },
  {
    keys: ['[', ','],
    name: 'markBefore',
    does: 'the marked date before',
    group: 'Time axis',
    axis: true,
    waits: true,
    run: (h) => h.jump(-1),
  },
  {
    keys: ['+', '='],
    name: 'zoomIn',
    does: 'zoom in, down to an hour a column',
    group: 'Time axis',
    hint: (key) => `${key('zoomIn')}${key('zoomOut')} zoom`,
    axis: true,
    run: (h) => h.dispatch({ do: 'zoom', by: -1 }),
  },
  {
    keys: ['-'],
    name: 'zoomOut',
    does: 'zoom out, up to a quarter of a year',
    group: 'Time axis',
    axis: true,
    run: (h) => h.dispatch({ do: 'zoom', by: 1 }),
  },
  { keys: ['0'], does: 'the whole range', group: 'Time axis', axis: true, waits: true, run: (h) => h.showWhole() },
  { keys: ['v'], does: 'mark a range, to open all of it', group: 'Time axis', axis: true, waits: true, run: (h) => h.mark() },
  {
    keys: ['d'],
    name: 'day',
    does: 'the attempts of the day under the cursor',
    group: 'Look closer',
    hint: (key) => `${key('day')} day`,
    axis: true,
    waits: true,
    run: (h) => h.openDay(),
  },
  {
    keys: ['1'],
    name: 'firstView',
    does: 'Overview',
    group: 'Look closer',
    hint: (key) => `${key('firstView')}-${key('lastView')} view`,
    hintAlways: true,
    run: (h) => h.dispatch({ do: 'view', view: 'overview' }),
  },
  { keys: ['2'], does: 'Incidents', group: 'Look closer', run: (h) => h.dispatch({ do: 'view', view: 'incidents' }) },
  { keys: ['3'], does: 'Origins', group: 'Look closer', run: (h) => h.dispatch({ do: 'view', view: 'origins' }) },
  { keys: ['4'], does: 'Users', group: 'Look closer', run: (h) => h.dispatch({ do: 'view', view: 'users' }) },
  { keys: ['5'], name: 'lastView', does: 'Attempts', group: 'Look closer', run: (h) => h.dispatch({ do: 'view', view: 'attempts' }) },
  {
    keys: ['/'],
    name: 'filter',
    does: 'filter',
    group: 'Narrow',
    hint: (key) => `${key('filter')} filter`,
    hintAlways: true,
    run: (h) => h.editFilter(),
  },
  { keys: ['&'], does: 'only what is like this row', group: 'Narrow', waits: true, run: (h) => h.narrow(false) },
  { keys: ['!'], does: 'nothing that is like this row', group: 'Narrow', waits: true, run: (h) => h.narrow(true) },
  { keys: ['x'], name: 'clear', does: 'clear the filter', group: 'Narrow', run: (h) => h.dispatch({ do: 'filter', text: '' }) },
  {
    keys: ['s'],
    name: 'sort',
    does: 'sort by the next column',
    group: 'Show',
    hint: (key) => `${key('sort')} sort`,
    views: tables,
    waits: true,
    run: (h) => h.sort(),
  },
  { keys: ['S'], does: 'turn the order round', group: 'Show', views: tables, waits: true, run: (h) => h.reverse() },
  {
    keys: ['b'],
    name: 'group',
    does: 'group by address, block or owner',
    group: 'Show',
    hint: (key) => `${key('group')} group`,
    views: ['origins'],
    run: (h) => h.group(),
  },
  { keys: ['t'], does: 'another time zone', group: 'Show', run: (h) => h.dispatch({ do: 'zone' }) },
  {
    keys: ['p'],
    name: 'mask',
    does: 'mask users and addresses, for sharing a screen',
    group: 'Show',
    run: (h) => h.dispatch({ do: 'mask' }),
  },
  { keys: ['e'], does: 'export what is shown', group: 'Take along', waits: true, run: (h) => h.editExport() },
  { keys: ['y'], does: 'copy what is under the cursor', group: 'Take along', waits: true, run: (h) => h.copy() },
  {
    keys: ['?'],
    name: 'help',
    does: 'this help',
    group: 'Explorer',
    hint: (key) => `${key('help')} help`,
    hintAlways: true,
    inHelp: 'closes',
    run: (h) => h.dispatch({ do: 'overlay', overlay: { is: 'help', scroll: 0 } }),
  },
  { keys: [':', 'ctrl-p'], does: 'every command by name', group: 'Explorer', run: (h) => h.openPalette() },
  {
    keys: ['q'],
    name: 'close',
    does: 'close this, at the top quit',
    group: 'Explorer',
    hint: (key) => `${key('close')} quit`,
    hintAlways: true,
    inHelp: 'closes',
    run: (h) => h.close(),
  },
  { keys: ['Q'], does: 'quit', group: 'Explorer', inHelp: 'works', run: (h) => h.quit() },
  { keys: ['ctrl-c'], name: 'leave', does: 'quit, also while something is typed', group: 'Explorer', anywhere: true, run: (h) => h.quit() },
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
  tab: 'Tab',
};

const spokenPlainly: Readonly<Record<string, string>> = { '↑': 'Up', '↓': 'Down', '←': 'Left', '→': 'Right' };

/** How a key is written for people. */
export function spell(key: string, ascii = false): string {
  const written = spoken[key] ?? key.replace(/^ctrl-(.)$/, (_, letter: string) => `Ctrl-${letter.toUpperCase()}`);
  return ascii ? (spokenPlainly[written] ?? written) : written;
}

/** How the key of a command is written for people: its first one, in ASCII the first that needs no arrow. */
export function keyOf(name: CommandName, ascii = false): string {
  const own = keys.find((key) => key.name === name)?.keys.map((key) => spell(key)) ?? [];
  return own.find((key) => !ascii || spokenPlainly[key] === undefined) ?? '';
}
