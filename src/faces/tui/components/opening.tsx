/** What is shown until the history is open: what is opened, and how far that has come. */
import type { ReactNode } from 'react';
import { shortened } from '../../cli/text/layout.ts';
import { blank, line } from '../drawing/line.ts';
import { keyOf } from '../keys.ts';
import type { Lens } from '../lens.ts';
import { Lines } from './lines.tsx';

export interface OpeningProps {
  readonly name: string;
  readonly doing: string;
  readonly lens: Lens;
  readonly width: number;
  readonly height: number;
}

export function Opening({ name, doing, lens: { symbols }, width, height }: OpeningProps): ReactNode {
  const lines = [
    line([' breakday', 'heading'], ` ${shortened(name, Math.max(0, width - 10), symbols.cut)}`),
    blank,
    line(`  ${doing} ${symbols.cut}`),
    line(`  ${keyOf('close')} or ${keyOf('leave')} stops it.`),
  ];
  return <Lines lines={lines} height={height} />;
}
