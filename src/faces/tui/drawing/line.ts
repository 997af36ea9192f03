/** One line of the screen as plain data: pieces of text, each with its meaning. Drawing functions make lines; one component shows them. */
import stringWidth from 'string-width';
import { shortened } from '../../cli/text/layout.ts';
import type { Tone } from '../theme.ts';

export type Piece = string | readonly [text: string, tone: Tone | undefined];

export interface Line {
  readonly pieces: readonly Piece[];
  /** Shown in reverse over the whole width: the cursor is here. */
  readonly selected?: boolean;
}

export function line(...pieces: Piece[]): Line {
  return { pieces };
}

export const blank: Line = line('');

export function textOf(piece: Piece): string {
  return typeof piece === 'string' ? piece : piece[0];
}

export function plainText({ pieces }: Line): string {
  return pieces.map(textOf).join('');
}

/** Left and right texts on one line; where both do not fit, the left one is kept. */
export function spread(left: readonly Piece[], right: readonly Piece[], width: number): Line {
  const used = widthOf(left) + widthOf(right);
  return used + 1 > width ? { pieces: left } : { pieces: [...left, ' '.repeat(width - used), ...right] };
}

/** A rule with a title on it, and something said at its end. */
export function rule(title: string, end: string, width: number, mark: string): Line {
  const opening = `${mark} `;
  const closing = end === '' ? '' : ` ${end} ${mark}`;
  const free = width - stringWidth(title) - stringWidth(closing) - 3;
  if (free < 1) return line(opening, title);
  return line(opening, title, ` ${mark.repeat(free)}${closing}`);
}

export function widthOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece) => sum + stringWidth(textOf(piece)), 0);
}

/** The pieces of a line that has only so many cells: where they need more, the last one ends with the mark of a cut. */
export function cutTo(width: number, pieces: readonly Piece[], mark: string): readonly Piece[] {
  if (widthOf(pieces) <= width) return pieces;
  let room = width;
  const cutAt = pieces.findIndex((piece) => {
    const needed = stringWidth(textOf(piece));
    if (needed > room - stringWidth(mark)) return true;
    room -= needed;
    return false;
  });
  const rest = shortened(pieces.slice(cutAt).map(textOf).join(''), room, mark);
  const last = pieces[cutAt];
  return [...pieces.slice(0, cutAt), typeof last === 'string' ? rest : [rest, last?.[1]]];
}

/** Two blocks of lines next to each other, the left one `width` cells wide. */
export function beside(left: readonly Line[], right: readonly Line[], width: number, divider: string): Line[] {
  const height = Math.max(left.length, right.length);
  return Array.from({ length: height }, (_, i) => {
    const pieces = left[i]?.pieces ?? [];
    const room = Math.max(0, width - widthOf(pieces));
    return { pieces: [...pieces, ' '.repeat(room), divider, ...(right[i]?.pieces ?? [])] };
  });
}
