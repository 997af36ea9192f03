/** The days around the break as a drawing: a line an address, successes above it, failures below, the day of the break lit up. */
import { scaleBand, scaleSqrt } from 'd3-scale';
import { utcFormat } from 'd3-time-format';
import { calendarOf } from '../../../attempts/calendar.ts';
import type { Incident, IncidentOrigin } from '../../../findings/result.ts';
import { number } from '../../format.ts';
import { dayWord } from '../../words.ts';
import { dayInWords, pictureInWords } from './day-in-words.ts';
import { escapeHtml } from './escape.ts';
import { shownOrigins } from './shown-origins.ts';

const half = 28;
const band = 24;
const top = 40;
const nameRoom = 32;
const edge = 4;
const letter = 7;
const tickLabel = utcFormat('%b %-d');

/** The most attempts of an address in a day that succeeded, or that failed. */
export function tallest(origins: readonly IncidentOrigin[]): number {
  return Math.max(1, ...origins.flatMap(({ successesByDay, failuresByDay }) => [...successesByDay, ...failuresByDay]));
}

/** The most lines of an address that one sheet shows: what is taller than half a page of paper moves to the next, and leaves a hole. */
const linesOfSheet = 4;

/** The drawing at a width in pixels: the wide one in sheets between which a page may end. */
export function picture(incident: Incident, zone: string, width: number, kind: 'wide' | 'narrow'): string {
  const shown = shownOrigins(incident.origins);
  const sheets = kind === 'wide' ? Math.max(1, Math.ceil(shown.length / linesOfSheet)) : 1;
  const lines = Math.ceil(shown.length / sheets);
  const all = Array.from({ length: sheets }, (_, i) => shown.slice(i * lines, (i + 1) * lines));
  const words = `role="img" aria-label="${escapeHtml(pictureInWords(incident, shown.length))}"`;
  const telling = all.map((_, i) => (i === 0 ? words : 'aria-hidden="true"'));
  return all
    .map((some, i) => sheet(incident, some, { zone, width, kind, most: tallest(shown), telling: telling[i] ?? '', isFirst: i === 0 }))
    .join('');
}

interface SheetLook {
  readonly zone: string;
  readonly width: number;
  readonly kind: 'wide' | 'narrow';
  /** How many attempts the tallest bar of all sheets is. */
  readonly most: number;
  /** What tells the picture to those who do not see it: the first sheet tells of all. */
  readonly telling: string;
  readonly isFirst: boolean;
}

