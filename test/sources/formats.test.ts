import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { zoneLabel } from '../../src/attempts/zone.ts';
import { UserError } from '../../src/errors.ts';
import { openFile } from '../../src/sources/open-file.ts';
import { openUsers } from '../../src/sources/users.ts';
import { options, tell } from './read-history.ts';

const fixture = (name: string): string => new URL(`../../fixtures/formats/${name}`, import.meta.url).pathname;

const history = [
  '2026-07-14T08:31 webform@northwind.example 104.196.140.76 Success',
  '2026-07-02T07:00 jane.roe@northwind.example 2001:db8:17::2a Success',
  '2026-07-01T21:42 webform@northwind.example 104.196.140.76 Failed: API security token required',
  '2026-07-01T21:42 webform@northwind.example 104.196.140.76 Failed: API security token required',
  '2026-07-01T21:04 webform@northwind.example 173.201.106.127 Success',
  '2026-06-30T23:59 jane.roe@northwind.example Salesforce.com IP Success',
  '2026-06-13T12:00 jane.roe@northwind.example 203.0.113.9 Invalid Password',
  '2026-03-05T00:15 webform@northwind.example 173.201.106.127 Success',
  '2026-01-20T16:07 webform@northwind.example 173.201.106.127 Success',
  '2026-01-02T03:04 jane.roe@northwind.example 203.0.113.9 Success',
];

describe('every shape tells the same history', () => {
  test.each([
    ['setup-2015.csv', 'setup-csv', 'delimited', 'mdy', 'UTC', 'minute'],
    ['setup-2016-zone-in-header.csv', 'setup-csv', 'delimited', 'mdy', 'America/New_York', 'minute'],
    ['setup-2020-all-quoted.csv', 'setup-csv', 'delimited', 'mdy', 'UTC', 'minute'],
    ['setup-2026.csv', 'setup-csv', 'delimited', 'mdy', 'UTC', 'second'],
    ['setup-zone-in-value.csv', 'setup-csv', 'delimited', 'mdy', 'in the values', 'second'],
    ['setup-british.csv', 'setup-csv', 'delimited', 'dmy', 'UTC', 'minute'],
    ['setup-german-windows-1252.csv', 'setup-csv', 'stream', 'dmy', 'UTC', 'minute'],
    ['setup-german-utf-8.csv', 'setup-csv', 'delimited', 'dmy', 'UTC', 'minute'],
    ['setup-japanese.csv', 'setup-csv', 'delimited', 'ymd', 'UTC', 'minute'],
    ['setup-narrow-space-bom-crlf.csv', 'setup-csv', 'delimited', 'mdy', 'UTC', 'minute'],
    ['setup-dotted-am-pm.csv', 'setup-csv', 'delimited', 'dmy', 'UTC', 'minute'],
    ['setup-tab-utf-16le.csv', 'setup-csv', 'stream', 'mdy', 'UTC', 'minute'],
    ['setup-utf-16be-without-bom.csv', 'setup-csv', 'stream', 'mdy', 'UTC', 'minute'],
    ['setup-cr-only.csv', 'setup-csv', 'stream', 'mdy', 'UTC', 'minute'],
    ['setup-titles-in-odd-spelling.csv', 'setup-csv', 'delimited', 'mdy', 'UTC', 'minute'],
    ['setup-200-columns.csv', 'setup-csv', 'delimited', 'mdy', 'UTC', 'minute'],
    ['setup-gzipped-under-another-name.csv', 'setup-csv', 'delimited', 'mdy', 'UTC', 'minute'],
    ['setup-unquoted-comma-in-time.csv', 'setup-csv', 'delimited', 'mdy', 'UTC', 'second'],
    ['query-data-loader.csv', 'query-csv', 'delimited', 'ymd', 'UTC', 'second'],
    ['query-sf-cli.csv', 'query-csv', 'delimited', 'ymd', 'UTC', 'second'],
    ['query-sf-cli.json', 'query-json', 'stream', 'ymd', 'UTC', 'second'],
    ['query-rest.json', 'query-json', 'stream', 'ymd', 'UTC', 'second'],
    ['query-bare-array.json', 'query-json', 'stream', 'ymd', 'UTC', 'second'],
    ['query-one-record-a-line.ndjson', 'query-json', 'stream', 'ymd', 'UTC', 'second'],
    ['login-event.csv', 'login-event', 'delimited', 'ymd', 'UTC', 'millisecond'],
    ['login-event.json', 'login-event', 'stream', 'ymd', 'UTC', 'millisecond'],
  ])('%s', async (name, format, kind, dateOrder, zone, precision) => {
    const { input, reading, attempts, rejects } = await tell(fixture(name));
    expect(input).toMatchObject({ name, format, rows: { kind } });
    expect({ ...reading, zone: zoneLabel(reading.zone) }).toMatchObject({ dateOrder, zone, precision });
    const users = await openUsers(fixture(name.endsWith('json') ? 'users.json' : 'users.csv'));
    expect(attempts.map((told) => told.replace(/005\w+/, (id) => users.of(id) ?? id))).toEqual(history);
    expect(rejects).toEqual([]);
  });
});

