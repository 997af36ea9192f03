/** The columns that an input brought: with its precision they are its shape, and two inputs of one shape can be compared on everything that they tell. */
import { type ColumnName, columnNames } from '../attempts/attempt.ts';

/** The columns that an input with these columns fills: ids stand for users where no names are told. */
export function carriedColumns(columns: readonly ColumnName[]): readonly ColumnName[] {
  return columnNames.filter((name) => name === 'user' || columns.includes(name));
}

/** The columns as the table `inputs` keeps them. */
export function columnsText(columns: readonly ColumnName[]): string {
  return columns.join(',');
}

export function columnsOfText(text: string): readonly ColumnName[] {
  const names = text.split(',');
  return columnNames.filter((name) => names.includes(name));
}
