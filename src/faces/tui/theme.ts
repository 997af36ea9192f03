/**
 * What each meaning looks like: the only file of the explorer that names a colour. All are of the 16 that a terminal's own
 * theme defines, on its own background. Every meaning has a mark of its own too, so nothing is said by colour alone.
 */
import type { TextProps } from 'ink';
import { createContext } from 'react';

export type Tone = 'failed' | 'locked' | 'fresh' | 'breakDay' | 'cursorOnBreakDay' | 'heading' | 'cursor' | 'warning' | 'chosen';

export type Theme = Readonly<Record<Tone, Omit<TextProps, 'children'>>>;

const colours: Theme = {
  failed: { color: 'red' },
  locked: { color: 'magenta' },
  fresh: { color: 'yellow' },
  breakDay: { color: 'black', backgroundColor: 'yellow', bold: true },
  cursorOnBreakDay: { color: 'black', backgroundColor: 'yellow', bold: true, underline: true },
  heading: { bold: true },
  cursor: { inverse: true },
  warning: { color: 'red', bold: true },
  chosen: { bold: true, underline: true },
};

/** The same meanings for who wants no colours: what only a colour would say is left to the marks. */
const plain: Theme = {
  failed: {},
  locked: {},
  fresh: {},
  breakDay: { bold: true },
  cursorOnBreakDay: { bold: true, inverse: true },
  heading: { bold: true },
  cursor: { inverse: true },
  warning: { bold: true },
  chosen: { bold: true, underline: true },
};

export const ThemeContext = createContext(colours);

export function themeOf(coloured: boolean): Theme {
  return coloured ? colours : plain;
}

/** The tone of a cell on a time axis: a day that is marked stays so under the cursor. */
export function toneOnAxis(underCursor: boolean, breakDay: boolean, otherwise: Tone | undefined): Tone | undefined {
  if (breakDay) return underCursor ? 'cursorOnBreakDay' : 'breakDay';
  return underCursor ? 'cursor' : otherwise;
}

/** The tone of a status as rows show it; none for a success. */
export function statusTone(status: string): Tone | undefined {
  if (status === 'Success') return undefined;
  return /lock|frozen|inactive/i.test(status) ? 'locked' : 'failed';
}
