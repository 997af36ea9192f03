/** What an archive holds, as text. */
import { unnamedOrg } from '../../../attempts/unnamed-org.ts';
import { count } from '../../../findings/wording.ts';
import { durationBetween, number, size } from '../../format.ts';
import { type Page, type PageOptions, pageOf, showable } from './page.ts';
import { type Fact, factLines, firstFew, section } from './section.ts';
import { table } from './table.ts';

export interface HeldArchive {
  readonly path: string | null;
  readonly bytes: number;
  readonly orgs: readonly HeldOrg[];
  readonly imports: readonly HeldImport[];
}

export interface HeldOrg {
  readonly org: string;
  readonly attempts: number;
  readonly shadowed: number;
  readonly users: number;
  readonly from: string;
  readonly until: string;
  readonly gaps: readonly { readonly from: string; readonly until: string }[];
}

export interface HeldImport {
  readonly name: string;
  readonly org: string;
  readonly rows: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly importedAt: string | null;
}

/** The archive's orgs, then its imports in their order, ending in a line break. Times are told in `timezone`. */
export function renderArchive(archive: HeldArchive, timezone: string, options: PageOptions): string {
  const page = pageOf(options, timezone);
  const { path, bytes, orgs, imports } = showable(archive, options);
  const place: Fact[] = [
    ['Archive', [`${path ?? 'in memory'} (${size(bytes)})`]],
    ['Times', [`in ${timezone}`]],
  ];
  const lines = [
    ...factLines(place, page),
    ...(orgs.length === 0 ? ['', nothingHeld(imports)] : orgs.flatMap((org) => orgLines(org, page))),
    ...importLines(imports, page),
  ];
  return `${lines.join('\n')}\n`;
}

function nothingHeld(imports: readonly HeldImport[]): string {
  const taken = imports.some(({ accepted }) => accepted > 0);
  return taken ? 'Nothing is held any more: what was imported is forgotten.' : 'Nothing is held yet: breakday import FILE...';
}

function orgLines({ org, attempts, shadowed, users, from, until, gaps }: HeldOrg, page: Page): string[] {
  const { clock, verbose } = page;
  const span = (one: { from: string; until: string }): string =>
    `${clock.weekdayAndTime(one.from)} to ${clock.weekdayAndTime(one.until)} (${durationBetween(one.from, one.until)})`;
  const facts: Fact[] = [
    ['Attempts', [`${number(attempts)} of ${count(users, 'user')}`]],
    ['Period', [span({ from, until })]],
    ['No data', firstFew(gaps, verbose ? Infinity : 5, span, (left) => `and ${count(left, 'more hole')}; --verbose shows them`)],
    ['Told twice', shadowed === 0 ? [] : [`${count(shadowed, 'row')} of attempts of which another row tells more`]],
  ];
  return section(`Org ${org || unnamedOrg}`, factLines(facts, page, '  '), page);
}

function importLines(imports: readonly HeldImport[], page: Page): string[] {
  const shown = page.verbose ? imports : imports.slice(-20);
  if (shown.length === 0) return [];
  const lines = table<HeldImport>(
    [
      { title: 'Imported', cell: ({ importedAt }) => (importedAt === null ? '' : page.clock.time(importedAt).slice(0, 16)), gives: 2 },
      { title: 'Input', cell: ({ name }) => name, widthMin: 12, widthWanted: 20, cutAt: 'middle' },
      { title: 'Rows', cell: ({ rows }) => number(rows), align: 'right' },
      { title: 'New', cell: ({ accepted }) => number(accepted), align: 'right' },
      { title: 'Duplicates', cell: ({ duplicates }) => number(duplicates), align: 'right' },
      { title: 'Rejected', cell: ({ rejected }) => number(rejected), align: 'right' },
      { title: 'Org', cell: ({ org }) => org, gives: 3 },
    ],
    shown,
    page.width - 2,
    page.symbols.cut,
  );
  const left = imports.length - shown.length;
  const earlier = left > 0 ? [`  and ${number(left)} earlier; --verbose lists them`] : [];
  return section('Imports', [...lines.map((line) => `  ${line}`), ...earlier], page);
}
