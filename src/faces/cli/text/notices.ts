/** What has not broken yet, a few lines each. */
import type { Incident } from '../../../findings/result.ts';
import { weekdayAndDay } from '../../format.ts';
import { verdictWords } from '../../words.ts';
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
  return [
    `  ${day}${verdictWords[notice.verdict].toLowerCase()}`,
    ...paragraph(notice.headline, page.width, '  '),
    ...factLines(facts, page, '  '),
    ...notice.advice.slice(0, page.verbose ? Infinity : 1).flatMap((step) => paragraph(step, page.width, `  ${page.symbols.bullet} `)),
  ];
}
