/** What is known of addresses and programs, as text. */
import { rangeText } from '../../../attempts/trusted-ranges.ts';
import type { OrgTrust } from '../../../findings/org-trust.ts';
import type { AddressStanding, IncidentStanding, ProgramStanding, Standing, TrustReport } from '../../../findings/trust-report.ts';
import { count, list } from '../../../findings/wording.ts';
import { number } from '../../format.ts';
import { paragraph } from './layout.ts';
import { type Page, type PageOptions, pageOf, showable } from './page.ts';
import { nextLines } from './risks.ts';
import { type Fact, factLines, firstFew, section } from './section.ts';
import { type TableColumn, table } from './table.ts';

/** The org, the address that was asked about, the incidents, who breaks next, all programs, and what is not known; ends in a line break. */
export function renderTrust(report: TrustReport, timezone: string, options: PageOptions): string {
  const page = pageOf(options, timezone);
  const { org, address, incidents, next, programs, silentPrograms, unknown } = showable(report, options);
  const lines = [
    ...factLines(org === null ? [['Org', ['not asked']]] : orgFacts(org, page), page),
    ...(address === null ? [] : addressLines(address, page)),
    ...section('Incidents', standingTable(incidentColumns(page), incidents, page), page),
    ...nextLines(next, programs.length, page),
    ...section(programsTitle(programs.length, silentPrograms), standingTable(programColumns, programs, page), page),
    ...section('Not known', bullets(unknown, page), page),
  ];
  return `${lines.join('\n')}\n`;
}

/** Whether a login is let in, in few words. */
function standingWords(standing: Standing | null): string {
  if (standing?.blocked) return 'refused';
  if (standing === null || standing.needsToken === null) return 'not known';
  return standing.needsToken ? 'token needed' : 'no token needed';
}

function orgFacts({ org, alias, readAt, trusted, profiles }: OrgTrust, page: Page): Fact[] {
  const limited = profiles.filter(({ ranges }) => ranges !== null && ranges.length > 0);
  const most = page.verbose ? Infinity : 10;
  return [
    ['Org', [`${alias === null ? org : `${alias} (${org})`}, read on ${page.clock.weekdayAndTime(readAt)} ${page.clock.zone}`]],
    ['Trusted', trusted === null ? ['not known'] : [trusted.length === 0 ? 'no ranges at all' : count(trusted.length, 'range')]],
    ['', firstFew(trusted ?? [], most, (range) => [rangeText(range), range.description].filter(Boolean).join('  '), more)],
    ['Logins', limited.map(({ name, ranges }) => `of ${page.quoted(name)} only from ${list((ranges ?? []).map(rangeText), most)}`)],
  ];
}

function more(left: number): string {
  return `and ${number(left)} more; --verbose shows them`;
}

function addressLines({ address, anybody, users }: AddressStanding, page: Page): string[] {
  const facts: Fact[] = [
    ['Anybody', [anybody === null ? 'not known: the org was not asked' : sentenceOf(anybody)]],
    ...users
      .filter(({ standing }) => standing.because !== anybody?.because)
      .map(({ user, standing }): Fact => ['', [`${user}: ${sentenceOf(standing)}`]]),
  ];
  return section(`Address ${address}`, factLines(facts, page, '  '), page);
}

function sentenceOf(standing: Standing): string {
  return `${standingWords(standing)}; ${standing.because}`;
}

function incidentColumns(page: Page): TableColumn<IncidentStanding>[] {
  return [
    { title: 'Incident', cell: ({ id }) => id },
    { title: 'Day', cell: ({ day }) => day ?? 'before', gives: 1 },
    { title: 'Who', cell: ({ users }) => list(users, 2), widthMin: 12, widthWanted: 20, cutAt: 'middle' },
    { title: 'From', cell: ({ address }) => address, widthMin: 15, cutAt: 'middle' },
    { title: 'Today', cell: ({ standing }) => standingWords(standing), paint: (text, { standing }) => painted(text, standing, page) },
    { title: 'Recovered', cell: ({ recoveredAt }) => (recoveredAt === null ? 'not yet' : page.clock.day(recoveredAt)), gives: 2 },
  ];
}

const programColumns: readonly TableColumn<ProgramStanding>[] = [
  { title: 'Who', cell: ({ lane }) => lane.user, widthMin: 12, widthWanted: 20, cutAt: 'middle' },
  { title: 'Program', cell: ({ lane }) => lane.application || lane.loginType, widthMin: 8, widthWanted: 14 },
  { title: 'From', cell: ({ address }) => address ?? 'not known', widthMin: 15, cutAt: 'middle' },
  { title: 'Addresses', cell: ({ addresses }) => number(addresses.length), align: 'right', gives: 1 },
  { title: 'Today', cell: ({ standing }) => standingWords(standing) },
];

function programsTitle(programs: number, silent: number): string {
  const quiet = silent === 0 ? '' : `; ${count(silent, 'silent one')} left out`;
  return `Programs (${number(programs)}${quiet})`;
}

function standingTable<Row extends { readonly standing: Standing | null }>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  page: Page,
): string[] {
  if (rows.length === 0) return [];
  const shown = page.verbose ? rows : rows.slice(0, 20);
  const lines = table(columns, shown, page.width - 2, page.symbols.cut).map((line) => `  ${line}`);
  return shown.length === rows.length ? lines : [...lines, `  ${more(rows.length - shown.length)}`];
}

function painted(text: string, standing: Standing | null, { theme }: Page): string {
  return standing?.blocked || standing?.needsToken ? theme.warning(text) : text;
}

function bullets(texts: readonly string[], page: Page): string[] {
  return texts.flatMap((text) => paragraph(text, page.width, `  ${page.symbols.bullet} `));
}
