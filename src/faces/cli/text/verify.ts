/** Whether what broke works again, as text. */
import type { Recovery, Verification } from '../../../findings/recovery.ts';
import { count, duration, list } from '../../../findings/wording.ts';
import { type Page, type PageOptions, pageOf, showable } from './page.ts';
import { type Fact, factLines, section } from './section.ts';

/** The answer first, then each program, ending in a line break. */
export function renderVerification(verification: Verification, timezone: string, options: PageOptions): string {
  const page = pageOf(options, timezone);
  const { recovered, incident, programs, until, sight, othersOpen } = showable(verification, options);
  const facts: Fact[] = [
    ['Recovered', [answer(recovered, page)]],
    ['Incident', incident === null ? [] : [`${incident.id}: ${incident.headline}`]],
    ['History', [until === null ? 'is empty' : `until ${page.clock.weekdayAndTime(until)}; times are told in ${timezone}`]],
    ['Mind', sight === 'own' ? ['logins of others were hidden from who pulled, so some may be missing'] : []],
    ['Also open', othersOpen.length === 0 ? [] : [`${list(othersOpen, 5)} (breakday verify --incident ID)`]],
  ];
  const lines = [...factLines(facts, page), ...programs.flatMap((program) => programLines(program, page))];
  return `${lines.join('\n')}\n`;
}

function answer(recovered: boolean | null, { theme }: Page): string {
  if (recovered === null) return 'nothing is broken in this history';
  return recovered ? theme.heading('yes') : theme.warning('not yet');
}

function programLines(recovery: Recovery, page: Page): string[] {
  const { lane } = recovery;
  return section(`${lane.user}, ${lane.application || lane.loginType}`, factLines(programFacts(recovery, page), page, '  '), page);
}

function programFacts(recovery: Recovery, { clock }: Page): Fact[] {
  const { firstSuccess, address, otherWay, successesInARow, lastFailure, timeToRecover_ms: took } = recovery;
  if (firstSuccess === null)
    return [
      ['Works', ['not yet']],
      ['Failed', lastFailure === null ? [] : [`last on ${clock.weekdayAndTime(lastFailure)}, and no success since`]],
    ];
  return [
    ['Works', [`since ${clock.weekdayAndTime(firstSuccess)}, from ${address ?? 'no known address'}`]],
    ['Now by', otherWay === null ? [] : [[otherWay.application || otherWay.loginType, otherWay.loginSubtype].filter(Boolean).join(', ')]],
    ['In a row', [count(successesInARow, 'success', 'successes')]],
    ['Took', took === null ? [] : [`${duration(took)} from the first failure`]],
    ['Failed', lastFailure === null ? [] : [`last on ${clock.weekdayAndTime(lastFailure)}`]],
  ];
}
