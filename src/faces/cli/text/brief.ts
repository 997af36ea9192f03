/** Breaks beyond the first few, a line each: none is left out. */
import type { Incident } from '../../../findings/result.ts';
import { number } from '../../format.ts';
import { causeWords, verdictWords } from '../../words.ts';
import type { Page } from './page.ts';
import { section } from './section.ts';
import { table } from './table.ts';

/** The rest of a long list of breaks. */
export function briefLines(incidents: readonly Incident[], page: Page): string[] {
  if (incidents.length === 0) return [];
  const lines = table<Incident>(
    [
      { title: 'Day', cell: ({ day }) => day ?? 'before the log' },
      { title: 'Verdict', cell: ({ verdict }) => verdictWords[verdict].toLowerCase(), gives: 1 },
      {
        title: 'Who',
        cell: ({ users }) => users[0] + (users.length > 1 ? ` +${number(users.length - 1)}` : ''),
        widthMin: 12,
        cutAt: 'middle',
      },
      { title: 'Why', cell: ({ cause }) => causeWords[cause], widthMin: 16, gives: 2 },
      { title: 'Failures', cell: ({ attempts }) => number(attempts), align: 'right' },
    ],
    incidents,
    page.width - 2,
    page.symbols.cut,
  );
  return [
    page.symbols.rule.repeat(page.width),
    ...section(
      `${number(incidents.length)} more`,
      lines.map((line) => `  ${line}`),
      page,
    ).slice(1),
    '  --verbose tells each in full',
    '',
  ];
}
