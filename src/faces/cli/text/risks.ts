/** Who breaks next, as text: a table, most urgent first, and a sentence for each risk. */
import type { ProgramAtRisk, Risk } from '../../../findings/trust-report.ts';
import { number } from '../../format.ts';
import { paragraph } from './layout.ts';
import type { Page } from './page.ts';
import { firstFew, section } from './section.ts';
import { type TableColumn, table } from './table.ts';

/** The table and its sentences; where nobody is at risk, that. */
export function nextLines(next: readonly ProgramAtRisk[], programs: number, page: Page): string[] {
  const title = 'Who breaks next';
  if (programs === 0) return section(title, ['  No program is alive at the end of this history.'], page);
  if (next.length === 0) return section(title, ['  None of the programs, as far as is known.'], page);
  const rows = table(columns, next, page.width - 2, page.symbols.cut).map((line) => `  ${line}`);
  const told = firstFew(
    next,
    page.verbose ? Infinity : 5,
    ({ lane, risks }) => `${lane.user}: ${risks.map(({ sentence }) => sentence).join(' ')}`,
    (left) => `${number(left)} more; --verbose tells of them`,
  );
  return section(title, [...rows, '', ...told.flatMap((text) => paragraph(text, page.width, `  ${page.symbols.bullet} `))], page);
}

const columns: readonly TableColumn<ProgramAtRisk>[] = [
  { title: 'When', cell: ({ risks }) => risks[0]?.when ?? '' },
  { title: 'Who', cell: ({ lane }) => lane.user, widthMin: 12, widthWanted: 20, cutAt: 'middle' },
  { title: 'From', cell: ({ address }) => address ?? 'not known', widthMin: 15, cutAt: 'middle', gives: 1 },
  { title: 'Logins', cell: ({ successes }) => number(successes), align: 'right', gives: 2 },
  { title: 'Why', cell: ({ risks }) => risks.map(({ is }) => labels[is]).join(', '), widthMin: 12, widthWanted: 36 },
];

const labels: Readonly<Record<Risk['is'], string>> = {
  refused: 'refused by its profile',
  'api-version-retired': 'retired API version',
  'no-token': 'no token sent',
  'trusted-address': 'one trusted address',
  'login-range': 'one address in a login range',
  'soap-login': 'SOAP login',
  'api-version-ending': 'old API version',
  'one-address': 'one address',
};
