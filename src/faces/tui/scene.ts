/** What a screen tells the keys about itself: how far the cursor can go, and what it is on. */
import type { Result } from '../../findings/result.ts';
import type { Bucket, Zoom } from './drawing/axis-buckets.ts';
import type { Extent } from './state/reduce.ts';
import type { Place, SortOrder } from './state/state.ts';

/** What a file holds of one thing: a number as a number, an instant in ISO 8601, null where nothing is known. */
export type Told = string | number | null;

/** What can be written to a file: the rows that are shown, or the postmortem of an incident, the only one of its result. */
export type Exportable =
  | { readonly is: 'rows'; readonly name: string; readonly columns: readonly string[]; rows(): AsyncIterable<readonly Told[]> }
  | { readonly is: 'postmortem'; readonly name: string; result(): Promise<Result> };

export interface Scene {
  readonly place: Place;
  readonly extent: Extent;
  /** Whether what the screen is about has been read; keys that were typed ahead wait for it. */
  readonly ready: boolean;
  /** What Enter opens on a row; null: nothing. */
  open?(cursor: number): Place | null;
  /** The filter term for what is like a row. */
  term?(cursor: number): string | null;
  /** What is copied from a row. */
  copy?(cursor: number): string | null;
  /** How many columns there are to move over. */
  readonly columns?: number;
  readonly sortColumns?: readonly string[];
  readonly sort?: SortOrder;
  readonly buckets?: readonly Bucket[];
  /** When what a row is about happened, where rows and the axis tell of the same; null: nobody knows. */
  momentOf?(row: number): number | null;
  /** The bucket of the cursor on the axis, and the ones with an incident. */
  readonly bucket?: number;
  readonly marks?: readonly number[];
  /** The zoom at which the whole axis is seen. */
  readonly whole?: Zoom;
  readonly exportable?: Exportable;
}
