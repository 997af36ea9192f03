/** One incident told aloud: the day first, then who, from where to where, why we think so, and what to do. */
import { notYours } from '../../../attempts/advice.ts';
import type { Incident } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { beyondTheDays } from '../../beyond-the-days.ts';
import { breakDay } from '../../format.ts';
import { verdictWords } from '../../words.ts';
import { incidentFacts } from './incident-facts.ts';
import { fitted, numbered, paragraph } from './layout.ts';
import type { Page } from './page.ts';
import { pictureLines } from './picture.ts';
import { factLines, section } from './section.ts';

const indent = '  ';

/** All of an incident; of one that is merely possible, what is needed to settle it. */
export function incidentLines(incident: Incident, place: string, page: Page): string[] {
  const isFull = page.verbose || incident.verdict !== 'possible';
  return [
    ...titleLines(incident, place, page),
    '',
    ...paragraph(incident.headline, page.width, indent).map(page.theme.heading),
    '',
    ...factLines(incidentFacts(incident, page), page, indent),
    ...(isFull ? picture(incident, page) : []),
    ...reasons(incident, page),
    ...(isFull ? changes(incident, page) : []),
    ...alternatives(incident, page),
    ...advice(incident, isFull, page),
  ];
}

function titleLines({ day, between, verdict }: Incident, place: string, page: Page): string[] {
  const { symbols, theme, width } = page;
  const date = ` ${symbols.breakDay} ${(day === null ? 'before the log begins' : breakDay(day, between)).toUpperCase()} `;
  const right = `${verdictWords[verdict]}${place && `, ${place}`}`;
  return [symbols.rule.repeat(width), theme.breakDay(date) + fitted(right, Math.max(0, width - date.length), 'right', symbols.cut)];
}

function picture(incident: Incident, page: Page): string[] {
  const lines = pictureLines(incident.days, incident.day, page, indent);
  const beyond = beyondTheDays(incident, page.clock);
  return lines.length === 0 ? [] : ['', ...lines, ...(beyond === '' ? [] : paragraph(beyond, page.width, indent))];
}

function reasons({ evidence }: Incident, page: Page): string[] {
  const against = evidence.against.length > 0 ? evidence.against : ['Nothing that this log shows.'];
  return [
    ...section('Why we think so', bullets(evidence.for, page), page, indent),
    ...section('What speaks against it', bullets(against, page), page, indent),
  ];
}

/** The block of an address changes with the address: it is told where everything is. */
function changes({ changed }: Incident, page: Page): string[] {
  const told = page.verbose
    ? changed
    : changed.filter(({ field }) => field !== 'block' || changed.every((other) => other.field !== 'address'));
  return section(
    'What changed',
    bullets(
      told.map(({ sentence }) => sentence),
      page,
    ),
    page,
    indent,
  );
}

function alternatives(incident: Incident, page: Page): string[] {
  const lines = incident.alternatives.flatMap(({ cause, settledBy }) => [
    ...paragraph(cause, page.width, `${indent}${page.symbols.bullet} `),
    ...paragraph(settledBy, page.width, `${indent}    `),
  ]);
  return section('What else it could be, and what would tell', lines, page, indent);
}

function advice(incident: Incident, isFull: boolean, page: Page): string[] {
  const steps = incident.advice.filter((step) => step !== notYours);
  const told = isFull ? steps : steps.slice(0, 1);
  const left = steps.length - told.length;
  return [
    ...section('What to do', numbered(told, page.width, indent), page, indent),
    ...(left > 0 ? [`${indent}   ${count(left, 'more way')} with --verbose`] : []),
    ...(incident.advice.includes(notYours) ? ['', ...mind(notYours, page)] : []),
  ];
}

/** What must not be read over. */
export function mind(sentence: string, page: Page): string[] {
  return paragraph(sentence, page.width, `${indent}! `).map(page.theme.warning);
}

function bullets(sentences: readonly string[], page: Page): string[] {
  return sentences.filter(Boolean).flatMap((sentence) => paragraph(sentence, page.width, `${indent}${page.symbols.bullet} `));
}
