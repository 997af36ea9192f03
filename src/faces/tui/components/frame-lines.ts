/** The lines above every screen: the views, and the filter in force. */
import { shortened } from '../../cli/text/layout.ts';
import { number, percent } from '../../format.ts';
import type { Session } from '../context.ts';
import { type Line, type Piece, spread, widthOf } from '../drawing/line.ts';
import { wholeFilter } from '../filter-text.ts';
import { keyOf } from '../keys.ts';
import { type Counts, tabsWithin } from './tabs.ts';

/** Where a filter holds at the top, only what was counted under it is told; incidents are always those of the whole history. */
export function tabLine({ result, place, state, width }: Session, matching: number | null): Line {
  const [top = place] = state.places;
  const counts: Counts =
    result === null
      ? {}
      : {
          incidents: result.incidents.length,
          ...(top.filter === '' ? { origins: result.coverage.addresses, users: result.coverage.users } : {}),
          attempts: top.filter === '' ? result.coverage.attempts : top === place ? matching : null,
        };
  return tabsWithin(width, top.view, counts);
}

export function filterLine({ place, explorer, result, lens, width, where }: Session, matching: number | null): Line {
  const { attempts = 0, failures = 0 } = result?.coverage ?? {};
  const all =
    explorer.span === null
      ? 'no attempts'
      : result === null
        ? `reading the history ${lens.symbols.cut}`
        : `${number(failures)} of ${number(attempts)} failed (${percent(failures, attempts)})`;
  const some =
    matching === null
      ? `counting ${lens.symbols.cut}`
      : matching === 0
        ? `nothing of ${number(attempts)} attempts matches: ${keyOf('clear')} clears it`
        : `${number(matching)} of ${number(attempts)} attempts match`;
  const filter = wholeFilter(place);
  const end: Piece = [`${filter === '' ? all : some} `, filter !== '' && matching === 0 ? 'warning' : undefined];
  const opened: Piece[] = where === '' ? [] : [' Opened with ', [lens.filter(where), 'chosen'], ' '];
  const opening: Piece[] = [...opened, filter === '' ? ' Filter: none' : ' Filter: '];
  const room = Math.max(1, width - widthOf(opening) - widthOf([end]) - 1);
  return spread([...opening, [shortened(lens.filter(filter), room, lens.symbols.cut), 'chosen']], [end], width);
}
