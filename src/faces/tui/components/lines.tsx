/** Exactly as many rows as there is room for; what is missing is blank. */
import { Box } from 'ink';
import type { ReactNode } from 'react';
import { blank, type Line } from '../drawing/line.ts';
import { Row } from './row.tsx';

export interface LinesProps {
  readonly lines: readonly Line[];
  readonly height: number;
  /** How many lines stay where they are while those below scroll. */
  readonly head?: number;
  /** How far the lines below have been scrolled: those that are still seen are then moved, and not measured and drawn anew. */
  readonly scroll?: number;
}

export function Lines({ lines, height, head = 0, scroll = 0 }: LinesProps): ReactNode {
  const keyOf = (i: number): string => (i < head ? `head ${i}` : `row ${(i - head + scroll) % (height - head)}`);
  return (
    <Box flexDirection="column" height={height}>
      {Array.from({ length: height }, (_, i) => (
        <Row key={keyOf(i)} line={lines[i] ?? blank} />
      ))}
    </Box>
  );
}
