/** The days around the break as a drawing: a line an address, successes above it, failures below, the day of the break lit up. */
import { scaleBand, scaleSqrt } from 'd3-scale';
import { utcFormat } from 'd3-time-format';
import { calendarOf } from '../../../attempts/calendar.ts';
import type { Incident, IncidentOrigin } from '../../../findings/result.ts';
import { count } from '../../../findings/wording.ts';
import { number, weekdayAndDay } from '../../format.ts';
import { escapeHtml } from './escape.ts';

/** How many addresses are drawn. */
export const linesMost = 8;

const rowHeight = 74;
const half = 26;
const top = 44;
const tickLabel = utcFormat('%b %-d');

/** The drawing at a width in pixels; the empty text where no day is known. */
export function picture(incident: Incident, zone: string, width: number, kind: 'wide' | 'narrow'): string {
  const { days, origins, day } = incident;
  if (days.length === 0) return '';
  const shown = origins.slice(0, linesMost);
  const left = kind === 'wide' ? 8 : 4;
  const bottom = top + Math.max(1, shown.length) * rowHeight;
  const height = bottom + 30;
  const x = scaleBand<string>()
    .domain(days.map((each) => each.day))
    .range([left, width - left])
    .paddingInner(0.34);
  const at = (name: string): number => x(name) ?? 0;
  const most = Math.max(1, ...shown.flatMap((origin) => [...origin.successesByDay, ...origin.failuresByDay]));
  const y = scaleSqrt().domain([0, most]).range([0, half]);
  const gap = x.step() - x.bandwidth();
  const parts = [
    ...(day === null || x(day) === undefined ? [] : [breakDay(at(day) - gap / 2, x.step(), bottom, width, day)]),
    ...days.filter(({ covered }) => !covered).map((each) => box('unknown', at(each.day), top - 6, x.bandwidth(), bottom - top + 6)),
    ...shown.map((origin, i) => line(origin, top + i * rowHeight)),
    bracket(),
    ...ticks(),
    ...days.map((each, i) => {
      const text = escapeHtml(dayInWords(incident, i));
      return `<rect class="hit" data-day="${i}" data-text="${text}" x="${fix(at(each.day) - gap / 2)}" y="${top - 6}" width="${fix(x.step())}" height="${bottom - top + 6}"><title>${text}</title></rect>`;
    }),
  ];
  return `<svg class="${kind}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(inWords(incident))}">${parts.join('')}</svg>`;

  function line({ address, owner, role, first, successesByDay, failuresByDay }: IncidentOrigin, above: number): string {
    const base = above + 20 + half;
    const firstDay = calendarOf(zone).day(Date.parse(first));
    const bars = days.flatMap((each, i) => [
      ...bar('success', each.day, successesByDay[i] ?? 0, (size) => base - size),
      ...bar('failure', each.day, failuresByDay[i] ?? 0, () => base),
    ]);
    const name = `${address}${owner === null ? '' : `, ${owner}`}${role === 'previous' ? ', before' : ''}`;
    const room = Math.floor((width - 2 * left) / 7);
    const label = name.length > room ? `${name.slice(0, room - 1)}…` : name;
    const diamond = x(firstDay) === undefined ? '' : diamondAt(at(firstDay) + x.bandwidth() / 2, base);
    return `<text class="name" x="${left}" y="${above + 10}">${escapeHtml(label)}</text><line class="base" x1="${left}" x2="${width - left}" y1="${base}" y2="${base}"/>${bars.join('')}${diamond}`;
  }

  function bar(name: string, of: string, attempts: number, place: (size: number) => number): string[] {
    if (attempts === 0) return [];
    const size = Math.max(2, y(attempts));
    return [box(name, at(of), place(size), x.bandwidth(), size)];
  }

  /** From the last good login to the first failure, to the minute. */
  function bracket(): string {
    const { lastGood, firstBad } = incident.bracket;
    if (lastGood === null || firstBad === null) return '';
    const [from, until] = [placeOf(lastGood), placeOf(firstBad)];
    if (from === null || until === null) return '';
    const wide = fix(Math.max(3, until - from));
    return `<path class="bracket" d="M${fix(from)} ${top - 15}h${wide}v9h-${wide}z"><title>Between the last good login and the first failure</title></path>`;
  }

  function placeOf(instant: string): number | null {
    const clock = calendarOf(zone).clock(Date.parse(instant));
    const [hours = 0, minutes = 0] = clock.slice(11, 16).split(':').map(Number);
    const start = x(clock.slice(0, 10));
    return start === undefined ? null : start - gap / 2 + (x.step() * (hours * 60 + minutes)) / 1440;
  }

  function ticks(): string[] {
    const every = kind === 'wide' ? 7 : 14;
    return days.flatMap((each, i) => {
      if (i % every !== 0) return [];
      const middle = at(each.day) + x.bandwidth() / 2;
      const anchor = i === 0 ? 'start' : i === days.length - 1 ? 'end' : 'middle';
      const place = i === 0 ? at(each.day) : i === days.length - 1 ? at(each.day) + x.bandwidth() : middle;
      return `<line class="tick" x1="${fix(middle)}" x2="${fix(middle)}" y1="${bottom - 4}" y2="${bottom + 4}"/><text x="${fix(place)}" y="${bottom + 20}" text-anchor="${anchor}">${tickLabel(new Date(each.day))}</text>`;
    });
  }
}

