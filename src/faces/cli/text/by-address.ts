/** The grouping that everything rests on: how often which address met which status. */
import type { OriginAndStatus, Result } from '../../../findings/result.ts';
import { addressOr, number } from '../../format.ts';
import { statusPaint } from '../theme.ts';
import type { Page } from './page.ts';
import { section } from './section.ts';
import { table } from './table.ts';

/** How many rows are shown. */
export function rowsShown(verbose: boolean): number {
  return verbose ? 40 : 10;
}

/** The rows with the most failures, and how to see all. */
export function byAddressLines({ summary, incidents }: Result, page: Page): string[] {
  const rows = summary.byOriginAndStatus;
  const shown = rows.slice(0, rowsShown(page.verbose));
  if (shown.length === 0) return [];
  const changes = incidents.filter(({ kind }) => kind === 'origin-change' || kind === 'silent-origin-change');
  const fresh = new Set([
    ...changes.flatMap(({ addresses }) => addresses),
    ...incidents.flatMap(({ stranger }) => stranger?.addresses ?? []),
  ]);
  const { theme, symbols, clock, width } = page;
  const isFresh = ({ address }: OriginAndStatus): boolean => address !== null && fresh.has(address);
  const [titles = '', ...lines] = table<OriginAndStatus>(
    [
      {
        title: 'Address',
        cell: ({ address }) => addressOr(address),
        widthMin: 9,
        widthWanted: 15,
        cutAt: 'middle',
        paint: (text, row) => (isFresh(row) ? theme.newAddress(text) : text),
      },
      {
        title: 'Status',
        cell: ({ status }) => status,
        widthMin: 10,
        widthWanted: 36,
        paint: (text, { status }) => statusPaint(status, theme)(text),
      },
      { title: 'Attempts', cell: ({ attempts }) => number(attempts), align: 'right' },
      { title: 'Users', cell: ({ users }) => number(users), align: 'right', gives: 3 },
      { title: 'First', cell: ({ first }) => clock.day(first), gives: 1 },
      { title: 'Last', cell: ({ last }) => clock.day(last), gives: 2 },
      { title: 'Owner', cell: ({ address }) => page.ownerOf(address ?? ''), widthMin: 12, gives: 4 },
    ],
    shown,
    width - 2,
    symbols.cut,
  );
  const marked = lines.map((line, i) => `${shown[i] && isFresh(shown[i]) ? theme.newAddress(symbols.newAddress) : ' '} ${line}`);
  const left = rows.length - shown.length;
  const more = left > 0 ? [`  and ${number(left)} more; --json lists all of them`] : [];
  return section('By source address and status', [`  ${titles}`, ...marked, ...more], page);
}
