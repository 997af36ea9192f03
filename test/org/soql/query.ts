/** A query as its text says it, before anybody asked whether the org has such things. */

export interface Query {
  readonly select: readonly Selected[];
  readonly from: string;
  readonly where: Condition | null;
  readonly groupBy: readonly Path[];
  readonly orderBy: readonly { readonly field: Path; readonly descending: boolean }[];
  readonly limit: number | null;
  readonly offset: number;
}

/** A field's name as it was written, such as `Profile.Name`, and where in the text it stands. */
export interface Path {
  readonly name: string;
  readonly at: number;
}

export type Selected =
  | { readonly kind: 'field'; readonly field: Path }
  | { readonly kind: 'aggregate'; readonly of: 'COUNT' | 'MIN' | 'MAX'; readonly field: Path | null; readonly alias: string | null };

export type Condition =
  | { readonly kind: 'and' | 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  | Comparison;

export interface Comparison {
  readonly kind: 'comparison';
  readonly field: Path;
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'IN' | 'NOT IN' | 'LIKE';
  readonly values: readonly Literal[];
}

export interface Literal {
  readonly kind: 'string' | 'dateTime' | 'number' | 'boolean' | 'null';
  readonly text: string;
}
