/** A table that fits: columns that matter less give way, some become narrower, and only the rows that are seen are drawn. */
import stringWidth from 'string-width';
import { fitted } from '../../cli/text/layout.ts';
import type { Tone } from '../theme.ts';
import type { Line, Piece } from './line.ts';

export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  /** How narrow it may become before another column gives way; absent: no narrower than its width. */
  readonly least?: number;
  /** What a row says here, for a column of so many cells. */
  readonly cell: (row: Row, width: number) => string;
  readonly tone?: (row: Row) => Tone | undefined;
  /** What rows are sorted by, where they can be by this column. */
  readonly value?: (row: Row) => number | string;
  /** What a file holds of it, and under which name; absent: it is a picture for the screen alone. */
  readonly told?: { readonly as: string; readonly of: (row: Row) => string | number | null };
  readonly right?: boolean;
  readonly cutAt?: 'middle' | 'end';
  /** Columns with a lower number have a place first; those without one before all others. */
  readonly gives?: number;
  /** Takes what room is left. */
  readonly grows?: boolean;
}

export interface TableLook {
  readonly width: number;
  readonly cut: string;
  readonly pointer: string;
  /** Whether another cursor leads, so that this one only keeps its place. */
  readonly held?: boolean;
  /** The column that the rows are sorted by, and the mark beside its title. */
  readonly sorted?: { readonly column: string; readonly mark: string } | undefined;
}

const gap = '  ';

const edge = 2;

/**
 * The columns that have room: the first one, and of those after `passed` that the reader has moved past, the ones that matter most.
 * None becomes narrower for the sake of one that matters less.
 */
export function columnsThatFit<Row>(columns: readonly Column<Row>[], width: number, passed = 0): Column<Row>[] {
  const [first, ...others] = columns;
  if (first === undefined) return [];
  const ahead = [first, ...others.slice(Math.min(passed, others.length - 1))];
  const taken = new Set(ahead.filter(({ gives }) => gives === undefined));
  taken.add(first);
  let room = width - edge + gap.length - [...taken].reduce((sum, column) => sum + gap.length + column.width, 0);
  for (const column of ahead.toSorted((a, b) => (a.gives ?? 0) - (b.gives ?? 0))) {
    const needed = gap.length + leastOf(column);
    if (taken.has(column) || needed > room) continue;
    taken.add(column);
    room -= needed;
  }
  const shown = ahead.filter((column) => taken.has(column));
  return widened(shown, width - edge + gap.length - shown.reduce((sum, column) => sum + gap.length + leastOf(column), 0));
}

function leastOf<Row>({ least, width }: Column<Row>): number {
  return least ?? width;
}

/** Gives columns the width they would like to have, from the left, and what is left then to those that grow. */
function widened<Row>(columns: readonly Column<Row>[], room: number): Column<Row>[] {
  let left = room;
  const wide = columns.map((column) => {
    const more = Math.max(0, Math.min(left, column.width - leastOf(column)));
    left -= more;
    return { ...column, width: leastOf(column) + more };
  });
  const share = Math.floor(Math.max(0, left) / Math.max(1, columns.filter(({ grows }) => grows).length));
  return wide.map((column) => (column.grows ? { ...column, width: column.width + share } : column));
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

/** Draws a row when it is seen first, and no more: whoever scrolls sees most rows again. */
export function drawnOnce<Row extends object>(draw: (row: Row) => Line): (row: Row) => Line {
  const drawn = new WeakMap<Row, Line>();
  return (row) => {
    const known = drawn.get(row) ?? draw(row);
    drawn.set(row, known);
    return known;
  };
}

export function rowLine<Row>(columns: readonly Column<Row>[], row: Row, selected: boolean, look: TableLook): Line {
  const { width, cut, pointer, held = false } = look;
  const pieces: Piece[] = [selected ? `${pointer} ` : '  '];
  let used = edge;
  columns.forEach(({ cell, width: cells, right, cutAt, tone }, i) => {
    const text = fitted(cell(row, cells), cells, right ? 'right' : 'left', cut, cutAt);
    pieces.push(i === 0 ? '' : gap, [text, tone?.(row)]);
    used += stringWidth(text) + (i === 0 ? 0 : gap.length);
  });
  return { pieces: [...pieces, ' '.repeat(Math.max(0, width - used))], selected: selected && !held };
}
