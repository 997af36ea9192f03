import { expect, test } from 'vitest';
import { calendarOf } from '../../../src/attempts/calendar.ts';
import type { Axis } from '../../../src/faces/tui/data/use-axis.ts';
import { bucketAt, bucketsOf } from '../../../src/faces/tui/drawing/axis-buckets.ts';
import { calendarLines } from '../../../src/faces/tui/drawing/calendar-lines.ts';
import { plainText } from '../../../src/faces/tui/drawing/line.ts';
import { lensOf } from '../../../src/faces/tui/lens.ts';

const steps = ['2025-01-06', '2025-06-04', '2026-12-31'].map((day, i) => ({
  at: Date.parse(day),
  successes: 0,
  failures: [1, 20, 4][i] ?? 0,
}));
const buckets = bucketsOf({ steps, firsts: [], activity: steps, gaps: null, newFrom: 0 }, 'day', calendarOf('UTC'));

function calendarAt(day: string): string[] {
  const axis: Axis = {
    buckets,
    zoom: 'day',
    whole: 'week',
    cursor: bucketAt(buckets, Date.parse(day)),
    marked: null,
    breaks: new Set(),
    incidents: new Set(),
  };
  return calendarLines(buckets, axis, lensOf('UTC', null, true), 26).map((each) => plainText(each).trimEnd());
}

test('the calendar shows the weeks around the cursor, and says which', () => {
  expect(calendarAt('2025-01-06').slice(0, 2)).toEqual(['Calendar  failures a day, 2025-01-06 to 2025-03-16', ' Mon . - - - - - - - - -']);
  const [title, , , wednesday] = calendarAt('2025-06-04');
  expect(title).toBe('Calendar  failures a day, 2025-04-21 to 2025-06-29');
  expect(wednesday).toBe(' Wed - - - - - - # - - -');
  expect(calendarAt('2026-12-31')[4]).toBe(' Thu - - - - - - - - - :');
});
