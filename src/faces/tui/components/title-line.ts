/** The first line: the way to where the reader is, the dates of the history, and how they are shown. */
import stringWidth from 'string-width';
import { shortened } from '../../cli/text/layout.ts';
import type { Session } from '../context.ts';
import { type Line, spread } from '../drawing/line.ts';
import type { Lens } from '../lens.ts';
import { titleOf } from '../state/state.ts';

const name = ' breakday';

/** The room that the way to here gets before the dates do. */
const leastWay = 24;

/** The zone, and that names are masked, are always said. */
export function titleLine({ state, explorer, lens, width }: Session): Line {
  const { span } = explorer;
  const dates = span === null ? '' : `${lens.day(span.from)} ${lens.symbols.dash} ${lens.day(span.until)}   `;
  const always = `${state.zone}${state.masked ? '   masked' : ''} `;
  const roomBeside = (end: string): number => Math.max(0, width - stringWidth(name) - stringWidth(end) - 1);
  const end = roomBeside(dates + always) < leastWay ? always : dates + always;
  const titles = state.places.map((place) => titleOf(place, lens));
  return spread([[name, 'heading'], wayWithin(titles, roomBeside(end), lens)], [end], width);
}

/** As much of the end of the way as there is room for; its last place is cut in the middle where it has to be. */
function wayWithin(titles: readonly string[], room: number, { symbols }: Lens): string {
  const way = (places: readonly string[]): string => places.map((title) => ` ${symbols.pointer} ${title}`).join('');
  const ends = titles.map((_, left) => way(left === 0 ? titles : [symbols.cut, ...titles.slice(left)]));
  return ends.find((end) => stringWidth(end) <= room) ?? shortened(ends.at(-1) ?? '', room, symbols.cut, 'middle');
}
