import type { SortOrder } from '../state/state.ts';
import type { Column } from './table.ts';

/** Rows in the order of a column; as they are where it has none. */
export function sortedRows<Row>(rows: readonly Row[], columns: readonly Column<Row>[], { column, descending }: SortOrder): readonly Row[] {
  const value = columns.find(({ id }) => id === column)?.value;
  if (value === undefined) return rows;
  const direction = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)];
    return left === right ? 0 : left < right ? -direction : direction;
  });
}
