/** The lines around every screen: the views, the filter in force, and the keys worth knowing here. */
import stringWidth from 'string-width';
import { shortened } from '../../cli/text/layout.ts';
import { number, percent } from '../../format.ts';
import type { Session } from '../context.ts';
import { type Line, line, type Piece, spread, widthOf } from '../drawing/line.ts';
import { isValidIn, keys } from '../keys.ts';
import { titles, views } from '../state/state.ts';

export function tabLine({ result, place, state, width }: Session): Line {
  const counts =
    result === null
      ? {}
      : {
          incidents: result.incidents.length,
          origins: result.coverage.addresses,
          users: result.coverage.users,
          attempts: result.coverage.attempts,
        };
  const now = state.places[0]?.view ?? place.view;
  const pieces = views.flatMap((view, i): Piece[] => {
    const count = (counts as Readonly<Record<string, number | undefined>>)[view];
    const text = `${i + 1} ${titles[view]}${count === undefined || width < 70 ? '' : ` ${number(count)}`}`;
    return [' ', view === now ? [`[${text}]`, 'heading'] : ` ${text} `];
  });
  return { pieces };
}

export function filterLine({ place, result, lens, width, where }: Session, matching: number | null): Line {
  const { attempts = 0, failures = 0 } = result?.coverage ?? {};
  const all =
    result === null
      ? `reading the history ${lens.symbols.cut}`
      : `${number(failures)} of ${number(attempts)} failed (${percent(failures, attempts)})`;
  const some = matching === null ? `counting ${lens.symbols.cut}` : `${number(matching)} of ${number(attempts)} attempts match`;
  const end = `${place.filter === '' ? all : some} `;
  const opened: Piece[] = where === '' ? [] : [' Opened with ', [lens.filter(where), 'chosen'], ' '];
  const opening: Piece[] = [...opened, place.filter === '' ? ' Filter: none' : ' Filter: '];
  const room = Math.max(1, width - widthOf(opening) - stringWidth(end) - 1);
  return spread([...opening, [shortened(lens.filter(place.filter), room, lens.symbols.cut), 'chosen']], [end], width);
}

/** The keys that fit, with `?` and `q` always among them. */
export function hintLine({ place, width, lens, state }: Session): Line {
  if (state.note !== null)
    return line(' ', [
      `${state.note.bad ? `${lens.symbols.failed} ` : ''}${lens.text(state.note.text)}`,
      state.note.bad ? 'warning' : 'heading',
    ]);
  const hints = keys
    .filter((key) => key.hint !== undefined && isValidIn(key, place.view))
    .map(({ hint }) => (lens.ascii ? (hint ?? '').replace('←→', 'h l') : (hint ?? '')));
  const always = hints.filter((hint) => /^[/?q] /.test(hint));
  const others = hints.filter((hint) => !always.includes(hint));
  const text = (shown: readonly string[]): string => ` ${[...shown, '1-5 view', ...always].join('  ')}`;
  while (others.length > 0 && stringWidth(text(others)) > width) others.pop();
  return line(text(others));
}
