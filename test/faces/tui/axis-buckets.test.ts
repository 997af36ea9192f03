import { expect, test } from 'vitest';
import { calendarOf } from '../../../src/attempts/calendar.ts';
import { type AxisData, bucketsOf, rangeName, type Zoom, zoomForAll } from '../../../src/faces/tui/drawing/axis-buckets.ts';

function heldBetween(from: string, until: string): AxisData {
  const activity = [from, until].map((at) => ({ at: Date.parse(at), successes: 1, failures: 0 }));
  return { steps: activity, firsts: [], activity, gaps: null, newFrom: 0 };
}

const winter = heldBetween('2025-11-28T23:30Z', '2026-01-02T08:00Z');
const named = (zoom: Zoom, zone = 'UTC'): string[] => bucketsOf(winter, zoom, calendarOf(zone)).map((bucket) => rangeName(bucket, bucket));

test('a bucket is named by all of its days, and by one where it has no other', () => {
  expect(named('day').slice(0, 2)).toEqual(['2025-11-28', '2025-11-29']);
  expect(named('day', 'Europe/Berlin')[0]).toBe('2025-11-29');
  expect(named('hour').slice(0, 2)).toEqual(['2025-11-28 23:00', '2025-11-29 00:00']);
  expect(named('3 days').slice(0, 2)).toEqual(['2025-11-28 to 2025-11-30', '2025-12-01 to 2025-12-03']);
  expect(named('week').at(-1)).toBe('2026-01-02 to 2026-01-08');
});

test('months and quarters are those of the calendar', () => {
  expect(named('month')).toEqual(['2025-11-28 to 2025-11-30', '2025-12-01 to 2025-12-31', '2026-01-01 to 2026-01-31']);
  expect(named('quarter')).toEqual(['2025-11-28 to 2025-12-31', '2026-01-01 to 2026-03-31']);
});

test.each([
  ['2026-01-01T10:00Z', '2026-01-02T20:00Z', 'hour'],
  ['2026-01-01T10:00Z', '2026-02-20T20:00Z', 'day'],
  ['2026-01-01T10:00Z', '2026-06-30T20:00Z', '3 days'],
  ['2025-06-01T10:00Z', '2026-06-30T20:00Z', 'week'],
  ['2022-01-01T10:00Z', '2026-06-30T20:00Z', 'month'],
  ['2018-01-01T10:00Z', '2026-06-30T20:00Z', 'quarter'],
])('all of a log from %s to %s is seen at once in columns of a %s', (from, until, zoom) => {
  const data = heldBetween(from, until);
  expect(zoomForAll(data.activity, 72)).toBe(zoom);
  expect(bucketsOf(data, zoom as Zoom, calendarOf('UTC')).length).toBeLessThanOrEqual(72);
});

test('a time without a login is told of where the log has no hole, and is missing where it has one', () => {
  const at = (text: string): number => Date.parse(text);
  const activity = ['2026-01-01T16:05Z', '2026-01-01T20:05Z', '2026-01-02T02:05Z'].map((time) => ({
    at: at(time),
    successes: 1,
    failures: 0,
  }));
  const gaps = [{ from: at('2026-01-01T20:05Z'), until: at('2026-01-02T02:05Z') }];
  const coveredIn = (data: Partial<AxisData>): string =>
    bucketsOf({ steps: activity, firsts: [], activity, gaps: null, newFrom: 0, ...data }, 'hour', calendarOf('UTC'))
      .map(({ covered }) => (covered ? '+' : '-'))
      .join('');
  expect(coveredIn({ gaps })).toBe('+++++-----+');
  expect(coveredIn({ gaps: [] })).toBe('+++++++++++');
  expect(coveredIn({ gaps: null })).toBe('+---+-----+');
});