/** A day as the pointer and the keyboard read it. */
function dayInWords({ days, origins }: Incident, i: number): string {
  const each = days[i];
  if (each === undefined) return '';
  if (!each.covered) return `${weekdayAndDay(each.day)}: no data`;
  const by = origins
    .filter((origin) => (origin.successesByDay[i] ?? 0) + (origin.failuresByDay[i] ?? 0) > 0)
    .map(
      ({ address, successesByDay, failuresByDay }) => `${address}: ${number(successesByDay[i] ?? 0)} ✓ ${number(failuresByDay[i] ?? 0)} ✗`,
    );
  const fresh = each.newAddresses.length === 0 ? [] : [`new: ${each.newAddresses.slice(0, 3).join(', ')}`];
  const all = `${number(each.successes)} succeeded, ${number(each.failures)} failed`;
  return `${weekdayAndDay(each.day)}: ${[all, ...by.slice(0, 4), ...fresh].join('; ')}`;
}

function inWords({ days, origins, day }: Incident): string {
  const sum = (of: 'successes' | 'failures'): string => number(days.reduce((total, each) => total + each[of], 0));
  const lit = day === null ? '' : ` The break, on ${day}, is highlighted.`;
  return `Attempts a day from ${days[0]?.day} to ${days.at(-1)?.day}, one line for each of ${count(Math.min(linesMost, origins.length), 'address', 'addresses')}: ${sum('successes')} succeeded, ${sum('failures')} failed.${lit} The table day by day has the numbers.`;
}

function breakDay(x: number, step: number, bottom: number, width: number, day: string): string {
  const middle = x + step / 2;
  const anchor = middle < 70 ? 'start' : middle > width - 70 ? 'end' : 'middle';
  return `${box('break-day', x, 24, step, bottom - 24)}<text class="break-label" data-break="${day}" x="${fix(middle)}" y="16" text-anchor="${anchor}">the break, ${tickLabel(new Date(day))}</text>`;
}

function box(name: string, x: number, y: number, width: number, height: number): string {
  return `<rect class="${name}" x="${fix(x)}" y="${fix(y)}" width="${fix(width)}" height="${fix(height)}"/>`;
}

function diamondAt(x: number, y: number): string {
  return `<path class="first" d="M${fix(x)} ${fix(y - 7)}l6 7l-6 7l-6-7z"><title>first seen</title></path>`;
}

function fix(value: number): string {
  return String(Math.round(value * 10) / 10);
}
