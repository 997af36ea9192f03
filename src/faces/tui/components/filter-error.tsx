/** What is wrong with a filter that is typed: over as much of the screen below as it takes, which stays as it is. */
import { Box } from 'ink';
import type { ReactNode } from 'react';
import type { FilterError as Problem } from '../../../attempts/filter.ts';
import { padded, paragraph } from '../../cli/text/layout.ts';
import { useSession } from '../context.ts';
import { line } from '../drawing/line.ts';
import { Lines } from './lines.tsx';

export interface FilterErrorProps {
  readonly error: Problem;
  /** The line of the screen that it begins on. */
  readonly top: number;
}

export function FilterError({ error: { message, at }, top }: FilterErrorProps): ReactNode {
  const { lens, width } = useSession();
  const said = lens.text(message.replace(/"[^"]*"/g, lens.filter));
  const lines = paragraph(`column ${at + 1}: ${said}`, width, '   ').map((text) => line([padded(text, width), 'warning']));
  return (
    <Box position="absolute" marginTop={top} flexDirection="column" width={width}>
      <Lines lines={lines} height={lines.length} />
    </Box>
  );
}
