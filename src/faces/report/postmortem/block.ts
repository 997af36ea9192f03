/** What a postmortem is made of: sections of plain blocks that each format draws in its own way. Texts are not yet escaped. */
import type { Incident } from '../../../findings/result.ts';

export interface Postmortem {
  /** The day in words; null where there is nothing that could have one. */
  readonly day: string | null;
  /** What happened, as the end of a title. */
  readonly what: string;
  /** What to see from across the room. */
  readonly figures: readonly Figure[];
  readonly sections: readonly Section[];
}

export interface Figure {
  readonly value: string;
  readonly label: string;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'tasks'; readonly items: readonly string[] }
  | Table
  | Picture
  /** A place for people to write. */
  | { readonly kind: 'blank'; readonly question: string };

/** The days around an incident, in a time zone. */
export interface Picture {
  readonly kind: 'picture';
  readonly incident: Incident;
  readonly zone: string;
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** A reader may want to search it. */
  readonly filtered: boolean;
}

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Its cells lead to what their row is about, where that is told. */
  readonly leads: boolean;
}

/** What several postmortems have in common: all incidents in a line each, and what they all rest on. */
export interface Common {
  /** `told`: so many of the first incidents have postmortems. */
  incidents(told: number): Table;
  readonly sections: readonly Section[];
}

/** `Postmortem, Saturday, 11 July 2026: webform@acme.example could not log in`. */
export function titleOf({ day, what }: Pick<Postmortem, 'day' | 'what'>): string {
  return `Postmortem${day === null ? '' : `, ${day}`}: ${what}`;
}

export function paragraph(text: string): Block {
  return { kind: 'paragraph', text };
}

/** A list under a title; where there is nothing to list, it says so. */
export function listOr(title: string, items: readonly string[], otherwise: string): Block {
  return { kind: 'list', title, items: items.length > 0 ? items : [otherwise] };
}

/** A table; a title that begins with `#` is of a column of numbers, with `>` of one that leads to what its row is about. */
export function tableOf(caption: string, titles: readonly string[], rows: readonly (readonly string[])[], filtered = false): Table {
  const columns = titles.map((title) => ({
    title: title.replace(/^[#>]/, ''),
    align: title.startsWith('#') ? ('right' as const) : ('left' as const),
    leads: title.startsWith('>'),
  }));
  return { kind: 'table', caption, columns, rows, filtered };
}
