import { describe, expect, test } from 'vitest';
import { decideTime, type TimeChoice, type TimeSource } from '../../src/attempts/decide-time.ts';
import { readMoment, rejectReason } from '../../src/attempts/moment.ts';
import { zoneLabel } from '../../src/attempts/zone.ts';
import { UserError } from '../../src/errors.ts';

const setup: TimeSource = { name: 'export.csv', timeTitle: 'Login Time' };

function decide(texts: readonly string[], source: Partial<TimeSource> = {}, choice: Partial<TimeChoice> = {}) {
  const groups = texts.map((text) => ({ text, rows: 1 }));
  return decideTime(groups, { ...setup, ...source }, { timezone: 'UTC', ...choice });
}

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return `${error.message} ${error.advice}`;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('every written form of a time is the same instant', () => {
  test.each([
    ['7/1/2026 9:05 PM', '7/31/2026 1:00 AM'],
    ['7/1/2026 9:05 pm', '7/31/2026 1:00 am'],
    ['7/1/2026 9:05 p.m.', '7/31/2026 1:00 a.m.'],
    ['7/1/2026 9:05 P.M.', '7/31/2026 1:00 A.M.'],
    ['7/1/2026 9:05 p. m.', '7/31/2026 1:00 a. m.'],
    ['7/1/2026 9:05\u202fPM', '7/31/2026 1:00\u202fAM'],
    ['7/1/2026 9:05PM', '7/31/2026 1:00AM'],
    ['7/1/2026, 9:05:00 PM', '7/31/2026, 1:00:00 AM'],
    ['07/01/2026 21:05', '07/31/2026 01:00'],
    ['07/01/2026 21:05:00', '07/31/2026 01:00:00'],
    ['07/01/26 21:05', '07/31/26 01:00'],
    ['01/07/2026 21:05', '31/07/2026 01:00'],
    ['01.07.2026 21:05', '31.07.2026 01:00'],
    ['01.07.2026, 21:05', '31.07.2026, 01:00'],
    ['1.7.2026 21.05', '31.7.2026 1.00'],
    ['01-07-2026 21:05', '31-07-2026 01:00'],
    ['2026-07-01 21:05', '2026-07-31 01:00'],
    ['2026/07/01 21:05', '2026/07/31 1:00'],
    ['2026/7/1 21:05', '2026/7/31 1:00'],
    ['2026-07-01T21:05:00', '2026-07-31T01:00:00'],
    ['2026-07-01T21:05:00Z', '2026-07-31T01:00:00Z'],
    ['2026-07-01T21:05:00.000Z', '2026-07-31T01:00:00.000Z'],
    ['2026-07-01T21:05:00.000+0000', '2026-07-31T01:00:00.000+0000'],
    ['2026-07-01T23:05:00.000+02:00', '2026-07-31T03:00:00.000+02:00'],
    ['2026-07-01 21:05:00.000000', '2026-07-31 01:00:00.000000'],
    ['2026-07-01 21:05:00+00', '2026-07-31 01:00:00+00'],
    ['20260701210500.000', '20260731010000.000'],
    ['7/1/2026, 2:05:00 PM PDT', '7/31/2026, 6:00:00 PM PDT'],
    ['7/1/2026 9:05 PM GMT', '7/31/2026 1:00 AM GMT'],
    ['7/1/2026 9:05 PM UTC', '7/31/2026 1:00 AM UTC'],
    ['1.7.2026 23:05 CEST', '31.7.2026 03:00 CEST'],
    ['2026-07-01 16:05 GMT-0500', '2026-07-31 16:05 GMT-0500'],
    ['07/01/2026, 10:05:00 PM GMT+1', '07/31/2026, 01:00:00 AM GMT+1'],
    ['7/2/2026, 2:35 AM GMT+5:30', '7/31/2026, 1:00 AM GMT+5:30'],
    ['7/1/2026, 3:35 PM GMT-05:30', '7/31/2026, 1:00 AM GMT-05:30'],
    ['01/07/2026 23:05 UTC+2', '31/07/2026 01:00 UTC+2'],
    ['01/07/2026 16:05 UTC\u22125', '31/07/2026 01:00 UTC\u22125'],
    ['02/07/2026, 08:05 GMT+11', '31/07/2026, 09:00 GMT+1'],
    ['01/07/2026, 21:05 GMT', '31/07/2026, 09:00 GMT+1'],
    ['2026/07/01 午後 09:05', '2026/07/31 午前 01:00'],
    ['2026/7/1 午後9:05:00', '2026/7/31 午後0:30:00'],
    ['2026/7/1 下午9:05:00', '2026/7/31 上午1:00:00'],
    ['2026. 07. 01. 오후 09:05', '2026. 07. 31. 오전 01:00'],
    ['2026. 7. 1. 21:05', '2026. 7. 31. 1:00'],
    ['1. 7. 2026 21:05', '31. 7. 2026 1:00'],
  ])('%s', (text, other) => {
    const reading = decide([text, other]);
    expect(new Date(readMoment(text, reading) ?? Number.NaN).toISOString()).toBe('2026-07-01T21:05:00.000Z');
    expect(readMoment(other, reading)).not.toBeNull();
  });
});

