/** What keys can do. Each reads the freshest state and the scene that is shown, so that keys in one burst follow each other. */
import type { Grouping } from '../../investigation.ts';
import { type Bucket, rangeName } from './drawing/axis-buckets.ts';
import { formatsOf } from './export.ts';
import { both, inQuotes } from './filter-text.ts';
import { rangeTerm } from './range-term.ts';
import type { Scene } from './scene.ts';
import type { Action, Extent } from './state/reduce.ts';
import { clamp } from './state/reduce.ts';
import { here, placeOf } from './state/state.ts';
import type { Store } from './state/store.ts';
import { fieldOf } from './state/text-field.ts';

export interface Outside {
  copy(text: string): void;
  quit(): void;
  stop(): void;
  redraw(): void;
  /** The lines of the help, and how many of them are seen at once. */
  helpExtent(): Extent;
}

export interface Hands {
  dispatch(action: Action): void;
  move(by: number): void;
  movePage(pages: number): void;
  sideways(by: number): void;
  jump(by: number): void;
  showWhole(): void;
  mark(): void;
  open(): void;
  openDay(): void;
  narrow(not: boolean): void;
  editFilter(): void;
  editExport(): void;
  openPalette(): void;
  sort(): void;
  reverse(): void;
  group(): void;
  copy(): void;
  close(): void;
  quit(): void;
  stop(): void;
  redraw(): void;
}

export function handsOf(store: Store, scene: () => Scene | null, outside: Outside): Hands {
  const { dispatch } = store;
  const place = () => here(store.get());
  const note = (text: string): void => dispatch({ do: 'note', text });
  const extentNow = (): Extent | undefined => (store.get().overlay?.is === 'help' ? outside.helpExtent() : scene()?.extent);
  const move = (by: number): void => {
    const extent = extentNow();
    if (!extent) return;
    dispatch({ do: 'move', by, extent });
    const momentOf = store.get().overlay === null ? scene()?.momentOf : undefined;
    if (momentOf) dispatch({ do: 'go', to: { moment: momentOf(place().cursor) } });
  };
  const tellsOf = (row: number, { from, until }: Bucket): boolean => {
    const moment = scene()?.momentOf?.(row) ?? null;
    return moment !== null && moment >= from && moment < until;
  };
  const goToBucket = (bucket: number): void => {
    const shown = scene()?.buckets;
    const to = shown?.[clamp(bucket, shown.length)];
    if (!to) return;
    const { cursor } = place();
    const rows = [cursor, ...Array(scene()?.extent.rows ?? 0).keys()];
    dispatch({ do: 'go', to: { moment: to.from, cursor: rows.find((row) => tellsOf(row, to)) ?? cursor } });
  };
  const bucketNow = (): number => {
    const shown = scene()?.buckets ?? [];
    const { moment } = place();
    const found = moment === null ? (scene()?.bucket ?? 0) : shown.findIndex(({ until }) => moment < until);
    return found < 0 ? shown.length - 1 : found;
  };
  const openRange = (from: number, until: number): void => {
    const shown = scene()?.buckets ?? [];
    const [first, last] = [shown[Math.min(from, until)], shown[Math.max(from, until)]];
    if (!first || !last) return;
    const range = rangeTerm(shown, Math.min(from, until), Math.max(from, until), place().zoom);
    const title = rangeName(first, last);
    const { within, filter, subject, view, moment } = place();
    const user = view === 'user' ? `user:${inQuotes(subject)}` : '';
    dispatch({ do: 'open', place: placeOf('attempts', title, { within: both(both(within, user), range), filter, moment }) });
  };
  return {
    dispatch,
    move,
    movePage: (pages) => move(Math.trunc(pages * Math.max(1, extentNow()?.page ?? 1))),
    sideways(by) {
      if (store.get().overlay !== null) return;
      if (scene()?.buckets) goToBucket(bucketNow() + by);
      else dispatch({ do: 'go', to: { column: clamp(place().column + by, scene()?.columns ?? 1) } });
    },
    jump(by) {
      const now = bucketNow();
      const marks = [...(scene()?.marks ?? [])].sort((a, b) => a - b);
      const to = by > 0 ? marks.find((mark) => mark > now) : marks.findLast((mark) => mark < now);
      if (to === undefined) note(by > 0 ? 'No marked date after this one.' : 'No marked date before this one.');
      else goToBucket(to);
    },
    showWhole() {
      const zoom = scene()?.whole;
      if (zoom) dispatch({ do: 'go', to: { zoom } });
    },
    mark() {
      const bucket = scene()?.buckets?.[bucketNow()];
      if (bucket) dispatch({ do: 'go', to: { marked: place().marked === null ? bucket.from : null, moment: bucket.from } });
    },
    open() {
      const { marked, cursor, moment } = place();
      const shown = scene()?.buckets;
      if (marked !== null && shown) {
        const from = shown.findIndex(({ until }) => marked < until);
        dispatch({ do: 'go', to: { marked: null } });
        return openRange(from, bucketNow());
      }
      const bucket = shown?.[bucketNow()];
      if (scene()?.momentOf && moment !== null && bucket && !tellsOf(cursor, bucket)) return openRange(bucketNow(), bucketNow());
      const to = scene()?.open?.(clamp(cursor, scene()?.extent.rows ?? 0));
      if (to) dispatch({ do: 'open', place: to });
      else note('Nothing here to open.');
    },
    openDay: () => openRange(bucketNow(), bucketNow()),
    narrow(not) {
      const term = scene()?.term?.(place().cursor) ?? null;
      if (term === null) return note('Nothing here to filter by.');
      dispatch({ do: 'filter', text: both(place().filter, not ? `!${term}` : term) });
    },
    editFilter: () => dispatch({ do: 'overlay', overlay: { is: 'filter', field: fieldOf(place().filter) } }),
    editExport() {
      const exportable = scene()?.exportable;
      if (!exportable) return note('Nothing here to export.');
      const formats = formatsOf(exportable);
      const [format] = formats;
      const field = fieldOf(`breakday-${exportable.name}.${format}`);
      dispatch({ do: 'overlay', overlay: { is: 'export', format, formats, field, refused: '' } });
    },
    openPalette: () => dispatch({ do: 'overlay', overlay: { is: 'palette', field: fieldOf(''), cursor: 0 } }),
    sort: () => dispatch({ do: 'sort', columns: scene()?.sortColumns ?? [], shown: scene()?.sort ?? null }),
    reverse: () => dispatch({ do: 'reverse', shown: scene()?.sort ?? null }),
    group() {
      const groupings: readonly Grouping[] = ['address', 'block', 'owner'];
      const next = groupings[(groupings.indexOf(place().grouping) + 1) % groupings.length] ?? 'address';
      dispatch({ do: 'go', to: { grouping: next, cursor: 0, scroll: 0 } });
    },
    copy() {
      const text = scene()?.copy?.(place().cursor) ?? null;
      if (text === null) return note('Nothing here to copy.');
      outside.copy(text);
      note('Copied.');
    },
    close() {
      if (store.get().places.length > 1 || store.get().overlay !== null) dispatch({ do: 'back' });
      else outside.quit();
    },
    quit: outside.quit,
    stop: outside.stop,
    redraw: outside.redraw,
  };
}
