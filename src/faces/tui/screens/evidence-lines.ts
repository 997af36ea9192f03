/** The evidence of one incident as lines to read through; some of them lead further. */
import type { Attempt } from '../../../attempts/attempt.ts';
import type { Incident } from '../../../findings/result.ts';
import type { GroupRow } from '../../../investigation.ts';
import { paragraph } from '../../cli/text/layout.ts';
import { longDay, number } from '../../format.ts';
import { outcomeMark } from '../../symbols.ts';
import { causeWords, happening, verdictWords } from '../../words.ts';
import { blank, type Line, line, type Piece } from '../drawing/line.ts';
import type { Lens } from '../lens.ts';
import { statusTone } from '../theme.ts';
import { caveatLines } from './caveats.ts';

/** Where a line leads: to an address of the incident. */
export interface EvidenceLine {
  readonly line: Line;
  readonly address?: string;
}

export interface EvidenceData {
  readonly incident: Incident;
  readonly owners: ReadonlyMap<string, string>;
  /** The addresses of that day with what they did; null while they are being asked for. */
  readonly origins: readonly GroupRow[] | null;
  /** The attempts around the break, in order; null while they are being asked for. */
  readonly sequence: readonly Attempt[] | null;
  /** What has to be minded about the whole history. */
  readonly caveats: readonly string[];
}

export function evidenceLines({ incident, owners, origins, sequence, caveats }: EvidenceData, lens: Lens, width: number): EvidenceLine[] {
  const { symbols } = lens;
  const { bracket, evidence, changed, alternatives, advice } = incident;
  const say = (text: string, first = '  '): EvidenceLine[] =>
    paragraph(lens.sentence(text), width - 1, first).map((each) => ({ line: line(each) }));
  const section = (title: string, body: readonly EvidenceLine[]): EvidenceLine[] =>
    body.length === 0 ? [] : [{ line: blank }, { line: line([title, 'heading']) }, ...body];
  const owner = (address: string): string => lens.text(owners.get(address) ?? '');
  return [
    {
      line: line(
        [
          ` ${incident.day === null ? 'The day is not known: it runs since before the log begins' : longDay(lens.day(bracket.firstBad ?? incident.firstFailure ?? incident.day))} `,
          'breakDay',
        ],
        `  ${verdictWords[incident.verdict]}: ${happening(incident)}`,
      ),
    },
    ...say(incident.headline),
    ...section('Addresses that day', originLines(incident, origins, owner, lens, width)),
    ...section('Bracket', [
      ...say(
        `${bracket.lastGood === null ? 'no success before' : `${lens.time(bracket.lastGood)} last success before`}`,
        `  ${symbols.succeeded} `,
      ),
      ...say(
        `${bracket.firstBad === null ? 'nothing failed' : `${lens.time(bracket.firstBad)} ${incident.status}`}`,
        `  ${symbols.failed} `,
      ),
      ...say(
        incident.recoveredAt === null ? 'not recovered within this data' : `${lens.time(incident.recoveredAt)} works again`,
        `  ${symbols.succeeded} `,
      ),
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
    ...section('Around the break', sequence === null ? say(symbols.cut) : folded(sequence, lens)),
    ...section(
      'What else changed',
      changed.flatMap(({ sentence }) => say(sentence, `  ${symbols.bullet} `)),
    ),
    ...section(
      'Other explanations',
      alternatives.flatMap(({ cause, settledBy }) => say(`${cause}: ${settledBy}`, '  ? ')),
    ),
    ...section(
      'What to do',
      advice.flatMap((text, i) => say(text, `  ${i + 1}. `)),
    ),
  ];
}

function originLines(
  incident: Incident,
  origins: readonly GroupRow[] | null,
  owner: (address: string) => string,
  lens: Lens,
  width: number,
): EvidenceLine[] {
  if (origins === null) return [{ line: line('  ', lens.symbols.cut) }];
  const head = `  ${'Address'.padEnd(20)}${['ok', 'steps', 'address', 'password', 'blocked', 'other'].map((title) => title.padStart(9)).join('')}`;
  const rows = origins.map((row): EvidenceLine => {
    const fresh = incident.addresses.includes(row.name);
    const counts = [row.successes, row.steps, row.untrusted, row.password, row.blocked, row.other].map((count) =>
      count === 0 ? lens.symbols.zero : number(count),
    );
    const pieces: Piece[] = [
      [fresh ? `${lens.symbols.newAddress} ` : '  ', 'fresh'],
      [
        lens
          .address(row.name)
          .padEnd(18)
          .slice(0, Math.max(18, lens.address(row.name).length)),
        fresh ? 'fresh' : undefined,
      ],
      (counts[0] ?? '').padStart(9),
      [(counts[1] ?? '').padStart(9), row.steps > 0 ? 'step' : undefined],
      [
        counts
          .slice(2)
          .map((text) => text.padStart(9))
          .join(''),
        row.failures > 0 ? 'failed' : undefined,
      ],
      width > 90 ? `  ${owner(row.name)}` : '',
    ];
    return { line: { pieces }, address: row.name };
  });
  return [{ line: line(head) }, ...rows];
}

/** Runs of attempts that are alike, folded into one line each. */
function folded(attempts: readonly Attempt[], lens: Lens): EvidenceLine[] {
  const runs: { first: Attempt; last: Attempt; count: number }[] = [];
  for (const attempt of attempts) {
    const run = runs.at(-1);
    if (run && run.first.status === attempt.status && run.first.address === attempt.address)
      Object.assign(run, { last: attempt, count: run.count + 1 });
    else runs.push({ first: attempt, last: attempt, count: 1 });
  }
  return runs.map(({ first, last, count }) => ({
    line: line(
      `  ${lens.time(first.time)} `,
      [outcomeMark(first.outcome, lens.symbols), statusTone(first.status)],
      ` ${lens.address(first.address).padEnd(16)} `,
      [lens.text(first.status), statusTone(first.status)],
      count === 1 ? '' : `  ${lens.symbols.cut} ${number(count)} in a row, until ${lens.time(last.time)}`,
    ),
  }));
}
