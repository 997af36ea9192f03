/** A fix as text: what is added to the list of trusted ranges, what to know before, and the command that deploys it. */
import { type AddressRange, rangeText } from '../../../attempts/trusted-ranges.ts';
import type { RangesFix } from '../../../findings/trust-report.ts';
import { paragraph } from './layout.ts';
import { type PageOptions, pageOf, showable } from './page.ts';
import { section } from './section.ts';

/** The text of a fix that has been written; `command` is to be copied, so it stays on one line. */
export function renderFix(fix: RangesFix, command: string, timezone: string, options: PageOptions): string {
  const page = pageOf(options, timezone);
  const { diff, warnings } = showable(fix, options);
  const line = (sign: string, range: AddressRange): string =>
    `  ${sign} ${[rangeText(range), range.description].filter(Boolean).join('  ')}`;
  const lines = [
    ...section(
      'The new list of trusted ranges',
      [
        ...diff.removed.map((range) => page.theme.failed(line('-', range))),
        ...diff.kept.map((range) => line(' ', range)),
        ...diff.added.map((range) => page.theme.newAddress(line('+', range))),
      ],
      page,
    ),
    ...section(
      'Before you deploy it',
      warnings.flatMap((warning) => paragraph(warning, page.width, '  ! ').map(page.theme.warning)),
      page,
    ),
    ...section('Deploy it', [`  ${showable(command, options)}`], page),
  ];
  return `${lines.join('\n')}\n`;
}
