/** A table that fits: columns that matter less give way, one is cut, and only the rows that are seen are drawn. */
import stringWidth from 'string-width';
import { fitted } from '../../cli/text/layout.ts';
import type { Tone } from '../theme.ts';
import type { Line, Piece } from './line.ts';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly cell: (row: Row) => string;
  readonly tone?: (row: Row) => Tone | undefined;
  readonly right?: boolean;
  readonly cutAt?: 'middle' | 'end';
  /** Columns with a higher number give way first; without one they stay. */
  readonly gives?: number;
  /** Takes what room is left. */
  readonly grows?: boolean;
}

export interface TableLook {
  readonly width: number;
  readonly cut: string;
  readonly pointer: string;
  /** The column that the rows are sorted by, and the mark beside its title. */
  readonly sorted?: { readonly column: string; readonly mark: string } | undefined;
}

const gap = '  ';

/** The columns that have room, the first of them after `skipped` that the reader has scrolled past. */
export function columnsThatFit<Row>(columns: readonly Column<Row>[], width: number): Column<Row>[] {
  let shown = [...columns];
  const least = (): number => 2 + shown.reduce((sum, column) => sum + column.width + gap.length, -gap.length);
  while (least() > width) {
    const first = Math.max(...shown.map(({ gives }) => gives ?? 0));
    if (first === 0) break;
    shown = shown.filter(({ gives }) => gives !== first);
  }
  const growing = shown.filter(({ grows }) => grows);
  const spare = Math.max(0, Math.floor((width - least()) / Math.max(1, growing.length)));
  return shown.map((column) => (column.grows ? { ...column, width: column.width + spare } : column));
}

export function headLine<Row>(columns: readonly Column<Row>[], { cut, sorted }: TableLook): Line {
  const cells = columns.map(({ id, title, width, right }) => {
    const text = sorted?.column === id ? `${title}${sorted.mark}` : title;
    return fitted(text, width, right ? 'right' : 'left', cut);
  });
  return {
    pieces: [
      ['  ', undefined],
      [cells.join(gap), 'heading'],
    ],
  };
}

export function rowLine<Row>(columns: readonly Column<Row>[], row: Row, selected: boolean, { width, cut, pointer }: TableLook): Line {
  const pieces: Piece[] = [selected ? `${pointer} ` : '  '];
  let used = 2;
  columns.forEach(({ cell, width: cells, right, cutAt, tone }, i) => {
    const text = fitted(cell(row), cells, right ? 'right' : 'left', cut, cutAt);
    pieces.push(i === 0 ? '' : gap, [text, tone?.(row)]);
    used += stringWidth(text) + (i === 0 ? 0 : gap.length);
  });
  return { pieces: [...pieces, ' '.repeat(Math.max(0, width - used))], selected };
}
