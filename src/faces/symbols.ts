/** The marks of every picture. Each meaning has a shape of its own; the ASCII set is for terminals that draw others badly. */
import type { Outcome } from '../attempts/reason.ts';

export interface Symbols {
  readonly failed: string;
  readonly succeeded: string;
  /** A challenge on the way to a success. */
  readonly step: string;
  readonly newAddress: string;
  readonly breakDay: string;
  /** A day on which nothing happened, and a day of which nothing is known. */
  readonly zero: string;
  readonly noData: string;
  /** Lowest to fullest. */
  readonly bars: readonly string[];
  /** Lightest to darkest. */
  readonly shades: readonly [string, string, string, string];
  readonly rule: string;
  readonly bullet: string;
  readonly cut: string;
  /** Between two blocks beside each other, and between the ends of a range. */
  readonly divider: string;
  readonly dash: string;
  /** Before the row of the cursor, and between the steps of a way. */
  readonly pointer: string;
  /** Before a line among others that leads further. */
  readonly leads: string;
  readonly ascending: string;
  readonly descending: string;
  readonly separator: string;
  readonly quotes: readonly [string, string];
}

const drawn: Symbols = {
  failed: '✗',
  succeeded: '✓',
  step: '○',
  newAddress: '◆',
  breakDay: '▲',
  zero: '·',
  noData: '╌',
  bars: [...'▁▂▃▄▅▆▇█'],
  shades: ['░', '▒', '▓', '█'],
  rule: '─',
  bullet: '•',
  cut: '…',
  divider: '│',
  dash: '–',
  pointer: '›',
  leads: '▸',
  ascending: '↑',
  descending: '↓',
  separator: ' · ',
  quotes: ['“', '”'],
};

const ascii: Symbols = {
  failed: 'x',
  succeeded: 'o',
  step: '=',
  newAddress: '*',
  breakDay: '^',
  zero: '_',
  noData: '-',
  bars: [...'.:|#'],
  shades: ['.', ':', '|', '#'],
  rule: '-',
  bullet: '-',
  cut: '~',
  divider: '|',
  dash: '-',
  pointer: '>',
  leads: '+',
  ascending: '^',
  descending: 'v',
  separator: ', ',
  quotes: ['"', '"'],
};

/** The set to draw with. */
export function symbolsOf(asciiOnly: boolean): Symbols {
  return asciiOnly ? ascii : drawn;
}

const typography: Readonly<Record<string, string>> = { '“': '"', '”': '"', '‘': "'", '’': "'", '–': '-', '—': '-', '…': '...', '×': 'x' };

/** The mark of what an attempt came to. */
export function outcomeMark(outcome: Outcome, { succeeded, failed, step }: Symbols): string {
  return { success: succeeded, failure: failed, step }[outcome];
}

/** A sentence of ours without typographic marks, some of which are two cells wide in East Asian terminals. */
export function withoutTypography(text: string): string {
  return text.replaceAll(drawn.separator, ascii.separator).replace(/[“”‘’–—…×]/g, (mark) => typography[mark] as string);
}
