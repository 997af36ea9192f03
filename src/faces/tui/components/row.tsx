/** One line of the screen as one text: the grain at which the terminal is redrawn. */
import { Text } from 'ink';
import { createElement, Fragment, memo, type ReactNode, useContext } from 'react';
import { cutTo, type Line, type Piece, textOf } from '../drawing/line.ts';
import { SheetContext } from '../sheet.ts';
import { ThemeContext } from '../theme.ts';

export const Row = memo(
  function Row({ line }: { readonly line: Line }): ReactNode {
    const { selected = false } = line;
    const { width, cut } = useContext(SheetContext);
    const pieces = cutTo(width, line.pieces, cut);
    const tones = useContext(ThemeContext);
    const shown = pieces.map((piece) => (typeof piece === 'string' ? piece : createElement(Text, piece[1] && tones[piece[1]], piece[0])));
    return (
      <Text wrap="truncate" inverse={selected}>
        {createElement(Fragment, null, ...shown, pieces.every((piece) => textOf(piece) === '') ? ' ' : '')}
      </Text>
    );
  },
  (before, after) => before.line === after.line || sameLine(before.line, after.line),
);

function sameLine(a: Line, b: Line): boolean {
  return a.selected === b.selected && a.pieces.length === b.pieces.length && a.pieces.every((piece, i) => samePiece(piece, b.pieces[i]));
}

function samePiece(a: Piece, b: Piece | undefined): boolean {
  if (b === undefined) return false;
  return textOf(a) === textOf(b) && (typeof a === 'string' ? undefined : a[1]) === (typeof b === 'string' ? undefined : b[1]);
}
