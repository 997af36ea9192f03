/** One incident told as a postmortem, in the order that people expect: the same for every format. */
import type { Incident, Result } from '../../../findings/result.ts';
import { failuresWithoutAddress } from '../../../findings/without-address.ts';
import { count } from '../../../findings/wording.ts';
import { clockOf } from '../../format.ts';
import { nearestStreak } from '../../nearest-streak.ts';
import { safely } from '../../safe.ts';
import { nothingBroke, tellsTooLittle } from '../../words.ts';
import { actionsOf, lessonsOf } from './actions.ts';
import { attemptsOf, dataOf, ruleOf, thresholdsOf } from './appendix.ts';
import { type Block, type Common, type Postmortem, paragraph, type Section, type Table, tableOf } from './block.ts';
import { impactOf } from './impact.ts';
import { detectionOf, resolutionOf } from './resolution.ts';
import { alternativesOf, changesOf, evidenceOf, rootCauseOf, sequenceOf, timelineOf } from './story.ts';
import { figuresOf, headingOf, lookedAt, summaryOf } from './summary.ts';
import { timesOf } from './times.ts';

/** `sre`: everything; `light`: what a colleague reads in two minutes. */
export type Template = 'sre' | 'light';

export interface PostmortemOptions {
  readonly template: Template;
  /** The version of breakday that writes. */
  readonly version: string;
}

/** The postmortems of the gravest incidents of a result, the most that a page can hold and still open at once; of one without, what was looked at. */
export function postmortemsOf(result: Result, options: PostmortemOptions): Postmortem[] {
  const safe = safely(result);
  if (safe.incidents.length === 0) return [nothingFound(safe, options)];
  return safe.incidents.slice(0, toldMost).map((incident) => postmortemOf(safe, incident, options));
}

/** Of several incidents: all of them in a line each, and what their postmortems need not repeat; null where there are no others. */
export function commonOf(result: Result, { template }: PostmortemOptions): Common | null {
  const safe = safely(result);
  if (safe.incidents.length < 2) return null;
  const parts: readonly Part[] = [
    ['data', 'Appendix: the data', dataOf(safe, timesOf(safe.window.timezone))],
    ['thresholds', 'Appendix: the thresholds', [thresholdsOf(safe)]],
  ];
  return { incidents: (told) => incidentsOf(safe, told), sections: sectionsOf(parts, template) };
}

function incidentsOf({ incidents }: Result, told: number): Table {
  const rest = incidents.length > told ? `; the first ${told} are told here, the others by breakday report --incident ID` : '';
  const rows = incidents.map(({ day, verdict, headline, id }) => [day ?? 'unknown', verdict, headline, id]);
  return tableOf(
    `${count(incidents.length, 'incident')}, the gravest first${rest}`,
    ['Day', 'Verdict', '>What happened', 'ID'],
    rows,
    true,
  );
}

const toldMost = 30;

function postmortemOf(result: Result, incident: Incident, { template, version }: PostmortemOptions): Postmortem {
  const times = timesOf(result.window.timezone);
  const full: readonly Part[] = [
    ['summary', 'Summary', [...onlyMatching(result), ...summaryOf(incident, times)]],
    ['impact', 'Impact', impactOf(incident, times)],
    ['root-cause', 'Root cause and trigger', rootCauseOf(incident, times)],
    ['timeline', 'Timeline', timelineOf(incident, times)],
    ['evidence', 'Evidence', evidenceOf(incident)],
    ['changes', 'What else changed', changesOf(incident)],
    ['alternatives', 'Alternatives', alternativesOf(incident)],
    ['resolution', 'Resolution', resolutionOf(incident, times)],
    ['detection', 'Detection', detectionOf(incident)],
    ['actions', 'Action items', actionsOf(incident)],
    ['lessons', 'Lessons', lessonsOf(incident)],
    ['sequence', 'Appendix: the attempts in order', sequenceOf(incident, times)],
    ['attempts', 'Appendix: the attempts in numbers', attemptsOf(incident, times.zone)],
    ...(result.incidents.length > 1 ? [] : [['data', 'Appendix: the data', dataOf(result, times)] as const]),
    ['rule', 'Appendix: the rule', ruleOf(incident, result, version)],
  ];
  const { day, what } = headingOf(incident);
  return { day, what: narrowed(what, result), figures: figuresOf(incident), sections: sectionsOf(full, template) };
}

function nothingFound(result: Result, { template, version }: PostmortemOptions): Postmortem {
  const times = timesOf(result.window.timezone);
  const full: readonly Part[] = [
    [
      'summary',
      'Summary',
      [...onlyMatching(result), ...[nothingBroke(result), nearestStreak(result.summary, clockOf(times.zone))].map(paragraph)],
    ],
    ['data', 'What was looked at', dataOf(result, times)],
    ['rule', 'Appendix: the rule', [paragraph(`Told by breakday ${version}.`), thresholdsOf(result)]],
  ];
  return { day: null, what: narrowed(whatWasFound(result), result), figures: lookedAt(result), sections: sectionsOf(full, template) };
}

function whatWasFound(result: Result): string {
  const { coverage, summary } = result;
  if (tellsTooLittle(result)) return 'the data cannot tell';
  if (coverage.sight === 'own') return 'no break among the logins that could be seen';
  return failuresWithoutAddress(summary.byOriginAndStatus) > 0 ? 'no break among the logins that have an address' : 'nothing broke';
}

/** A title that is true of some attempts only says so. */
function narrowed(what: string, { coverage: { where } }: Result): string {
  return where === undefined ? what : `${what}, among the attempts that match a filter`;
}

function onlyMatching({ coverage: { where } }: Result): Block[] {
  return where === undefined
    ? []
    : [
        paragraph(
          `Only attempts that match the filter “${where}” were looked at: all that is told here is told of those, and others may tell otherwise.`,
        ),
      ];
}

type Part = readonly [id: string, title: string, blocks: readonly Block[]];

function sectionsOf(parts: readonly Part[], template: Template): Section[] {
  return parts
    .map(([id, title, blocks]): Section => ({ id, title, blocks }))
    .filter(({ id, blocks }) => blocks.length > 0 && (template === 'sre' || short.has(id)));
}

const short = new Set(['summary', 'impact', 'root-cause', 'timeline', 'evidence', 'actions', 'data']);
