/** What lines are drawn on: how many cells it is wide, and the mark that tells where a line was cut. */
import { createContext } from 'react';

export interface Sheet {
  readonly width: number;
  readonly cut: string;
}

export const SheetContext = createContext<Sheet>({ width: Number.POSITIVE_INFINITY, cut: '' });
