/** What is exported, as what and under which name; and why that cannot be, where it was tried. */
import type { ReactNode } from 'react';
import { paragraph } from '../../cli/text/layout.ts';
import { safe } from '../../safe.ts';
import { useSession } from '../context.ts';
import { blank, line, rule } from '../drawing/line.ts';
import { keyOf, spell } from '../keys.ts';
import { lineKeys } from '../state/line-keys.ts';
import type { ExportPrompt } from '../state/state.ts';
import { Lines } from './lines.tsx';
import { useTypedLine } from './typed-line.ts';

export interface ExportBodyProps {
  readonly prompt: ExportPrompt;
  /** The line of the screen that it begins on. */
  readonly top: number;
}

export function ExportBody({ prompt: { field, format, formats, refused }, top }: ExportBodyProps): ReactNode {
  const { lens, width, height } = useSession();
  const typed = useTypedLine({ prompt: '  File    ', text: safe(field.text), caret: field.caret, top: top + 3 });
  const isPostmortem = formats.includes('html');
  const masking = isPostmortem
    ? `Users and addresses are written as they are, and as pseudonyms and prefixes while ${keyOf('mask')} is on.`
    : `Users and addresses are written as they are shown: masked while ${keyOf('mask')} is on.`;
  const below = refused === '' ? paragraph(masking, width, '  ') : paragraph(lens.text(refused), width, `  ${lens.symbols.failed} `);
  return (
    <Lines
      lines={[
        rule(
          isPostmortem ? 'Write the postmortem' : 'Export what is shown',
          `${spell(lineKeys.finish)} writes, ${spell(lineKeys.leave)} closes`,
          width,
          lens.symbols.rule,
        ),
        blank,
        line(
          '  Format  ',
          ...formats.map((each) => [` ${each} `, each === format ? ('cursor' as const) : undefined] as const),
          `   ${spell(lineKeys.next)} changes it`,
        ),
        typed,
        blank,
        ...below.map((text) => line([text, refused === '' ? undefined : 'warning'])),
      ]}
      height={height}
    />
  );
}
