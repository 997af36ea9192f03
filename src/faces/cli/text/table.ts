/** A table that fits the page: what does not fit is cut in one column, and columns that matter less give way. */
import stringWidth from 'string-width';
import { fitted } from './layout.ts';

export interface TableColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'left' | 'right';
  /** May be cut down to this many cells … */
  readonly widthMin?: number;
  /** … but before it is cut below this many, other columns give way. */
  readonly widthWanted?: number;
  readonly cutAt?: 'middle' | 'end';
  /** Columns with a higher number give way first; without one they stay. */
  readonly gives?: number;
  readonly paint?: (text: string, row: Row) => string;
}

/** The lines of a table, its titles first. `width` null: as wide as it takes. */
export function table<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[], width: number | null, cutMark: string): string[] {
  const natural = columns.map(({ title, cell }) => Math.max(stringWidth(title), ...rows.map((row) => stringWidth(cell(row)))));
  const shown = columnsThatFit(columns, natural, width);
  const widths = shrunk(shown, width);
  const line = (text: (column: TableColumn<Row>) => string, paint: (column: TableColumn<Row>, cell: string) => string): string =>
    shown
      .map(({ column }, i) => paint(column, fitted(text(column), widths[i] ?? 0, column.align ?? 'left', cutMark, column.cutAt)))
      .join(gap)
      .trimEnd();
  return [
    line(
      ({ title }) => title,
      (_, cell) => cell,
    ),
    ...rows.map((row) =>
      line(
        ({ cell }) => cell(row),
        (column, cell) => column.paint?.(cell, row) ?? cell,
      ),
    ),
  ];
}

const gap = '  ';

interface Shown<Row> {
  readonly column: TableColumn<Row>;
  readonly natural: number;
}

function columnsThatFit<Row>(columns: readonly TableColumn<Row>[], natural: readonly number[], width: number | null): Shown<Row>[] {
  let shown = columns.map((column, i) => ({ column, natural: natural[i] ?? 0 }));
  const least = (): number =>
    total(shown.map((each) => Math.min(each.natural, each.column.widthWanted ?? each.column.widthMin ?? each.natural)));
  while (width !== null && least() > width) {
    const first = Math.max(...shown.map(({ column }) => column.gives ?? 0));
    if (first === 0) break;
    shown = shown.filter(({ column }) => column.gives !== first);
  }
  return shown;
}

/** Takes cell by cell from the widest column that may be cut: first down to what columns want, then to what they need. */
function shrunk<Row>(shown: readonly Shown<Row>[], width: number | null): number[] {
  const widths = shown.map(({ natural }) => natural);
  const needed = shown.map(({ column, natural }) => column.widthMin ?? natural);
  const wanted = shown.map(({ column }, i) => column.widthWanted ?? needed[i] ?? 0);
  for (const floor of [wanted, needed]) {
    for (let excess = total(widths) - (width ?? Infinity); excess > 0; excess -= 1) {
      const spare = widths.map((cells, i) => (cells > (floor[i] ?? 0) ? cells : 0));
      const widest = Math.max(...spare);
      if (widest === 0) break;
      widths[spare.indexOf(widest)] = widest - 1;
    }
  }
  return widths;
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0) + gap.length * Math.max(0, widths.length - 1);
}
