/** Exactly as many rows as there is room for; what is missing is blank. */
import { Box } from 'ink';
import type { ReactNode } from 'react';
import { blank, type Line } from '../drawing/line.ts';
import { Row } from './row.tsx';

export function Lines({ lines, height }: { readonly lines: readonly Line[]; readonly height: number }): ReactNode {
  return (
    <Box flexDirection="column" height={height}>
      {Array.from({ length: height }, (_, place) => `row ${place}`).map((place, i) => (
        <Row key={place} line={lines[i] ?? blank} />
      ))}
    </Box>
  );
}
