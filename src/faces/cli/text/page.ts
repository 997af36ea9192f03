/** What every part of a text needs to know to put its lines on the page. */
import { type Clock, clockOf } from '../../format.ts';
import { mapTexts, safe } from '../../safe.ts';
import { type Symbols, symbolsOf, withoutTypography } from '../../symbols.ts';
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
  /** A label of the log in quotation marks. */
  quoted(label: string): string;
  ownerOf(address: string): string;
}

/** The page on which times are told in `zone`. */
export function pageOf({ width, color, ascii = false, verbose = false, owners }: PageOptions, zone: string): Page {
  const symbols = symbolsOf(ascii);
  return {
    width,
    verbose,
    theme: themeOf(color),
    symbols,
    clock: clockOf(zone),
    quoted: (label) => symbols.quotes.join(label),
    ownerOf: (address) => shown(owners?.get(address) ?? '', ascii),
  };
}

/** The data as it may be shown: every text in it is safe, and in ASCII where that is asked for and the text is ours. */
export function showable<T>(data: T, { ascii = false }: PageOptions): T {
  return mapTexts(data, (text) => shown(text, ascii)) as T;
}

function shown(text: string, ascii: boolean): string {
  return ascii ? withoutTypography(safe(text)) : safe(text);
}
