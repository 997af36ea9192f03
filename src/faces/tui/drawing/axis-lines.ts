/** Draws the time axis: failures as bars, successes as a low row of them, first-seen addresses and breaks as marks below. */
import { number } from '../../format.ts';
import type { Symbols } from '../../symbols.ts';
import { type Tone, toneOnAxis } from '../theme.ts';
import type { Bucket, Zoom } from './axis-buckets.ts';
import { barOf, condensed, scaleOf, sparkline } from './bars.ts';
import { type Line, line, type Piece } from './line.ts';

export interface AxisLook {
  readonly width: number;
  /** Rows for the bars of failures. */
  readonly height: number;
  readonly symbols: Symbols;
  readonly zoom: Zoom;
  /** The bucket of the cursor. */
  readonly cursor: number;
  /** The buckets with a break, and with an incident of another kind. */
  readonly breaks: ReadonlySet<number>;
  readonly incidents: ReadonlySet<number>;
  /** The other end of a range that is being marked; null: none. */
  readonly marked: number | null;
}

const labelWidth = 8;

/** Which buckets are seen: the cursor is kept off the edges. */
export function windowOf(buckets: number, cursor: number, width: number): { from: number; until: number } {
  const room = Math.max(1, width - labelWidth);
  if (buckets <= room) return { from: 0, until: buckets };
  const from = Math.min(buckets - room, Math.max(0, cursor - Math.floor(room * 0.6)));
  return { from, until: from + room };
}

export function axisLines(buckets: readonly Bucket[], look: AxisLook): Line[] {
  const { height, symbols, cursor, breaks, incidents, marked } = look;
  const { from, until } = windowOf(buckets.length, cursor, look.width);
  const seen = buckets.slice(from, until);
  const scale = scaleOf(seen.map(({ failures }) => failures));
  const most = Math.max(0, ...seen.map(({ failures }) => failures));
  const [low, high] = marked === null ? [cursor, cursor] : [Math.min(marked, cursor), Math.max(marked, cursor)];
  const toneAt = (i: number, tone: Tone | undefined): Tone | undefined => toneOnAxis(i >= low && i <= high, breaks.has(i), tone);
  const draw = (label: string, cell: (bucket: Bucket, i: number) => string, tone: Tone | undefined): Line =>
    line(
      label.padStart(labelWidth - 2).padEnd(labelWidth),
      ...joinedPieces(seen.map((bucket, i) => [cell(bucket, from + i), toneAt(from + i, tone)])),
    );
  const bars = seen.map(({ failures, covered }) => (covered ? barOf(failures, scale, height, symbols) : nothing(height, symbols)));
  const okScale = scaleOf(seen.map(({ successes }) => successes));
  return [
    ...Array.from({ length: height }, (_, row) =>
      draw(barLabel(row, height, scale, most), (_bucket, i) => bars[i - from]?.[row] ?? ' ', 'failed'),
    ),
    draw('ok', ({ successes, covered }) => (covered ? (barOf(successes, okScale, 1, symbols)[0] ?? ' ') : symbols.noData), undefined),
    draw('new', (bucket) => freshMark(bucket, symbols), 'fresh'),
    draw('break', (_, i) => (breaks.has(i) ? symbols.breakDay : incidents.has(i) ? symbols.bullet : ' '), 'fresh'),
    line(' '.repeat(labelWidth), dateLabels(seen, look.zoom)),
  ];
}

/** The whole range on one row, with the part that the axis shows marked below. */
export function stripLines(buckets: readonly Bucket[], { width, cursor, symbols, breaks }: AxisLook): Line[] {
  const room = Math.max(1, width - labelWidth);
  const { from, until } = windowOf(buckets.length, cursor, width);
  const cells = Math.min(room, buckets.length);
  const place = (i: number): number => Math.floor((i * cells) / Math.max(1, buckets.length));
  const broken = new Set([...breaks].map(place));
  const bars = [
    ...sparkline(
      condensed(
        buckets.map(({ failures }) => failures),
        room,
      ),
      symbols,
    ),
  ];
  const [start, end] = [place(from), place(until - 1)];
  const shown = from === 0 && until === buckets.length ? 'all shown' : 'shown';
  const inside = shown.length + 2 > end - start + 1 ? '' : ` ${shown} `;
  const rest = Math.max(0, end - start - 1 - inside.length);
  const bracket = `[${symbols.rule.repeat(Math.floor(rest / 2))}${inside}${symbols.rule.repeat(Math.ceil(rest / 2))}]`;
  return [
    line(
      'whole'.padStart(labelWidth - 2).padEnd(labelWidth),
      ...joinedPieces(bars.map((bar, i) => [bar, broken.has(i) ? 'breakDay' : 'failed'])),
    ),
    line(`${' '.repeat(labelWidth + start)}${bracket}`),
  ];
}

function barLabel(row: number, height: number, scale: number, most: number): string {
  if (row === 0) return most > scale ? `${number(scale)}+` : number(most);
  if (row === height - 1) return 'failed';
  return '';
}

function nothing(height: number, { noData }: Symbols): string[] {
  return [...Array.from({ length: height - 1 }, () => ' '), noData];
}

function freshMark({ fresh, covered, warmUp }: Bucket, { newAddress, noData, zero }: Symbols): string {
  if (warmUp || !covered) return noData;
  if (fresh.length < 2) return fresh.length === 0 ? zero : newAddress;
  return fresh.length > 9 ? '+' : String(fresh.length);
}

/** Neighbours of one tone become one piece. */
export function joinedPieces(cells: readonly (readonly [string, Tone | undefined])[]): Piece[] {
  const pieces: [string, Tone | undefined][] = [];
  for (const [text, tone] of cells) {
    const last = pieces.at(-1);
    if (last !== undefined && last[1] === tone) last[0] += text;
    else pieces.push([text, tone]);
  }
  return pieces;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A label where a month begins (for hours: a day), and at the left edge; the year where it is not said otherwise. */
function dateLabels(buckets: readonly Bucket[], zoom: Zoom): string {
  const cells = Array.from({ length: buckets.length }, () => ' ');
  let free = 0;
  buckets.forEach(({ name }, i) => {
    const before = buckets[i - 1]?.name ?? '';
    const turns = zoom === 'hour' ? name.slice(0, 10) !== before.slice(0, 10) : name.slice(0, 7) !== before.slice(0, 7);
    if (!turns || i < free) return;
    const month = months[Number(name.slice(5, 7)) - 1] ?? '';
    const day = Number(name.slice(8, 10));
    const label = zoom === 'hour' ? `${month} ${day}` : i === 0 ? `${month} ${day} ${name.slice(0, 4)}` : month;
    if (i + label.length > cells.length) return;
    [...label].forEach((letter, at) => {
      cells[i + at] = letter;
    });
    free = i + label.length + 1;
  });
  return cells.join('');
}
