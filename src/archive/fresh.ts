/** The rows of `staged` as attempts: what an input tells, with what all of its rows have in common and the place of each in it. */
import { type ColumnName, columnNames } from '../attempts/attempt.ts';
import { identifier, literal } from './database.ts';

export interface Fresh {
  /** The org of rows that name none. */
  readonly org: string;
  /** The columns that the input carries, in the order of `attempts`. */
  readonly columns: readonly ColumnName[];
  /** The order of rows within one instant, as an expression over `staged`. */
  readonly sequence: string;
}

/** All columns of `attempts`, as a select list over `staged`. What is the same in all rows is not kept in any, but for the input: with the line it is what a row is found by. */
export function freshColumns({ org, columns, sequence }: Fresh): string {
  const texts = columnNames.map((name) => {
    const known = columns.includes(name) ? identifier(name) : `''`;
    return `${name === 'org' ? `coalesce(nullif(${known}, ''), ${literal(org)})` : known} as ${identifier(name)}`;
  });
  return `time, ${sequence} as sequence, input, line, ${texts.join(', ')}, false as shadowed`;
}
