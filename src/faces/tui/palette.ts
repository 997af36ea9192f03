/** The commands whose words hold all letters that were typed, in order; those that only move come last of what fits as well. */
import { isValidOn, type Key, keys } from './keys.ts';
import type { Surface } from './surface.ts';

export function commandsLike(text: string, surface: Surface): Key[] {
  const wanted = [...text.toLowerCase().replaceAll(' ', '')];
  const fits = ({ does }: Key): boolean => {
    let at = 0;
    for (const letter of does.toLowerCase()) if (letter === wanted[at]) at += 1;
    return at === wanted.length;
  };
  const starts = ({ does }: Key): number => (does.toLowerCase().includes(text.toLowerCase()) ? 0 : 1);
  const moves = ({ group }: Key): number => (group === 'Move' ? 1 : 0);
  return keys.filter((key) => isValidOn(key, surface) && fits(key)).toSorted((a, b) => starts(a) - starts(b) || moves(a) - moves(b));
}
