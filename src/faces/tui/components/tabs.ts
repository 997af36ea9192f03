/** The views next to each other, the one that is open in brackets: as much of each as there is room for. */
import { number } from '../../format.ts';
import { type Line, type Piece, widthOf } from '../drawing/line.ts';
import { type TopView, titles, type ViewName, views } from '../state/state.ts';

/** What each view holds, where that is known. */
export type Counts = Readonly<Partial<Record<TopView, number | null>>>;

export function tabsWithin(width: number, open: ViewName, counts: Counts): Line {
  const titled = (view: TopView): string => `${views.indexOf(view) + 1} ${titles[view]}`;
  const counted = (view: TopView): string => {
    const count = counts[view] ?? null;
    return count === null ? titled(view) : `${titled(view)} ${number(count)}`;
  };
  const numbered = (view: TopView): string => (view === open ? titled(view) : `${views.indexOf(view) + 1}`);
  const ways = [
    tabs(counted, open, ' '),
    tabs(counted, open, ''),
    tabs(titled, open, ' '),
    tabs(titled, open, ''),
    tabs(numbered, open, ''),
  ];
  return { pieces: ways.find((pieces) => widthOf(pieces) <= width) ?? [] };
}

function tabs(named: (view: TopView) => string, open: ViewName, edge: string): Piece[] {
  return views.flatMap((view): Piece[] => [' ', view === open ? [`[${named(view)}]`, 'heading'] : `${edge}${named(view)}${edge}`]);
}