function sheet(incident: Incident, shown: readonly IncidentOrigin[], { zone, width, kind, most, telling, isFirst }: SheetLook): string {
  const { days, day } = incident;
  const y = scaleSqrt().domain([0, most]).range([0, half]);
  const up = shown.some(({ successesByDay }) => successesByDay.some((attempts) => attempts > 0)) ? half : 0;
  const down = shown.some(({ failuresByDay }) => failuresByDay.some((attempts) => attempts > 0)) ? half : 0;
  const rowHeight = nameRoom + up + down + 14;
  const left = edge + 6 + number(most).length * letter;
  const right = width - edge;
  const bottom = top + Math.max(1, shown.length) * rowHeight;
  const x = scaleBand<string>()
    .domain(days.map((each) => each.day))
    .range([left, right])
    .paddingInner(0.34);
  const at = (name: string): number => x(name) ?? 0;
  const gap = x.step() - x.bandwidth();
  const parts = [
    ...(day === null || x(day) === undefined ? [] : [breakDay(at(day) - gap / 2, x.step(), day)]),
    ...days.filter(({ covered }) => !covered).map((each) => box('unknown', at(each.day), band, x.bandwidth(), bottom - band)),
    ...shown.map((origin, i) => line(origin, top + i * rowHeight)),
    bracket(),
    ...ticks(),
    ...days.map((each, i) => {
      // The first sheet of the wide picture tells for all.
      const told = kind === 'wide' && isFirst ? `<title>${escapeHtml(dayInWords(incident, i))}</title>` : '';
      return `<rect class="hit" data-day="${i}" x="${fix(at(each.day) - gap / 2)}" y="${band}" width="${fix(x.step())}" height="${bottom - band}">${told}</rect>`;
    }),
    ...shown.map((origin, i) => nameOf(origin, top + i * rowHeight + 12)),
  ];
  return `<svg class="${kind}" viewBox="0 0 ${width} ${bottom + 28}" ${telling}>${parts.join('')}</svg>`;

  function line(origin: IncidentOrigin, above: number): string {
    const { first, successesByDay, failuresByDay } = origin;
    const base = above + nameRoom + up;
    const bars = [...bar('success', successesByDay, (size) => base - size), ...bar('failure', failuresByDay, () => base)];
    const firstDay = calendarOf(zone).day(Date.parse(first));
    const succeeded = sizeOf(successesByDay[days.findIndex((each) => each.day === firstDay)] ?? 0);
    const diamond = x(firstDay) === undefined ? '' : diamondAt(at(firstDay) + x.bandwidth() / 2, base - succeeded - 8);
    return `${scaleOf(base)}${bars.join('')}${diamond}`;
  }

  /** The address, and as much of its owner as there is room for. */
  function nameOf({ address, owner, role }: IncidentOrigin, baseline: number): string {
    const room = Math.floor((width - 2 * edge) / letter);
    const name = cut(address, room);
    const known = [owner, role === 'previous' ? 'before' : null].filter((word) => word !== null).join(', ');
    const about = cut(known, room - address.length - 1);
    const ground = box('name-ground', 0, baseline - 12, (name.length + about.length + 2) * letter, 17);
    return `${ground}<text class="name" x="${edge}" y="${baseline}">${escapeHtml(name)}<tspan class="about" dx="7">${escapeHtml(about)}</tspan></text>`;
  }

  /** The line of an address, and how many attempts its highest and its lowest point would be. */
  function scaleOf(base: number): string {
    const level = (name: string, place: number, text: string): string =>
      `<line class="${name}" x1="${left}" x2="${right}" y1="${place}" y2="${place}"/><text class="scale" x="${left - 6}" y="${place + 4}" text-anchor="end">${text}</text>`;
    return [
      ...(up > 0 ? [level('grid', base - up, number(most))] : []),
      ...(down > 0 ? [level('grid', base + down, number(most))] : []),
      level('base', base, '0'),
    ].join('');
  }

  /** The bars of an address as one path, for most of a long page would else be their rectangles. */
  function bar(name: string, attemptsByDay: readonly number[], place: (size: number) => number): string[] {
    const wide = fix(x.bandwidth());
    const path = days.flatMap((each, i) => {
      const size = sizeOf(attemptsByDay[i] ?? 0);
      return size === 0 ? [] : [`M${fix(at(each.day))} ${fix(place(size))}h${wide}v${fix(size)}h-${wide}z`];
    });
    return path.length === 0 ? [] : [`<path class="${name}" d="${path.join('')}"/>`];
  }

  function sizeOf(attempts: number): number {
    return attempts === 0 ? 0 : Math.max(2, y(attempts));
  }

  /** From the last good login to the first failure, to the minute. */
  function bracket(): string {
    const { lastGood, firstBad } = incident.bracket;
    if (lastGood === null || firstBad === null) return '';
    const [from, until] = [placeOf(lastGood), placeOf(firstBad)];
    if (from === null || until === null) return '';
    const wide = fix(Math.max(3, until - from));
    return `<path class="bracket" d="M${fix(from)} ${band + 4}h${wide}v8h-${wide}z"><title>Between the last good login and the first failure</title></path>`;
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

  function breakDay(start: number, step: number, name: string): string {
    const middle = start + step / 2;
    const anchor = middle < 70 ? 'start' : middle > width - 70 ? 'end' : 'middle';
    return `${box('break-day', start, band, step, bottom - band)}<text class="break-label" x="${fix(middle)}" y="16" text-anchor="${anchor}">${dayWord(incident)}, ${tickLabel(new Date(name))}</text>`;
  }
}

function cut(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, Math.max(0, room - 1))}…`;
}

function box(name: string, x: number, y: number, width: number, height: number): string {
  return `<rect class="${name}" x="${fix(x)}" y="${fix(y)}" width="${fix(width)}" height="${fix(height)}"/>`;
}

function diamondAt(x: number, y: number): string {
  return `<path class="first" d="M${fix(x)} ${fix(y - 6)}l5 6l-5 6l-5-6z"><title>first seen</title></path>`;
}

function fix(value: number): string {
  return String(Math.round(value * 10) / 10);
}
