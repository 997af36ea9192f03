/** What has to be minded before anything is believed: rows that could not be read, logins that could not be seen. */
import type { Result } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { paragraph } from '../../cli/text/layout.ts';
import { type Line, line } from '../drawing/line.ts';
import type { Lens } from '../lens.ts';

export function caveatsOf({ coverage: { inputs, warnings } }: Result): readonly string[] {
  const rejected = inputs.reduce((sum, input) => sum + input.rejected, 0);
  const rows = inputs.reduce((sum, input) => sum + input.rows, 0);
  if (rejected === 0) return warnings;
  return [
    `${count(rejected, 'row')} of ${count(rows, 'row')} could not be read; \`breakday analyze --verbose\` says which and why.`,
    ...warnings,
  ];
}

/** Each caveat as a paragraph. */
export function caveatLines(caveats: readonly string[], lens: Lens, width: number): Line[] {
  return caveats.flatMap((text) => paragraph(lens.sentence(text), width - 1, '  ! ').map((each) => line([each, 'warning'])));
}
