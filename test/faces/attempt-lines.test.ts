import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { Attempt } from '../../src/attempts/attempt.ts';
import { attemptCsv, attemptCsvTitles, attemptJson } from '../../src/faces/attempt-lines.ts';

const attempt: Attempt = {
  time: '2026-07-01T21:42:05Z',
  sequence: -17,
  user: '=cmd\u202e@globex.example',
  address: null,
  status: 'Failed: API security token required',
  outcome: 'failure',
  reason: 'untrusted-origin',
  fields: { application: 'Data, "Loader"', login_type: 'Other Apex API' },
};

test('a line of JSON carries every field by its name, and every character as it was', () => {
  const line = attemptJson(attempt);
  expect(line).toContain('"user":"=cmd\\u202e@globex.example"');
  const { fields, ...rest } = attempt;
  expect(JSON.parse(line)).toEqual({ ...rest, ...fields });
});

test('a line of CSV has a cell for every title', () => {
  const [titles = [], cells = []] = parse(`${attemptCsvTitles}\n${attemptCsv(attempt)}\n`) as string[][];
  const row = Object.fromEntries(titles.map((title, i) => [title, cells[i]]));
  expect(row).toMatchObject({
    'Login Time': '2026-07-01T21:42:05Z',
    Username: "'=cmd\\u202e@globex.example",
    'Source IP': '',
    Status: 'Failed: API security token required',
    Outcome: 'failure',
    Reason: 'untrusted-origin',
    Application: 'Data, "Loader"',
    'Login Type': 'Other Apex API',
    'API Type': '',
  });
  expect(new Set(titles).size).toBe(titles.length);
});