test('the first hour of a half that is told before the clock may be 0 or 12', () => {
  const texts = ['2026/7/1 午前0:30', '2026/7/1 午前12:30', '2026/7/1 午後0:30', '2026/7/1 午後12:30', '2026/7/1 午後 00:30'];
  const reading = decide(texts);
  expect(texts.map((text) => new Date(readMoment(text, reading) ?? Number.NaN).toISOString().slice(11, 16))).toEqual([
    '00:30',
    '00:30',
    '12:30',
    '12:30',
    '12:30',
  ]);
});

describe('the order of day and month', () => {
  test('follows from the whole column', () => {
    expect(decide(['1/2/2026 9:05', '1/13/2026 9:05']).dateOrder).toBe('mdy');
    expect(decide(['1/2/2026 9:05', '13/1/2026 9:05']).dateOrder).toBe('dmy');
    expect(decide(['2026-01-02 9:05']).dateOrder).toBe('ymd');
  });

  test('is that of most rows where neither fits all', () => {
    const reading = decide(['1/2/2026 9:05', '1/13/2026 9:05', '1/14/2026 9:05', '15/1/2026 9:05']);
    expect(reading.dateOrder).toBe('mdy');
    expect(rejectReason('15/1/2026 9:05', reading)).toBe("Login Time '15/1/2026 9:05' is no date with the month first");
  });

  test('is refused where every row fits both', () => {
    expect(refusal(() => decide(['06/06/2026 9:05', '05/06/2026 9:05']))).toBe(
      "export.csv: '05/06/2026 9:05' can be 6 May or 5 June, and so can every row. Say which with --date-order mdy (6 May) or --date-order dmy (5 June).",
    );
  });

  test('is what the user says, or no matter where both orders name the same day', () => {
    expect(decide(['05/06/2026 9:05'], {}, { dateOrder: 'dmy' }).dateOrder).toBe('dmy');
    expect(decide(['26/06/05 9:05'], {}, { dateOrder: 'ymd' }).formats).toEqual(['%y/%m/%d %H:%M']);
    expect(decide(['05/05/2026 9:05']).dateOrder).toBe('mdy');
  });

  test('does not depend on the order of the groups', () => {
    const texts = ['1/2/2026 9:05 AM', '1/13/2026 9:05 AM', '1/13/2026 21:05', '2026-01-13 21:05'];
    expect(decide(texts.toReversed())).toEqual(decide(texts));
  });
});

describe('the zone', () => {
  const zone = (...args: Parameters<typeof decide>) => zoneLabel(decide(...args).zone);
  test('is named by the values, else the title, else the kind of input, else the user, else the machine', () => {
    const titled = { timeTitle: 'Login Time (Eastern Daylight Time)' };
    expect(zone(['7/13/2026 9:05 AM PDT'], titled)).toBe('in the values');
    expect(zone(['2026-07-13T09:05:00Z'], titled)).toBe('UTC');
    expect(zone(['7/13/2026 9:05 AM'], titled, { inputTimezone: 'Asia/Tokyo' })).toBe('America/New_York');
    expect(zone(['2026-07-13 9:05'], { timezone: 'UTC' }, { inputTimezone: 'Asia/Tokyo' })).toBe('UTC');
    expect(zone(['7/13/2026 9:05 AM'], {}, { inputTimezone: 'Asia/Tokyo', timezone: 'Europe/Berlin' })).toBe('Asia/Tokyo');
    expect(zone(['7/13/2026 9:05 AM'], {}, { timezone: 'Europe/Berlin' })).toBe('Europe/Berlin');
  });

  test('that nobody knows is asked for', () => {
    const titled = { timeTitle: 'Login Time (Middle Earth Time)' };
    expect(refusal(() => decide(['7/13/2026 9:05 AM'], titled))).toBe(
      "export.csv: the title 'Login Time (Middle Earth Time)' names a time zone that is unknown here. Say which it is, as in --input-timezone America/New_York.",
    );
    expect(zone(['7/13/2026 9:05 AM'], titled, { inputTimezone: 'Asia/Tokyo' })).toBe('Asia/Tokyo');
    expect(refusal(() => decide(['7/13/2026 9:05 AM'], {}, { inputTimezone: 'Nowhere' }))).toContain("'Nowhere' is no time zone.");
  });

  test('in the values tells summer from winter', () => {
    const reading = decide(['7/13/2026 9:05 AM PDT', '12/13/2026 9:05 AM PST']);
    expect(new Date(readMoment('7/13/2026 9:05 AM PDT', reading) ?? 0).toISOString()).toBe('2026-07-13T16:05:00.000Z');
    expect(new Date(readMoment('12/13/2026 9:05 AM PST', reading) ?? 0).toISOString()).toBe('2026-12-13T17:05:00.000Z');
    expect(rejectReason('7/14/2026 9:05 AM', reading)).toBe("Login Time '7/14/2026 9:05 AM' names no time zone, as the other rows do");
  });
});

