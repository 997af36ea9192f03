/** The lines around every screen: the views, the filter in force, and the keys worth knowing here. */
import stringWidth from 'string-width';
import { shortened } from '../../cli/text/layout.ts';
import { number, percent } from '../../format.ts';
import type { Session } from '../context.ts';
import { type Line, line, type Piece, spread, widthOf } from '../drawing/line.ts';
import { wholeFilter } from '../filter-text.ts';
import { isValidOn, keys } from '../keys.ts';
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
        ? `nothing of ${number(attempts)} attempts matches: x clears it`
        : `${number(matching)} of ${number(attempts)} attempts match`;
  const filter = wholeFilter(place);
  const end: Piece = [`${filter === '' ? all : some} `, filter !== '' && matching === 0 ? 'warning' : undefined];
  const opened: Piece[] = where === '' ? [] : [' Opened with ', [lens.filter(where), 'chosen'], ' '];
  const opening: Piece[] = [...opened, filter === '' ? ' Filter: none' : ' Filter: '];
  const room = Math.max(1, width - widthOf(opening) - widthOf([end]) - 1);
  return spread([...opening, [shortened(lens.filter(filter), room, lens.symbols.cut), 'chosen']], [end], width);
}

/** The keys that fit, those that are always told among them. */
export function hintLine({ surface, explorer, width, lens, state }: Session): Line {
  if (state.note !== null)
    return line(' ', [
      `${state.note.bad ? `${lens.symbols.failed} ` : ''}${lens.text(state.note.text)}`,
      state.note.bad ? 'warning' : 'heading',
    ]);
  const shown = keys.flatMap((key) => {
    const means = explorer.span === null ? key.group === 'Explorer' : isValidOn(key, surface);
    if (key.hint === undefined || !means || (key.hintBelowTop && state.places.length === 1)) return [];
    return [{ hint: lens.ascii ? key.hint.replace('←→', 'h l') : key.hint, always: key.hintAlways ?? false }];
  });
  const text = (): string => ` ${shown.map(({ hint }) => hint).join('  ')}`;
  while (stringWidth(text()) > width) {
    const last = shown.findLastIndex(({ always }) => !always);
    if (last < 0) break;
    shown.splice(last, 1);
  }
  return line(text());
}
