/** The axis under a picture: which days it shows, how wide each is, and the dates below it. */
import type { Day, IncidentDay } from '../../../findings/result.ts';
import { axisDay } from '../../format.ts';
import type { Theme } from '../theme.ts';

export interface Axis {
  readonly days: readonly IncidentDay[];
  /** Cells that a day takes, the blank behind it included. */
  readonly step: number;
  /** Which of the days is that of the break; null where it is none of them. */
  readonly breakAt: number | null;
}

const steps = [3, 2, 1];
const daysWanted = 21;

/** As wide as at least three weeks fit, and as many days as then fit, the break in their middle. */
export function axisOf(days: readonly IncidentDay[], breakDay: Day | null, room: number): Axis {
  const step = steps.find((cells) => cells * Math.min(days.length, daysWanted) <= room) ?? 1;
  const most = Math.max(1, Math.floor(room / step));
  const at = days.findIndex(({ day }) => day === breakDay);
  const from = Math.max(0, Math.min(Math.max(0, at) - Math.floor(most / 2), days.length - most));
  return { days: days.slice(from, from + most), step, breakAt: at < 0 ? null : at - from };
}

/** The break's date, and one every week before and after it where there is room. */
export function dateLabels({ days, step, breakAt }: Axis, theme: Theme): string {
  const origin = breakAt ?? 0;
  const weekly = [...days.keys()].filter((i) => i !== origin && (i - origin) % 7 === 0);
  const placed: { at: number; label: string; isBreak: boolean }[] = [];
  for (const i of [origin, ...weekly]) {
    const label = axisDay(days[i]?.day ?? '');
    const at = i * step;
    const isFree = placed.every((other) => at + label.length < other.at || at > other.at + other.label.length);
    if (isFree) placed.push({ at, label, isBreak: i === breakAt });
  }
  let end = 0;
  return placed
    .sort((a, b) => a.at - b.at)
    .map(({ at, label, isBreak }) => {
      const gap = ' '.repeat(at - end);
      end = at + label.length;
      return gap + (isBreak ? theme.breakDay(label) : label);
    })
    .join('');
}
