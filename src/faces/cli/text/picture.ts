/**
 * The days around a break on one axis: what succeeded, what failed, which addresses were first seen. A day without
 * attempts and a day of which nothing is known never look the same, and every scale prints its maximum.
 */
import type { Day, IncidentDay } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { number, weekdayAndDay } from '../../format.ts';
import { type Axis, axisOf, dateLabels } from './axis.ts';
import { paragraph } from './layout.ts';
import type { Page } from './page.ts';

const namesWidth = 12;

/** The picture, or nothing where no days are known. */
export function pictureLines(days: readonly IncidentDay[], breakDay: Day | null, page: Page, indent: string): string[] {
  if (days.length === 0) return [];
  const { theme, symbols, width } = page;
  const greatest = Math.max(...days.flatMap(({ successes, failures }) => [successes, failures]));
  const axis = axisOf(days, breakDay, width - indent.length - namesWidth - scaleOf(greatest).length);
  const successes = axis.days.map((day) => day.successes);
  const failures = axis.days.map((day) => day.failures);
  const lines = [
    ...barLines('succeeded', successes, axis, page, theme.plain),
    ...barLines('failed', failures, axis, page, theme.failed),
    named('first seen', firstSeenMarks(axis, page)),
    ...(axis.breakAt === null ? [] : [named('the day', ' '.repeat(axis.breakAt * axis.step) + theme.breakDay(symbols.breakDay))]),
    named('', dateLabels(axis, theme)),
    ...readOut(axis, page, indent),
    ...(axis.days.every(({ covered }) => covered) ? [] : [named('', `${symbols.zero} none, ${symbols.noData} no data`)]),
  ];
  return lines.map((line) => `${indent}${line}`);
}

/** The day of the break in numbers. */
function readOut({ days, breakAt }: Axis, { symbols, width }: Page, indent: string): string[] {
  const day = breakAt === null ? undefined : days[breakAt];
  if (day === undefined) return [];
  const { successes, failures, newAddresses } = day;
  const fresh = newAddresses.length === 0 ? [] : [`${symbols.newAddress} ${count(newAddresses.length, 'new address', 'new addresses')}`];
  const parts = [`${weekdayAndDay(day.day)}: ${number(successes)} succeeded`, `${number(failures)} failed`, ...fresh];
  return paragraph(parts.join(symbols.separator), width - indent.length, named('', ''));
}

function named(name: string, drawing: string): string {
  return name.padEnd(namesWidth) + drawing;
}

function scaleOf(greatest: number): string {
  return ` max ${number(greatest)}`;
}

/** Rows of bars, the top one first, each bar a cell narrower than its day. What is not zero shows at least the lowest bar. */
function barLines(name: string, values: readonly number[], axis: Axis, { symbols }: Page, paint: (text: string) => string): string[] {
  const { bars, zero, noData } = symbols;
  const rows = Math.ceil(8 / bars.length);
  const greatest = Math.max(...values);
  const width = Math.max(1, axis.step - 1);
  const cell = (value: number, i: number, row: number): string => {
    if (value === 0) return (row > 0 ? '' : axis.days[i]?.covered ? zero : noData).padEnd(axis.step);
    const level = Math.max(1, Math.round((bars.length * rows * value) / greatest)) - row * bars.length;
    return paint((bars[Math.min(level, bars.length) - 1] ?? ' ').repeat(width)) + ' '.repeat(axis.step - width);
  };
  return Array.from({ length: rows }, (_, line) => {
    const row = rows - 1 - line;
    return named(
      row === 0 ? name : '',
      values.map((value, i) => cell(value, i, row)).join('') + (line === 0 ? scaleOf(greatest) : ''),
    ).trimEnd();
  });
}

function firstSeenMarks({ days, step }: Axis, { symbols, theme }: Page): string {
  const mark = ({ newAddresses, covered }: IncidentDay): string => {
    if (newAddresses.length > 0) return theme.newAddress(symbols.newAddress);
    return covered ? symbols.zero : symbols.noData;
  };
  return days.map(mark).join(' '.repeat(step - 1));
}