test('precision is what the values show, or less where they show too much', () => {
  expect(decide(['7/13/2026 9:05']).precision).toBe('minute');
  expect(decide(['7/13/2026 9:05:01']).precision).toBe('second');
  expect(decide(['2026-07-13T09:05:01.000Z']).precision).toBe('millisecond');
  expect(decide(['2026-07-13T09:05:01.000Z'], { finest: 'second' }).precision).toBe('second');
});

test('a rejected value says why', () => {
  const reading = decide(['7/13/2026 9:05']);
  const reasons = [
    '',
    null,
    '31/31/2026 9:05',
    'yesterday',
    '46204.38',
    '7/13/2026 9:05 PDT',
    '7/13/2026 9:05 Mars Time',
    'Login Time',
    `x\u001b[31m${'y'.repeat(99)}`,
  ];
  expect(reasons.map((text) => rejectReason(text, reading))).toEqual([
    'Login Time is empty',
    'Login Time is empty',
    "Login Time '31/31/2026 9:05' is no date with the month first",
    "Login Time 'yesterday' is no date",
    "Login Time '46204.38' is a spreadsheet's serial number, not a date",
    "Login Time '7/13/2026 9:05 PDT' names a time zone, which the other rows do not",
    "Login Time '7/13/2026 9:05 Mars Time' is no date: 'Mars Time' is not understood",
    'repeats the header line',
    `Login Time 'x\\x1b[31m${'y'.repeat(54)}…' is no date`,
  ]);
});

test('a rejected value of a query says why', () => {
  const reading = decide(['2026-07-13T09:05:01.000Z']);
  expect(rejectReason('2026-13-45T09:05:01.000Z', reading, 'LoginTime')).toBe("LoginTime '2026-13-45T09:05:01.000Z' is no date");
  expect(rejectReason('2026-07-13T09:05:01', reading, 'LoginTime')).toBe(
    "LoginTime '2026-07-13T09:05:01' names no time zone, as the other rows do",
  );
});

test('a column without any date is refused, and a spreadsheet is named as the culprit', () => {
  expect(refusal(() => decide(['46204.38', '46205']))).toBe(
    "export.csv: no value under 'Login Time' can be read as a time, for example '46204.38': a spreadsheet has turned the dates into serial numbers. Export the login history again and do not save it in a spreadsheet.",
  );
  expect(refusal(() => decide(['soon']))).toMatch(/for example 'soon'\. Export the login history again, with times such as [^']+\.$/);
  expect(decide([]).formats).toEqual([]);
});

test.each([
  ['7/13/2026, 9:05 AM XYZT', 'XYZT'],
  ['7/13/2026, 9:05 Mars Time', 'Mars Time'],
  ['2026/07/13 昼 9:05', '昼'],
  ['7/13/2026 9:05 AM (about)', '(about)'],
])('a column of values such as %s is refused, and what is not understood is named', (text, unknown) => {
  expect(refusal(() => decide([text]))).toBe(
    `export.csv: no value under 'Login Time' can be read as a time, for example '${text}': '${unknown}' is not understood. Take it out of the column; if it is a time zone, name it with --input-timezone.`,
  );
});

test('an order that was asked for and fits no value is told, with one that does', () => {
  expect(refusal(() => decide(['13/7/2026 9:05'], {}, { dateOrder: 'mdy' }))).toBe(
    "export.csv: no value under 'Login Time' can be read as a time, for example '13/7/2026 9:05' with the month first. Give --date-order dmy.",
  );
  expect(refusal(() => decide(['31/31/2026 9:05'], {}, { dateOrder: 'mdy' }))).toMatch(
    /'31\/31\/2026 9:05'\. Export the login history again, with times such as [^']+\.$/,
  );
});
