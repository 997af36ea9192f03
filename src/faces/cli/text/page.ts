/** What every part of a text needs to know to put its lines on the page. */
import { type Clock, clockOf } from '../../format.ts';
import { safe } from '../../safe.ts';
import { type Symbols, symbolsOf } from '../../symbols.ts';
import { type Theme, themeOf } from '../theme.ts';

export interface PageOptions {
  readonly width: number;
  readonly color: boolean;
  readonly ascii?: boolean;
  readonly verbose?: boolean;
  /** Who owns an address, for those where it is known. */
  readonly owners?: ReadonlyMap<string, string>;
}

export interface Page {
  readonly width: number;
  readonly verbose: boolean;
  readonly theme: Theme;
  readonly symbols: Symbols;
  readonly clock: Clock;
  ownerOf(address: string): string;
}

/** The page on which times are told in `zone`. */
export function pageOf({ width, color, ascii = false, verbose = false, owners }: PageOptions, zone: string): Page {
  return {
    width,
    verbose,
    theme: themeOf(color),
    symbols: symbolsOf(ascii),
    clock: clockOf(zone),
    ownerOf: (address) => safe(owners?.get(address) ?? ''),
  };
}
