/** What the explorer remembers: where the reader is and has come from, what lies over the screen, and how things are shown. */
import type { Attempt } from '../../../attempts/attempt.ts';
import type { Grouping, SortColumn } from '../../../investigation.ts';
import type { Zoom } from '../drawing/axis-buckets.ts';
import type { Lens } from '../lens.ts';
import type { TextField } from './text-field.ts';

export const views = ['overview', 'incidents', 'origins', 'users', 'attempts'] as const;
export type TopView = (typeof views)[number];
export type ViewName = TopView | 'evidence' | 'origin' | 'user' | 'record';

/** One place in the walk: everything that going back has to bring back. */
export interface Place {
  readonly view: ViewName;
  /** Its name in the breadcrumb. What names a user, an address or a time is told by the lens through which it is seen now. */
  readonly title: Title;
  /** The filter that makes the place what its title says, and beside it the reader's own. */
  readonly within: string;
  readonly filter: string;
  /** The row of the cursor, and the first row that is seen. */
  readonly cursor: number;
  readonly scroll: number;
  readonly sort: SortOrder | null;
  /** Where the cursor is on the time axis, in milliseconds; null: at the gravest incident. */
  readonly moment: number | null;
  readonly marked: number | null;
  readonly zoom: Zoom;
  readonly grouping: Grouping;
  /** How many columns the reader has moved to the right. */
  readonly column: number;
  /** The incident, user or origin that the place is about. */
  readonly subject: string;
  readonly attempt: Attempt | null;
}

export type Title = string | ((lens: Lens) => string);

export interface SortOrder {
  readonly column: SortColumn | string;
  readonly descending: boolean;
}

export type ExportFormat = 'csv' | 'json' | 'md' | 'html';

export type Overlay =
  | { readonly is: 'help'; readonly scroll: number }
  | { readonly is: 'palette'; readonly field: TextField; readonly cursor: number }
  | { readonly is: 'filter'; readonly field: TextField }
  | ExportPrompt;

export interface ExportPrompt {
  readonly is: 'export';
  readonly field: TextField;
  readonly format: ExportFormat;
  readonly formats: readonly ExportFormat[];
  /** Why what was typed cannot be written to; empty until it was tried. */
  readonly refused: string;
}

export interface State {
  /** The last one is where the reader is. */
  readonly places: readonly Place[];
  /** The walk from each top view, as it was left. */
  readonly left: Readonly<Partial<Record<TopView, readonly Place[]>>>;
  readonly overlay: Overlay | null;
  readonly zones: readonly string[];
  readonly zone: string;
  /** Whether users and addresses are masked. */
  readonly masked: boolean;
  readonly note: { readonly text: string; readonly bad: boolean } | null;
}

export function placeOf(view: ViewName, title: Title, more: Partial<Place> = {}): Place {
  return {
    view,
    title,
    within: '',
    filter: '',
    cursor: 0,
    scroll: 0,
    sort: null,
    moment: null,
    marked: null,
    zoom: 'day',
    grouping: 'address',
    column: 0,
    subject: '',
    attempt: null,
    ...more,
  };
}

export const titles: Readonly<Record<TopView, string>> = {
  overview: 'Overview',
  incidents: 'Incidents',
  origins: 'Origins',
  users: 'Users',
  attempts: 'Attempts',
};

export function titleOf({ title }: Place, lens: Lens): string {
  return typeof title === 'string' ? title : title(lens);
}

export function here({ places }: State): Place {
  return places.at(-1) as Place;
}

/** The state at the start: the overview, in the first of some zones. */
export function opening(zones: readonly string[]): State {
  return {
    places: [placeOf('overview', titles.overview)],
    left: {},
    overlay: null,
    zones: [...new Set(zones)],
    zone: zones[0] ?? 'UTC',
    masked: false,
    note: null,
  };
}
