/** A whole analysis as text, made to be read aloud: what was looked at, each break with its day first, then the grouping. */
import { isNotice } from '../../../findings/notice.ts';
import type { Incident, Result } from '../../../findings/result.ts';
import { number } from '../../format.ts';
import { briefLines } from './brief.ts';
import { byAddressLines, rowsShown } from './by-address.ts';
import { coverageLines } from './coverage.ts';
import { incidentLines } from './incident.ts';
import { paragraph } from './layout.ts';
import { nextStepLines, type Reading } from './next-steps.ts';
import { nothingFoundLines } from './nothing-found.ts';
import { noticeLines } from './notices.ts';
import { type Page, type PageOptions, pageOf, showable } from './page.ts';
import { ruleLines } from './rules.ts';

export interface ResultOptions extends PageOptions {
  /** How the history was read, for the commands to type next; absent: the archive, without flags. */
  readonly reading?: Reading;
  /** The flags that leave out incidents of other days, as they were typed; empty where all are told. */
  readonly span?: string;
  /** The thresholds of the analysis, shown by a verbose text; names that end in `_ms` are spans of time. */
  readonly rules?: Readonly<Record<string, number>>;
}

/** The text of a result, ending in a line break. */
export function renderResult(result: Result, options: ResultOptions): string {
  const page = pageOf(options, result.window.timezone);
  const shown = showable(result, options);
  const breaks = shown.incidents.filter((incident) => !isNotice(incident));
  const told = page.verbose ? breaks : breaks.slice(0, breaksToldInFull);
  const lines = [
    ...coverageLines(shown, page),
    '',
    ...(breaks.length === 0 ? [...nothingFoundLines(shown, options.span ?? '', page), ''] : []),
    ...told.flatMap((incident, i) => [...incidentLines(incident, placeOf(i, breaks), page), '']),
    ...briefLines(breaks.slice(told.length), page),
    ...noticeLines(shown.incidents.filter(isNotice), page),
    ...byAddressLines(shown, page),
    ...(page.verbose && options.rules ? ruleLines(options.rules, page) : []),
    ...nextStepLines(result, options.reading ?? { files: [], flags: [], where: '' }, page),
    ...attribution(options.owners, page),
  ];
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

/** The addresses that the text shows: their owners are worth looking up. */
export function addressesShown({ incidents, summary }: Result, verbose: boolean): string[] {
  const inIncidents = incidents.flatMap(({ addresses, previousAddresses }) => [...addresses, ...previousAddresses]);
  const inTable = summary.byOriginAndStatus.slice(0, rowsShown(verbose)).flatMap(({ address }) => address ?? []);
  return [...new Set([...inIncidents, ...inTable])];
}

const breaksToldInFull = 8;

function placeOf(i: number, breaks: readonly Incident[]): string {
  return breaks.length > 1 ? `${number(i + 1)} of ${number(breaks.length)}` : '';
}

/** Whose data names the owners, wherever owners are named. */
function attribution(owners: PageOptions['owners'], { width }: Page): string[] {
  if (owners === undefined || owners.size === 0) return [];
  return ['', ...paragraph('Owners of addresses: data of DB-IP (db-ip.com) and RouteViews.', width)];
}
