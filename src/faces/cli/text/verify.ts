/** Whether what broke works again, as text. */
import type { Verification, VerifiedProgram } from '../../../findings/recovery.ts';
import type { Instant } from '../../../findings/result.ts';
import { count, duration, list } from '../../../findings/wording.ts';
import { durationBetween } from '../../format.ts';
import { type Page, type PageOptions, pageOf, showable } from './page.ts';
import { type Fact, factLines, section } from './section.ts';

/** The answer first, then each program, ending in a line break. */
export function renderVerification(verification: Verification, timezone: string, options: PageOptions): string {
  const page = pageOf(options, timezone);
  const shown = showable(verification, options);
  const { incident, programs, until, sight, othersOpen } = shown;
  const facts: Fact[] = [
    ['Recovered', [answer(shown, page)]],
    ['Incident', incident === null ? [] : [`${incident.id}: ${incident.headline}`]],
    ['History', [until === null ? 'is empty' : `until ${page.clock.weekdayAndTime(until)}; times are told in ${timezone}`]],
    ['Mind', sight === 'own' ? ['logins of others were hidden from who pulled, so some may be missing'] : []],
    ['Also open', othersOpen.length === 0 ? [] : [`${list(othersOpen, 5)} (breakday report --incident ID)`]],
  ];
  const lines = [...factLines(facts, page), ...programs.flatMap((program) => programLines(program, until, page))];
  return `${lines.join('\n')}\n`;
}

function answer({ recovered, programs, othersOpen }: Verification, { theme }: Page): string {
  if (recovered === null && othersOpen.length > 0) return theme.warning('nothing is broken, but somebody may have been let in');
  if (recovered === null) return 'nothing is broken in this history';
  if (recovered) return theme.heading('yes');
  return theme.warning(programs.every((program) => program.recovered) ? 'it did, and has fallen silent since' : 'not yet');
}

function programLines(program: VerifiedProgram, until: Instant | null, page: Page): string[] {
  const { lane } = program;
  return section(`${lane.user}, ${lane.application || lane.loginType}`, factLines(programFacts(program, until, page), page, '  '), page);
}

function programFacts(program: VerifiedProgram, until: Instant | null, { clock }: Page): Fact[] {
  const { firstSuccess, address, otherWay, successesInARow, lastFailure, timeToRecover_ms: took, silentSince } = program;
  if (firstSuccess === null)
    return [
      ['Works', ['not yet']],
      ['Failed', lastFailure === null ? [] : [`last on ${clock.weekdayAndTime(lastFailure)}, and no success since`]],
    ];
  return [
    ['Works', [`since ${clock.weekdayAndTime(firstSuccess)}, from ${address ?? 'no known address'}`]],
    ['Now by', otherWay === null ? [] : [[otherWay.application || otherWay.loginType, otherWay.loginSubtype].filter(Boolean).join(', ')]],
    ['In a row', [count(successesInARow, 'success', 'successes')]],
    [
      'Silent',
      silentSince === null
        ? []
        : [
            `since ${clock.weekdayAndTime(silentSince)}${until === null || until === silentSince ? '' : `, ${durationBetween(silentSince, until)} before the history ends`}`,
          ],
    ],
    ['Took', took === null ? [] : [`${duration(took)} from the first failure`]],
    ['Failed', lastFailure === null ? [] : [`last on ${clock.weekdayAndTime(lastFailure)}`]],
  ];
}
