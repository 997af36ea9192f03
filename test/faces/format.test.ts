import { expect, test } from 'vitest';
import { axisDay, clockOf, longDay, number, percent, size, weekdayAndDay } from '../../src/faces/format.ts';
import { duration } from '../../src/findings/wording.ts';

test.each([
  [0, '0 seconds'],
  [400, 'under a second'],
  [1000, '1 second'],
  [61_000, '1 minute 1 second'],
  [7 * 3_600_000 + 33 * 60_000 + 58_000, '7 hours 33 minutes'],
  [3 * 86_400_000 + 59_000, '3 days'],
  [400 * 86_400_000, '400 days'],
])('a span of %i ms reads %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});

test.each([
  [0, 0, '0 %'],
  [0, 10, '0 %'],
  [902, 15_913, '5.7 %'],
  [1, 100_000, 'under 0.1 %'],
  [99_999, 100_000, 'over 99.9 %'],
  [5, 5, '100 %'],
])('%i of %i is %s: only all is 100 %%, and only none is 0 %%', (part, whole, text) => {
  expect(percent(part, whole)).toBe(text);
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1500, '1.5 kB'],
  [25_600_000, '25.6 MB'],
  [3e9, '3 GB'],
])('%i bytes read %s', (bytes, text) => {
  expect(size(bytes)).toBe(text);
});

test('numbers and days read as people write them', () => {
  expect(number(1_234_567)).toBe('1,234,567');
  expect(longDay('2026-07-11')).toBe('Saturday, 11 July 2026');
  expect(weekdayAndDay('2026-09-05')).toBe('Sat 2026-09-05');
  expect(axisDay('2026-09-05')).toBe('Sep 5');
});

test('an instant falls on the day of the zone that is asked', () => {
  const evening = '2026-07-12T02:06:00Z';
  expect(clockOf('UTC').weekdayAndTime(evening)).toBe('Sun 2026-07-12 02:06:00');
  expect(clockOf('America/New_York').weekdayAndTime(evening)).toBe('Sat 2026-07-11 22:06:00');
  expect(clockOf('America/New_York').day(evening)).toBe('2026-07-11');
});