describe('what is amiss costs its own row and nothing else', () => {
  test.each([
    ['setup-quotes-astray.csv', [{ line: 5, reason: 'opens a quote that is never closed' }]],
    ['setup-nul-byte.csv', [{ line: 5, reason: 'contains a NUL byte' }]],
    ['setup-repeated-header.csv', [{ line: 6, reason: 'repeats the header line' }]],
    [
      'setup-short-and-long-rows.csv',
      [
        { line: 6, reason: "ends before 'Status'" },
        { line: 7, reason: 'has 21 values, the header has 19' },
      ],
    ],
    ['event-log-file.csv', [{ line: 5, reason: "is an event of type 'Logout', not Login" }]],
  ])('%s', async (name, expected) => {
    const { attempts, rejects } = await tell(fixture(name));
    expect(rejects).toEqual(expected);
    expect(attempts).toEqual(history);
  });

  test('lines are counted as an editor counts them, over blank lines too', async () => {
    const { rows } = await tell(fixture('setup-repeated-header.csv'));
    expect(rows.map(([line]) => line)).toEqual([2, 3, 4, 5, 8, 9, 10, 11, 12, 13]);
  });

  test('a quotation mark inside a value stays', async () => {
    const { input, rows } = await tell(fixture('setup-quotes-astray.csv'));
    expect(rows.map((row) => row[input.columns.indexOf('application') + 2])).toContain('Web "form"');
  });
});

test.each(['setup-german-windows-1252.csv', 'setup-german-utf-8.csv'])('letters beyond ASCII survive in %s', async (name) => {
  const { input, rows } = await tell(fixture(name));
  expect(new Set(rows.map((row) => row[input.columns.indexOf('browser') + 2]))).toEqual(new Set(['Küchenrechner – 1']));
});

test('a file with a header and no rows is a history without attempts', async () => {
  const { input, rows } = await tell(fixture('setup-header-only.csv'));
  expect(input.columns).toContain('address');
  expect(rows).toEqual([]);
});

describe('what is no login history is refused in one line', () => {
  test.each([
    ['empty.csv', 'empty.csv is empty.'],
    ['image.csv', 'image.csv is an image (PNG).'],
    ['workbook.csv', 'workbook.csv is an Excel workbook.'],
    ['setup-cut-short.csv.gz', 'setup-cut-short.csv.gz is a gzip file that is cut short or damaged.'],
    ['query-cut-short.json', 'query-cut-short.json is JSON that is cut short or damaged.'],
    [
      'sf-refused.json',
      "sf-refused.json is JSON without records. It says 'No default environment found. Use -o or --target-org to specify an environment'.",
    ],
    ['rest-refused.json', "rest-refused.json is JSON without records. It says 'Session expired or invalid'."],
    ['missing.csv', 'missing.csv does not exist.'],
    ['../formats', 'formats is a folder.'],
    [
      'accounts.csv',
      "accounts.csv is no login history: no column for the time, the user, the source address, the status; columns found: 'Name', 'Phone', 'Billing City\\x1b[31m'.",
    ],
    [
      'setup-without-address.csv',
      "setup-without-address.csv is no login history: no column for the source address; columns found: 'Username', 'Login Time', 'Source', 'Login Type', 'Status', 'Browser' and 13 more.",
    ],
    [
      'setup-without-header.csv',
      "setup-without-header.csv is no login history: no column for the time, the user, the source address, the status; columns found: 'webform@northwind.example', '7/14/2026 8:31 AM', '104.196.140.76', 'Other Apex API', 'Success', 'Unknown' and 13 more.",
    ],
    ['setup-both-orders-fit.csv', "setup-both-orders-fit.csv: '01/02/2026 10:00' can be 2 January or 1 February, and so can every row."],
    [
      'setup-after-a-spreadsheet.csv',
      "setup-after-a-spreadsheet.csv: no value under 'Login Time' can be read as a time, for example '46206.38': a spreadsheet has turned the dates into serial numbers.",
    ],
  ])('%s', async (name, message) => {
    const refusal = await tell(fixture(name)).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UserError);
    expect(refusal).toMatchObject({ message });
    expect(refusal).toHaveProperty('advice', expect.stringMatching(/\w+.*\.$/));
  });
});

test('users are named by ids of both lengths, and a file without names is refused', async () => {
  const users = await openUsers(fixture('users.csv'));
  expect([users.of('0053000000AbCdE'), users.of('0053000000AbCdEAAV'), users.of('0053000000abcde')]).toEqual([
    'jane.roe@northwind.example',
    'jane.roe@northwind.example',
    undefined,
  ]);
  await expect(openUsers(fixture('accounts.csv'))).rejects.toThrow('accounts.csv names no users: it needs the columns Id and Username.');
});

test('the hash of the bytes on the disk is there when it is wanted', async () => {
  const path = fixture('setup-gzipped-under-another-name.csv');
  const { sha256 } = await openFile(path, { ...options, provenance: true });
  expect(sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
  expect(await openFile(path, options)).not.toHaveProperty('sha256');
});

test('standard input is read like a file, packed or not', async () => {
  const program = `
    import { openFile } from './src/sources/open-file.ts';
    const { name, rows } = await openFile('-', { provenance: true });
    let read = 0;
    for await (const batch of rows.read()) read += batch.rows.length;
    console.log(name, rows.kind, read);`;
  for (const name of ['setup-2015.csv', 'setup-gzipped-under-another-name.csv', 'query-sf-cli.json']) {
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { input: readFileSync(fixture(name)) });
    expect(stdout.toString()).toBe('standard input stream 10\n');
  }
});
