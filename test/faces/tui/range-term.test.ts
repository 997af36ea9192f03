import { expect, it } from 'vitest';
import { calendarOf } from '../../../src/attempts/calendar.ts';
import { bucketsOf, type Zoom } from '../../../src/faces/tui/drawing/axis-buckets.ts';
import { rangeTerm } from '../../../src/faces/tui/range-term.ts';

const at = (text: string) => ({ at: Date.parse(text), successes: 1, failures: 0 });
const steps = [at('2026-03-27T10:00:00Z'), at('2026-04-04T10:00:00Z')];
const on = (zoom: Zoom) => bucketsOf({ steps, firsts: [], activity: steps, gaps: null, newFrom: 0 }, zoom, calendarOf('Europe/Berlin'));

it.each([
  ['one day', 'day', 1, 1, 'on:2026-03-28'],
  ['days, over a change of the clock', 'day', 1, 3, 'after:2026-03-28 before:2026-03-31'],
  ['days up to the end of the axis', 'day', 7, 8, 'after:2026-04-03'],
  ['three days', '3 days', 0, 0, 'after:2026-03-27 before:2026-03-30'],
  ['an hour', 'hour', 1, 1, 'after:2026-03-27T11:00:00Z before:2026-03-27T12:00:00Z'],
] as const)('filters to %s as a person would say it', (_, zoom, from, until, term) => {
  expect(rangeTerm(on(zoom), from, until, zoom)).toBe(term);
});
