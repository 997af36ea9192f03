/** What a filter says, as plain data: all of its terms must hold, and of a term's values any one. */
import type { ColumnName } from './attempt.ts';
import type { Cause, Outcome } from './reason.ts';

export type Term =
  | { readonly kind: 'text'; readonly not: boolean; readonly field: TextField; readonly values: readonly TextMatch[] }
  | { readonly kind: 'status'; readonly not: boolean; readonly values: readonly StatusMatch[] }
  | { readonly kind: 'reason'; readonly not: boolean; readonly values: readonly Cause[] }
  | { readonly kind: 'address'; readonly not: boolean; readonly values: readonly AddressMatch[] }
  | { readonly kind: 'owner'; readonly not: boolean; readonly values: readonly OwnerMatch[] }
  | { readonly kind: 'time'; readonly not: boolean; readonly bound: 'after' | 'before' | 'on'; readonly values: readonly string[] }
  | { readonly kind: 'new'; readonly not: boolean; readonly values: readonly ('yes' | 'no')[] }
  | { readonly kind: 'word'; readonly not: boolean; readonly values: readonly string[] };

export type TextField = Exclude<ColumnName, 'status' | 'address'>;
export type TextMatch = { readonly is: string } | { readonly contains: string };
/** A label in its one spelling, a part of one, or every label of one outcome. */
export type StatusMatch = TextMatch | { readonly outcome: Outcome };
/** The name of who owns an address, a part of it, or the rows of whose address no owner is known. */
export type OwnerMatch = TextMatch | { readonly none: true };
/** One canonical address, a network such as `203.0.113.0/24`, the opening of an address, or the rows without any. */
export type AddressMatch =
  | { readonly address: string }
  | { readonly network: string }
  | { readonly opening: string }
  | { readonly none: true };
