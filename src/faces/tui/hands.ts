/** What keys can do. Each reads the freshest state and the scene that is shown, so that keys in one burst follow each other. */
import type { Grouping } from '../../investigation.ts';
import { bucketNow, dayOpening, type Opening, openingOf, tellsOf } from './enter.ts';
import { formatsOf } from './export.ts';
import { both } from './filter-text.ts';
import type { Scene } from './scene.ts';
import type { Action, Extent } from './state/reduce.ts';
import { clamp } from './state/reduce.ts';
import { here } from './state/state.ts';
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
  const goToBucket = (bucket: number): void => {
    const shown = scene()?.buckets;
    const to = shown?.[clamp(bucket, shown.length)];
    if (!to) return;
    const { cursor } = place();
    const rows = [cursor, ...Array(scene()?.extent.rows ?? 0).keys()];
    dispatch({ do: 'go', to: { moment: to.from, cursor: rows.find((row) => tellsOf(scene() ?? {}, row, to)) ?? cursor } });
  };
  const onAxis = (): number => bucketNow(scene() ?? {}, place());
  const lead = (to: Opening | null): void => (to === null ? note('Nothing here to open.') : dispatch({ do: 'open', place: to.place }));
  return {
    dispatch,
    move,
    movePage: (pages) => move(Math.trunc(pages * Math.max(1, extentNow()?.page ?? 1))),
    sideways(by) {
      if (store.get().overlay !== null) return;
      if (scene()?.buckets) goToBucket(onAxis() + by);
      else dispatch({ do: 'go', to: { column: clamp(place().column + by, scene()?.columns ?? 1) } });
    },
    jump(by) {
      const now = onAxis();
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
      const bucket = scene()?.buckets?.[onAxis()];
      if (bucket) dispatch({ do: 'go', to: { marked: place().marked === null ? bucket.from : null, moment: bucket.from } });
    },
    open() {
      const shown = scene();
      const to = shown && openingOf(shown, place());
      if (to) dispatch({ do: 'go', to: { marked: null } });
      lead(to);
    },
    openDay() {
      const shown = scene();
      lead(shown && dayOpening(shown, place()));
    },
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
