/** How the state answers to what the reader does. Needs no terminal: a state and an action in, a state out. */
import { zooms } from '../drawing/axis-buckets.ts';
import { formatBy, withEnding } from '../export-name.ts';
import { keyOf } from '../keys.ts';
import { lineKeys } from './line-keys.ts';
import { type ExportPrompt, here, type Overlay, type Place, placeOf, type State, type TopView, titles, type ViewName } from './state.ts';
import { fieldOf, type TextField, typed } from './text-field.ts';

/** How many rows there are to walk over, and how many are seen at once. */
export interface Extent {
  readonly rows: number;
  readonly page: number;
}

export type Action =
  | { readonly do: 'open'; readonly place: Place }
  | { readonly do: 'back' }
  | { readonly do: 'view'; readonly view: TopView }
  | { readonly do: 'move'; readonly by: number; readonly extent: Extent }
  | { readonly do: 'go'; readonly to: Partial<Place> }
  | { readonly do: 'zoom'; readonly by: number }
  | { readonly do: 'sort'; readonly columns: readonly string[]; readonly shown: Place['sort'] }
  | { readonly do: 'reverse'; readonly shown: Place['sort'] }
  | { readonly do: 'filter'; readonly text: string }
  | { readonly do: 'overlay'; readonly overlay: Overlay | null }
  | { readonly do: 'type'; readonly key: string }
  | { readonly do: 'zone' }
  | { readonly do: 'mask' }
  | { readonly do: 'note'; readonly text: string; readonly bad?: boolean };

export function reduce(state: State, action: Action): State {
  const calm = state.note === null || action.do === 'note' ? state : { ...state, note: null };
  switch (action.do) {
    case 'open':
      return { ...calm, places: [...calm.places, action.place], overlay: null };
    case 'back':
      return goBack(calm);
    case 'view':
      return goTo(calm, action.view);
    case 'move':
      if (calm.overlay?.is === 'help') return { ...calm, overlay: scrolled(calm.overlay, action.by, action.extent) };
      return at(calm, moved(here(calm), action.by, action.extent));
    case 'go':
      return at(calm, action.to);
    case 'zoom':
      return zoomed(calm, action.by);
    case 'sort':
      return at(calm, { sort: nextSort(action.columns, here(calm).sort ?? action.shown), cursor: 0, scroll: 0 });
    case 'reverse': {
      const sort = here(calm).sort ?? action.shown;
      return sort === null ? calm : at(calm, { sort: { ...sort, descending: !sort.descending }, cursor: 0, scroll: 0 });
    }
    case 'filter':
      return filtered({ ...calm, overlay: null }, action.text.trim());
    case 'overlay':
      return { ...calm, overlay: action.overlay };
    case 'type':
      return { ...calm, overlay: calm.overlay && typedInto(calm.overlay, action.key) };
    case 'zone':
      return inNextZone(calm);
    case 'mask':
      return { ...calm, masked: !calm.masked };
    case 'note':
      return { ...calm, note: { text: action.text, bad: action.bad ?? false } };
  }
}

/** The first row to show so that the cursor is seen, near where the reader had scrolled to. */
export function scrollFor(cursor: number, scroll: number, { rows, page }: Extent): number {
  const kept = Math.min(Math.max(scroll, cursor - page + 1), cursor);
  return Math.max(0, Math.min(kept, rows - page));
}

export function clamp(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1));
}

function at(state: State, change: Partial<Place>): State {
  return { ...state, places: [...state.places.slice(0, -1), { ...here(state), ...change }] };
}

function zoomed(state: State, by: number): State {
  const zoom = zooms[zooms.indexOf(here(state).zoom) + by];
  if (zoom !== undefined) return at(state, { zoom });
  return {
    ...state,
    note: { text: `One column cannot be ${by < 0 ? 'less than an hour' : 'more than a quarter of a year'}.`, bad: false },
  };
}

