/** The commands that are like what is typed, one of them under the cursor. */
import type { ReactNode } from 'react';
import { safe } from '../../safe.ts';
import { useSession } from '../context.ts';
import { line, rule } from '../drawing/line.ts';
import { spell } from '../keys.ts';
import { commandsLike } from '../palette.ts';
import { lineKeys } from '../state/line-keys.ts';
import { clamp } from '../state/reduce.ts';
import type { Overlay } from '../state/state.ts';
import { Lines } from './lines.tsx';
import { useTypedLine } from './typed-line.ts';

export interface PaletteBodyProps {
  readonly palette: Extract<Overlay, { is: 'palette' }>;
  /** The line of the screen that it begins on. */
  readonly top: number;
}

export function PaletteBody({ palette, top }: PaletteBodyProps): ReactNode {
  const { lens, width, height, surface } = useSession();
  const { symbols } = lens;
  const { text, caret } = palette.field;
  const typed = useTypedLine({ prompt: ': ', text: safe(text), caret, top: top + 1 });
  const found = commandsLike(text, surface);
  const cursor = clamp(palette.cursor, found.length);
  const from = Math.max(0, cursor - height + 4);
  const rows = found.slice(from).map(({ does, keys }, i) => {
    const row = `${from + i === cursor ? symbols.pointer : ' '} ${does.padEnd(60).slice(0, width - 12)} ${spell(keys[0] ?? '', lens.ascii)}`;
    return { pieces: [row.padEnd(width)], selected: from + i === cursor };
  });
  const nothing = line('  No command here is called like that.');
  return (
    <Lines
      lines={[
        rule('Commands', `${spell(lineKeys.finish)} runs, ${spell(lineKeys.leave)} closes`, width, symbols.rule),
        typed,
        ...(found.length === 0 ? [nothing] : rows),
      ]}
      height={height}
    />
  );
}
