import { number, weekdayAndDay } from '../../format.ts';
import type { Axis } from '../data/use-axis.ts';
import { rangeName } from '../drawing/axis-buckets.ts';
import { blank, type Line, line } from '../drawing/line.ts';
import type { Lens } from '../lens.ts';

/** What is under the cursor of the axis, in words. */
export function readOut({ buckets, cursor, breaks }: Axis, lens: Lens): Line {
  const bucket = buckets[cursor];
  if (!bucket) return blank;
  const { fresh, failures, successes, covered, warmUp } = bucket;
  const when = rangeName(bucket, bucket, (name) => (name.length > 10 ? name : weekdayAndDay(name)));
  if (!covered) return line(' ', [when, 'heading'], '  no data: nothing of this time is in the history');
  const known = fresh.slice(0, 2).map(lens.address).join(', ');
  const news = warmUp
    ? 'the log has just begun: every address is new'
    : fresh.length === 0
      ? 'no new address'
      : `${number(fresh.length)} new: ${known}${fresh.length > 2 ? ` + ${fresh.length - 2}` : ''}`;
  return line(
    ' ',
    [when, breaks.has(cursor) ? 'breakDay' : 'heading'],
    '  ',
    [`${number(failures)} failed`, failures > 0 ? 'failed' : undefined],
    `, ${number(successes)} ok, `,
    breaks.has(cursor) ? [`${lens.symbols.breakDay} the break, `, 'fresh'] : '',
    news,
  );
}