function moved({ cursor, scroll }: Place, by: number, extent: Extent): Partial<Place> {
  const to = clamp(clamp(cursor, extent.rows) + by, extent.rows);
  const turned = Math.abs(by) >= extent.page && Number.isFinite(by) ? scroll + by : scroll;
  return { cursor: to, scroll: scrollFor(to, turned, extent) };
}

function goBack(state: State): State {
  if (state.overlay !== null) return { ...state, overlay: null };
  const place = here(state);
  if (place.marked !== null) return at(state, { marked: null });
  if (state.places.length > 1) return { ...state, places: state.places.slice(0, -1) };
  return {
    ...state,
    note: {
      text: `This is the top. ${place.filter === '' ? '' : `${keyOf('clear')} clears the filter, `}${keyOf('close')} quits.`,
      bad: false,
    },
  };
}

/** What shows one thing whole cannot be narrowed: a filter there leads to the attempts that it leaves. */
const whole: readonly ViewName[] = ['evidence', 'record'];

function filtered(state: State, filter: string): State {
  const { view, within, moment, filter: former } = here(state);
  if (filter === '' && (former === '' || whole.includes(view)))
    return { ...state, note: { text: 'There is no filter of yours here to clear.', bad: false } };
  if (!whole.includes(view)) return at(state, { filter, cursor: 0, scroll: 0 });
  return { ...state, places: [...state.places, placeOf('attempts', titles.attempts, { within, filter, moment })] };
}

/** Another top view comes back with the walk that began there, under the filter that holds at the top now; the same one as its top. */
function goTo(state: State, view: TopView): State {
  const top = state.places[0] as Place;
  const left = { ...state.left, [top.view]: state.places };
  const { filter, moment, zoom } = top;
  const [first = placeOf(view, titles[view]), ...deeper] = left[view] ?? [];
  const same = first.filter === filter;
  const kept = { ...first, ...(same ? {} : { cursor: 0, scroll: 0 }), filter, moment, zoom };
  return { ...state, left, overlay: null, places: same && view !== top.view ? [kept, ...deeper] : [kept] };
}

function nextSort(columns: readonly string[], sort: Place['sort']): Place['sort'] {
  const column = columns[(columns.indexOf(sort?.column ?? '') + 1) % columns.length];
  return column === undefined ? sort : { column, descending: true };
}

function scrolled<T extends { scroll: number }>(overlay: T, by: number, { rows, page }: Extent): T {
  return { ...overlay, scroll: clamp(overlay.scroll + by, rows - page + 1) };
}

function inNextZone(state: State): State {
  const { zones, zone } = state;
  const next = zones[(zones.indexOf(zone) + 1) % zones.length] ?? zone;
  const text = next === zone ? `${zone} is the only time zone here; --timezone names another.` : `Times in ${next}.`;
  return { ...state, zone: next, note: { text, bad: false } };
}

function typedInto(overlay: Overlay, key: string): Overlay {
  if (overlay.is === 'help') return overlay;
  if (overlay.is === 'palette') {
    if (key === lineKeys.up) return { ...overlay, cursor: Math.max(0, overlay.cursor - 1) };
    if (key === lineKeys.down) return { ...overlay, cursor: overlay.cursor + 1 };
    return { ...overlay, field: typed(overlay.field, key), cursor: 0 };
  }
  if (overlay.is === 'export') return key === lineKeys.next ? inNextFormat(overlay) : named(overlay, typed(overlay.field, key));
  return { ...overlay, field: typed(overlay.field, key) };
}

/** The ending of the name goes with the format, and the format with the ending. */
function inNextFormat({ formats, format, ...overlay }: ExportPrompt): ExportPrompt {
  const next = formats[(formats.indexOf(format) + 1) % formats.length] ?? format;
  return { ...overlay, formats, format: next, field: fieldOf(withEnding(overlay.field.text, next)), refused: '' };
}

function named(overlay: ExportPrompt, field: TextField): ExportPrompt {
  if (field.text === overlay.field.text) return { ...overlay, field };
  return { ...overlay, field, format: formatBy(field.text, overlay.formats) ?? overlay.format, refused: '' };
}
