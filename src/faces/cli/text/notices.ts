/** What has not broken yet, a few lines each. */
import { notYours } from '../../../attempts/advice.ts';
import type { Incident } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { weekdayAndDay } from '../../format.ts';
import { verdictWords } from '../../words.ts';
import { mind } from './incident.ts';
import { incidentFacts } from './incident-facts.ts';
import { paragraph } from './layout.ts';
import type { Page } from './page.ts';
import { factLines, section } from './section.ts';

/** Notices under one heading. */
export function noticeLines(notices: readonly Incident[], page: Page): string[] {
  const lines = notices.flatMap((notice, i) => [...(i === 0 ? [] : ['']), ...oneNotice(notice, page)]);
  return lines.length === 0 ? [] : [page.symbols.rule.repeat(page.width), ...section('Nothing failed, but mind', lines, page).slice(1)];
}

function oneNotice(notice: Incident, page: Page): string[] {
  const day = notice.day === null ? '' : `${weekdayAndDay(notice.day)}, `;
  const wanted = new Set(['From', 'To', 'Last good']);
  const facts = incidentFacts(notice, page).filter(([name]) => wanted.has(name));
  const steps = notice.advice.filter((step) => step !== notYours);
  const told = steps.slice(0, page.verbose ? Infinity : 1);
  const left = steps.length - told.length;
  const bullet = `  ${page.symbols.bullet} `;
  return [
    `  ${day}${verdictWords[notice.verdict].toLowerCase()}`,
    ...paragraph(notice.headline, page.width, '  '),
    ...factLines(facts, page, '  '),
    ...told.flatMap((step) => paragraph(step, page.width, bullet)),
    ...(left > 0 ? [`    ${count(left, 'more way')} with --verbose`] : []),
    ...(page.verbose
      ? notice.alternatives.flatMap(({ cause, settledBy }) => paragraph(`It could also be: ${cause} ${settledBy}`, page.width, bullet))
      : []),
    ...(notice.advice.includes(notYours) ? mind(notYours, page) : []),
  ];
}
