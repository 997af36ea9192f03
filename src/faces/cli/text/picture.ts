/**
 * The days around a break on one axis: what succeeded, what failed, which addresses were first seen. A day without
 * attempts and a day of which nothing is known never look the same, and every scale prints its maximum.
 */
import stringWidth from 'string-width';
import type { Day, IncidentDay } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { axisDay, number, weekdayAndDay } from '../../format.ts';
import { paragraph } from './layout.ts';
import type { Page } from './page.ts';

/** The picture, or nothing where no days are known. */
export function pictureLines(days: readonly IncidentDay[], breakDay: Day | null, page: Page, indent: string): string[] {
  const { theme, symbols } = page;
  const labels = ['succeeded', 'failed', 'first seen', 'the break'] as const;
  const labelWidth = 2 + Math.max(...labels.map((label) => label.length));
  const greatest = Math.max(0, ...days.flatMap(({ successes, failures }) => [successes, failures]));
  const room = page.width - indent.length - labelWidth - ` max ${number(greatest)}`.length;
  const axis = axisOf(days, breakDay, room);
  if (axis.days.length === 0) return [];
  const line = (label: string, drawing: string, scale = ''): string => `${indent}${label.padEnd(labelWidth)}${drawing}${scale}`.trimEnd();
  const bars = (label: string, values: readonly number[], paint: (text: string) => string): string[] => {
    const rows = barRows(values, axis, page);
    return rows.map((row, i) => line(i === rows.length - 1 ? label : '', paint(row), i === 0 ? ` max ${number(Math.max(...values))}` : ''));
  };
  const marks = (isMarked: (day: IncidentDay) => boolean, mark: string, otherwise: string): string =>
    axis.days.map((day) => (isMarked(day) ? mark : day.covered ? otherwise : symbols.noData).padEnd(axis.step)).join('');
  const at = axis.days.findIndex(({ day }) => day === breakDay);
  return [
    ...bars(
      'succeeded',
      axis.days.map(({ successes }) => successes),
      theme.plain,
    ),
    ...bars(
      'failed',
      axis.days.map(({ failures }) => failures),
      theme.failed,
    ),
    line('first seen', theme.newAddress(marks(({ newAddresses }) => newAddresses.length > 0, symbols.newAddress, symbols.zero))),
    ...(at < 0 ? [] : [line('the break', `${' '.repeat(at * axis.step)}${theme.breakDay(symbols.breakDay)}`)]),
    line('', dateLabels(axis, at, page)),
    ...readOut(axis.days[at], page).flatMap((text) => paragraph(text, page.width, indent + ' '.repeat(labelWidth))),
    ...(axis.days.every(({ covered }) => covered) ? [] : [line('', `${symbols.noData} no data of the whole log, ${symbols.zero} none`)]),
  ];
}

interface Axis {
  readonly days: readonly IncidentDay[];
  /** Cells that a day takes, the blank behind its bar included. */
  readonly step: number;
}

const steps = [3, 2, 1];
const daysWanted = 21;

/** As wide as at least three weeks fit, and as many days as then fit, the break in their middle. */
function axisOf(days: readonly IncidentDay[], breakDay: Day | null, room: number): Axis {
  const step = steps.find((cells) => cells * Math.min(days.length, daysWanted) <= room + 1) ?? 1;
  const most = Math.max(1, Math.floor((room + 1) / step));
  const middle = Math.max(
    0,
    days.findIndex(({ day }) => day === breakDay),
  );
  const from = Math.max(0, Math.min(middle - Math.floor(most / 2), days.length - most));
  return { days: days.slice(from, from + most), step };
}

/** Rows of bars, the top one first. Whatever is not zero shows at least the lowest bar. */
function barRows(values: readonly number[], { days, step }: Axis, { symbols }: Page): string[] {
  const { bars, zero, noData } = symbols;
  const rows = Math.ceil(8 / bars.length);
  const levels = bars.length * rows;
  const greatest = Math.max(1, ...values);
  const width = Math.max(1, step - 1);
  return Array.from({ length: rows }, (_, i) => rows - 1 - i).map((row) =>
    values
      .map((value, i) => {
        if (value === 0) return (row > 0 ? '' : days[i]?.covered ? zero : noData).padEnd(step);
        const level = Math.max(1, Math.round((levels * value) / greatest)) - row * bars.length;
        return (bars[Math.min(level, bars.length) - 1] ?? ' ').repeat(width).padEnd(step);
      })
      .join(''),
  );
}

/** The break's date, and a date every week before and after it where there is room. */
function dateLabels({ days, step }: Axis, breakAt: number, { theme }: Page): string {
  const origin = Math.max(0, breakAt);
  const taken: { at: number; label: string; isBreak: boolean }[] = [];
  for (const i of [origin, ...days.keys()].filter((day, n) => n === 0 || (day !== origin && (day - origin) % 7 === 0))) {
    const label = axisDay(days[i]?.day ?? '');
    const at = i * step;
    const isFree = taken.every((other) => at + label.length < other.at || at > other.at + other.label.length);
    if (isFree) taken.push({ at, label, isBreak: i === breakAt });
  }
  let line = '';
  for (const { at, label, isBreak } of taken.sort((a, b) => a.at - b.at)) {
    line += `${' '.repeat(at - stringWidth(line))}${isBreak ? theme.breakDay(label) : label}`;
  }
  return line;
}

function readOut(day: IncidentDay | undefined, { symbols }: Page): string[] {
  if (day === undefined) return [];
  const { successes, failures, newAddresses } = day;
  const fresh =
    newAddresses.length > 0
      ? `${symbols.separator}${symbols.newAddress} ${count(newAddresses.length, 'new address', 'new addresses')}`
      : '';
  return [`${weekdayAndDay(day.day)}: ${number(successes)} succeeded${symbols.separator}${number(failures)} failed${fresh}`];
}
