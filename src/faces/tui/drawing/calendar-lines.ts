/** The months around the cursor as a calendar, a column a week: shades for failures, marks for first-seen addresses and breaks. */
import type { Axis } from '../data/use-axis.ts';
import type { Lens } from '../lens.ts';
import { type Tone, toneOnAxis } from '../theme.ts';
import { type Bucket, rangeName } from './axis-buckets.ts';
import { joinedPieces, windowAround } from './axis-lines.ts';
import { blank, type Line, line } from './line.ts';

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const day_ms = 86_400_000;

/** Drawn for days only: at another zoom there is nothing to say here. */
export function calendarLines(buckets: readonly Bucket[], { breaks, cursor }: Axis, lens: Lens, width: number): Line[] {
  const [first] = buckets;
  if (!first || first.name.length > 10 || (buckets[1] && buckets[1].from - first.from > 1.5 * day_ms)) return [];
  const offset = (new Date(`${first.name}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks = Math.ceil((buckets.length + offset) / 7);
  const shown = Math.min(weeks, Math.floor((width - 6) / 2));
  const { from } = windowAround(weeks, Math.floor((cursor + offset) / 7), shown);
  const cell = (week: number, day: number): readonly [string, Tone | undefined] => {
    const at = (from + week) * 7 + day - offset;
    const bucket = buckets[at];
    if (!bucket) return ['  ', undefined];
    const tone = toneOnAxis(at === cursor, breaks.has(at), bucket.failures > 0 ? 'failed' : undefined);
    return [`${shadeOf(bucket, lens)}${bucket.fresh.length > 0 && !bucket.warmUp ? lens.symbols.newAddress : ' '}`, tone];
  };
  const rows = weekdays.map((name, day) => line(` ${name} `, ...joinedPieces(Array.from({ length: shown }, (_, week) => cell(week, day)))));
  const seen = buckets.slice(Math.max(0, from * 7 - offset), (from + shown) * 7 - offset);
  const dates = seen[0] === undefined ? '' : rangeName(seen[0], seen.at(-1) ?? seen[0]);
  const [light, middle, dark, full] = lens.symbols.shades;
  const legend = ` ${lens.symbols.zero} 0  ${light} 1-3  ${middle} 4-9  ${dark} 10-19  ${full} 20+  ${lens.symbols.newAddress} new  ${lens.symbols.noData} no data`;
  return [line(['Calendar', 'heading'], `  failures a day, ${dates}`), ...rows, line(legend), blank].slice(0, 9);
}

function shadeOf({ failures, covered }: Bucket, lens: Lens): string {
  if (!covered) return lens.symbols.noData;
  if (failures === 0) return lens.symbols.zero;
  const [light, middle, dark, full] = lens.symbols.shades;
  return failures < 4 ? light : failures < 10 ? middle : failures < 20 ? dark : full;
}
