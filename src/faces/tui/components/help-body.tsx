/** Every key, from the line that the reader has scrolled to. */
import type { ReactNode } from 'react';
import { useSession } from '../context.ts';
import { rule } from '../drawing/line.ts';
import { keyOf } from '../keys.ts';
import { helpLines } from '../screens/help-lines.ts';
import { clamp } from '../state/reduce.ts';
import { Lines } from './lines.tsx';

export function HelpBody({ scroll }: { readonly scroll: number }): ReactNode {
  const { lens, width, height, surface } = useSession();
  const lines = helpLines(surface, lens);
  const from = clamp(scroll, lines.length - height + 2);
  const seen = `${from + 1}-${Math.min(lines.length, from + height - 1)} of ${lines.length} lines`;
  return (
    <Lines lines={[rule('Help', `${seen}   ${keyOf('back')} closes`, width, lens.symbols.rule), ...lines.slice(from)]} height={height} />
  );
}
