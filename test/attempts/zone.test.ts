import { describe, expect, test } from 'vitest';
import { zoneByName, zoneLabel, zoneOfTitle } from '../../src/attempts/zone.ts';
import { instantInZone, zoneTransitions } from '../../src/attempts/zone-transitions.ts';

const named = (name: string) => ({ kind: 'named', name });
const fixed = (offsetMinutes: number) => ({ kind: 'fixed', offsetMinutes });

describe('a zone in a column title', () => {
  test.each([
    ['Login Time (Eastern Daylight Time)', named('America/New_York')],
    ['Login Time (Singapore Time)', named('Asia/Singapore')],
    ['Login Time (Hong Kong Time)', named('Asia/Hong_Kong')],
    ['Login Time (Brasilia Time)', named('America/Sao_Paulo')],
    ['Login Time (Hawaii-Aleutian Daylight Time)', named('America/Adak')],
    ['Login Time (+05:30)', { kind: 'fixed', offsetMinutes: 330 }],
    ['Login Time (eastern standard time)', named('America/New_York')],
    ['Login Time (Pacific Time)', named('America/Los_Angeles')],
    ['Login Time (Mountain Standard Time)', named('America/Denver')],
    ['Login Time (Central European Summer Time)', named('Europe/Paris')],
    ['Login Time (British Summer Time)', named('Europe/London')],
    ['Login Time (India Standard Time)', named('Asia/Kolkata')],
    ['Login Time (New Zealand Daylight Time)', named('Pacific/Auckland')],
    ['Login Time (PST)', named('America/Los_Angeles')],
    ['Login Time (America/New_York)', named('America/New_York')],
    ['Login Time ((GMT-05:00) Eastern Daylight Time (America/New_York))', named('America/New_York')],
    ['Login Time (GMT)', fixed(0)],
    ['Login Time (UTC)', fixed(0)],
    ['Login Time (Greenwich Mean Time)', fixed(0)],
    ['Login Time (GMT-05:00)', fixed(-300)],
    ['Login Time (GMT+5:30)', fixed(330)],
    ['Login Time', null],
    ['Login Time ()', null],
    ['Login Time (Middle Earth Time)', 'Middle Earth Time'],
  ])('%s', (title, zone) => {
    expect(zoneOfTitle(title)).toEqual(zone);
  });
});

test('zones have names that people know', () => {
  expect([zoneByName('utc'), zoneByName('Europe/Berlin'), zoneByName('Mars/Olympus'), zoneByName('+02:00')]).toEqual([
    fixed(0),
    named('Europe/Berlin'),
    null,
    null,
  ]);
  expect([{ kind: 'in-values' } as const, { kind: 'fixed', offsetMinutes: 0 } as const].map(zoneLabel)).toEqual(['in the values', 'UTC']);
  expect(zoneLabel({ kind: 'fixed', offsetMinutes: -210 })).toBe('UTC-03:30');
  expect(zoneLabel({ kind: 'named', name: 'Asia/Tokyo' })).toBe('Asia/Tokyo');
});

describe('the rules of a place', () => {
  test('one export covers summer and winter', () => {
    expect(zoneTransitions('America/New_York', Date.UTC(2026, 0, 1), Date.UTC(2026, 11, 1))).toEqual([
      { from: null, offsetMinutes: -300, doubtfulMinutes: 0 },
      { from: '2026-03-08 03:00:00', offsetMinutes: -240, doubtfulMinutes: 60 },
      { from: '2026-11-01 02:00:00', offsetMinutes: -300, doubtfulMinutes: 60 },
    ]);
  });

  test('a change of half an hour, and none at all', () => {
    expect(zoneTransitions('Australia/Lord_Howe', Date.UTC(2026, 3, 1), Date.UTC(2026, 4, 1))).toEqual([
      { from: null, offsetMinutes: 660, doubtfulMinutes: 0 },
      { from: '2026-04-05 02:00:00', offsetMinutes: 630, doubtfulMinutes: 30 },
    ]);
    expect(zoneTransitions('Asia/Tokyo', Date.UTC(2020, 0, 1), Date.UTC(2026, 0, 1))).toHaveLength(1);
  });

  test.each([
    ['an ordinary hour', [2026, 6, 1, 9, 5], '2026-07-01T13:05:00.000Z'],
    ['the last minute before the clocks go forward', [2026, 2, 8, 1, 59], '2026-03-08T06:59:00.000Z'],
    ['a time that never was, read as if it were still winter', [2026, 2, 8, 2, 30], '2026-03-08T07:30:00.000Z'],
    ['the first minute of summer', [2026, 2, 8, 3, 0], '2026-03-08T07:00:00.000Z'],
    ['an hour that happens twice, the first time', [2026, 10, 1, 1, 30], '2026-11-01T05:30:00.000Z'],
    ['the first minute of which there is one only', [2026, 10, 1, 2, 0], '2026-11-01T07:00:00.000Z'],
  ] as const)('%s', (_, [year, month, day, hour, minute], instant) => {
    expect(new Date(instantInZone(Date.UTC(year, month, day, hour, minute), 'America/New_York')).toISOString()).toBe(instant);
  });
});
