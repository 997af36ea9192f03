/** The evidence of one incident as lines to read through; some of them lead further. */
import { resolveStatus } from '../../../attempts/reason.ts';
import type { AttemptRun, Incident } from '../../../findings/result.ts';
import { count, span } from '../../../findings/wording.ts';
import type { GroupRow } from '../../../investigation.ts';
import { paragraph } from '../../cli/text/layout.ts';
import { breakDay, number } from '../../format.ts';
import { outcomeMark } from '../../symbols.ts';
import { causeWords, happening, verdictWords } from '../../words.ts';
import { blank, type Line, line } from '../drawing/line.ts';
import { columnsThatFit, headLine, rowLine } from '../drawing/table.ts';
import type { Lens } from '../lens.ts';
import { statusTone } from '../theme.ts';
import { caveatLines } from './caveats.ts';
import { around, between, type Lead } from './evidence-leads.ts';
import { originColumns } from './origin-columns.ts';

export interface EvidenceLine {
  readonly line: Line;
  /** Where it leads to; lines of one sentence lead to the same. */
  readonly lead?: Lead | undefined;
  /** The address whose row it is. */
  readonly address?: string;
}

export interface EvidenceData {
  readonly incident: Incident;
  readonly owners: ReadonlyMap<string, string>;
  /** The addresses of that day with what they did; null while they are being asked for. */
  readonly origins: readonly GroupRow[] | null;
  /** What has to be minded about the whole history. */
  readonly caveats: readonly string[];
  /** The zone whose days and times the sentences of the incident tell. */
  readonly toldIn: string;
}

export function evidenceLines({ incident, owners, origins, caveats, toldIn }: EvidenceData, lens: Lens, width: number): EvidenceLine[] {
  const { symbols } = lens;
  const { bracket, evidence, changed, alternatives, advice } = incident;
  const say = (text: string, first = '  ', lead?: Lead): EvidenceLine[] =>
    paragraph(lens.sentence(text), width - 1, first).map((each) => ({ line: line(each), lead }));
  const section = (title: string, body: readonly EvidenceLine[]): EvidenceLine[] =>
    body.length === 0 ? [] : [{ line: blank }, { line: line([title, 'heading']) }, ...body];
  const owner = (address: string): string => lens.text(owners.get(address) ?? '');
  const own: Lead | undefined = incident.address === null ? undefined : { to: 'address', address: incident.address };
  return [
    {
      lead: own,
      line: line(
        [
          ` ${incident.day === null ? 'The day is not known: it runs since before the log begins' : breakDay(lens.day(bracket.firstBad ?? incident.firstFailure ?? incident.day), incident.between)} `,
          'breakDay',
        ],
        `  ${verdictWords[incident.verdict]}: ${happening(incident)}`,
      ),
    },
    ...say(incident.headline, '  ', own),
    ...(toldIn === lens.calendar.zone ? [] : say(`Sentences tell their days and times in ${toldIn}.`)),
    ...section('Addresses that day', originLines(incident, origins, owner, lens, width)),
    ...section('Bracket', [
      ...say(
        `${bracket.lastGood === null ? 'no success before' : `${lens.time(bracket.lastGood)} last success before`}`,
        `  ${bracket.lastGood === null ? symbols.zero : symbols.succeeded} `,
        around(bracket.lastGood),
      ),
      ...say(
        `${bracket.firstBad === null ? 'nothing failed' : `${lens.time(bracket.firstBad)} ${incident.status}`}`,
        `  ${bracket.firstBad === null ? symbols.zero : symbols.failed} `,
        around(bracket.firstBad),
      ),
      ...say(...ending(incident, lens)),
    ]),
    ...section('Cause', say(causeWords[incident.cause])),
    ...section(
      'For',
      evidence.for.flatMap((text) => say(text, '  + ')),
    ),
    ...section(
      'Against',
      evidence.against.flatMap((text) => say(text, '  - ')),
    ),
    ...section(
      'Mind',
      caveatLines(caveats, lens, width).map((each) => ({ line: each })),
    ),
    ...section('Around the break', sequenceLines(incident.sequence, lens)),
    ...section(
      'What else changed',
      changed.flatMap(({ sentence }) => say(sentence, `  ${symbols.bullet} `)),
    ),
    ...section(
      'Other explanations',
      alternatives.flatMap(({ cause, settledBy }) => say(`${cause} ${settledBy}`, '  ? ')),
    ),
    ...section(
      'What to do',
      advice.flatMap((text, i) => say(text, `  ${i + 1}. `)),
    ),
  ];
}

/** How it ended, the mark before it, and where it leads to. */
function ending({ recoveredAt, stranger }: Incident, { symbols, time }: Lens): [string, string, Lead | undefined] {
  if (stranger?.letInAt)
    return [
      `${time(stranger.letInAt)} a login from there: the last guess may have been right`,
      `  ${symbols.failed} `,
      around(stranger.letInAt),
    ];
  if (stranger?.wentOn) return ['the user went on elsewhere', `  ${symbols.succeeded} `, undefined];
  return recoveredAt === null
    ? ['not recovered within this data', `  ${symbols.failed} `, undefined]
    : [`${time(recoveredAt)} works again`, `  ${symbols.succeeded} `, around(recoveredAt)];
}

function originLines(
  incident: Incident,
  origins: readonly GroupRow[] | null,
  owner: (address: string) => string,
  lens: Lens,
  width: number,
): EvidenceLine[] {
  if (origins === null) return [{ line: line('  ', lens.symbols.cut) }];
  const columns = columnsThatFit(originColumns(incident, origins, owner, lens), width);
  const look = { width, cut: lens.symbols.cut, pointer: '' };
  const rowOf = (row: GroupRow): EvidenceLine => {
    const shown = { line: rowLine(columns, row, false, look) };
    return row.name === '' ? shown : { ...shown, address: row.name, lead: { to: 'address', address: row.name } };
  };
  return [{ line: headLine(columns, look) }, ...origins.map(rowOf)];
}

/** The runs of alike attempts, with what was left out between them, and for how long nothing came at all. */
function sequenceLines(runs: readonly AttemptRun[], lens: Lens): EvidenceLine[] {
  const { symbols } = lens;
  const longest = Math.max(15, ...runs.map(({ address }) => lens.address(address).length));
  return runs.flatMap((run, i): EvidenceLine[] => {
    const { first, last, address, status, attempts, skipped } = run;
    const tone = statusTone(status);
    const told = line(
      `  ${lens.time(first)} `,
      [outcomeMark(resolveStatus(status).outcome, symbols), tone],
      ` ${lens.address(address).padEnd(longest)}  `,
      [lens.text(status), tone],
      attempts === 1 ? '' : `  ${symbols.cut} ${number(attempts)} in a row, until ${lens.time(last)}`,
    );
    const before = runs[i - 1];
    const left = before === undefined ? null : betweenRuns(before.last, first, skipped);
    const lead = before === undefined || skipped === 0 ? undefined : between(before.last, first);
    return [...(left === null ? [] : [{ line: line(`  ${symbols.noData} ${left}`), lead }]), { line: told, lead: { to: 'run', run } }];
  });
}

const hour = 3_600_000;

function betweenRuns(from: string, until: string, skipped: number): string | null {
  if (skipped > 0) return `${count(skipped, 'attempt')} more`;
  const silent = Date.parse(until) - Date.parse(from);
  return silent < hour ? null : `nothing for ${span(silent)}`;
}
