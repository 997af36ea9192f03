/** A file that cannot be read costs one line on standard error, which says what happened and what to try. */
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Result } from '../../src/findings/result.ts';
import { analyzed, breakday, root } from '../breakday.ts';
import { written } from './tellings.ts';

const header = 'Username,Login Time,Source IP,Login Type,Status,Application\n';
const row = (day: number, application = 'Feed'): string =>
  `feed@northwind.example,2026-07-${String(day).padStart(2, '0')} 06:00,192.0.2.7,Other Apex API,Success,${application}\n`;
const days = Array.from({ length: 28 }, (_, i) => row(i + 1)).join('');
const long = header + Array.from({ length: 50_000 }, (_, i) => row((i % 28) + 1, `Feed ${(i * 7919) % 9973}`)).join('');
const mostOf = (bytes: Uint8Array): Uint8Array => bytes.subarray(0, bytes.length * 0.9);
const formats = join(root, 'fixtures', 'formats');

test.each([
  { what: 'a missing file', file: join(root, 'no-such-file.csv'), says: 'does not exist' },
  { what: 'a folder', file: mkdtempSync(join(tmpdir(), 'breakday-folder-')), says: 'is a folder' },
  { what: 'an empty file', file: written('empty.csv', ''), says: 'is empty' },
  { what: 'an image', file: join(formats, 'image.csv'), says: 'is an image (PNG)' },
  {
    what: 'random bytes',
    file: written(
      'noise.csv',
      Uint8Array.from({ length: 5_000 }, (_, i) => (i * 197 + 31) % 256),
    ),
    says: 'noise.csv',
  },
  { what: 'another table', file: join(formats, 'accounts.csv'), says: 'no column for the time' },
  { what: 'a gzip file cut short', file: written('cut.csv.gz', gzipSync(header + days).subarray(0, 90)), says: 'cut short or damaged' },
  { what: 'a long gzip file cut short', file: written('long-cut.csv.gz', mostOf(gzipSync(long))), says: 'cut short or damaged' },
  { what: 'JSON cut short', file: join(formats, 'query-cut-short.json'), says: 'cut short or damaged' },
  {
    what: 'the first part of an answer',
    file: written('part.json', '{"totalSize":20,"done":false,"records":[{"UserId":"005"},{"UserId":"005"}]}'),
    says: 'holds the first 2 records of an answer that goes on elsewhere',
  },
  { what: 'a file that two date orders fit', file: join(formats, 'setup-both-orders-fit.csv'), says: '--date-order' },
])('$what', async ({ file, says }) => {
  const { status, stdout, stderr } = await breakday(['analyze', '--json', file]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^breakday: [^\n]+\. [^\n]+\.\n$/);
  expect(stderr).toContain(says);
});

test.skipIf(process.getuid?.() === 0)('a file that may not be read (the superuser may read everything)', async () => {
  const file = written('secret.csv', header + days);
  chmodSync(file, 0);
  const { status, stdout, stderr } = await breakday(['analyze', '--json', file]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^breakday: secret\.csv may not be read\. [^\n]+\n$/);
});

test.each(['1MB', '5MB'])('a history that %s of memory do not hold', async (limit) => {
  const { status, stdout, stderr } = await breakday(['analyze', '--memory-limit', limit, written('long.csv', long)]);
  expect({ status, stdout, stderr }).toEqual({
    status: 1,
    stdout: '',
    stderr: 'breakday: The memory that may be used is too little for this history. Allow more, such as --memory-limit 1GB.\n',
  });
});

test('one bad file among good ones spoils the answer: nothing is printed', async () => {
  const { status, stdout } = await breakday(['analyze', '--json', written('good.csv', header + days), join(formats, 'image.csv')]);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});

test.each([
  { what: 'a NUL byte', text: header + days + row(29, 'F\0ed'), accepted: 28 },
  { what: 'a line of 10 MB', text: header + days + row(29, 'x'.repeat(10_000_000)) + row(30), accepted: 29 },
  { what: 'a time that is none', text: header + days + row(31).replace('2026-07-31', '2026-07-32'), accepted: 28 },
  { what: 'a header again in the middle', text: header + days + header + row(29), accepted: 29 },
])('$what costs its own row and no other', async ({ text, accepted }) => {
  const { coverage } = await analyzed<Result>(['--timezone', 'UTC', written('odd.csv', text)]);
  expect(coverage.inputs).toMatchObject([{ accepted, rejected: 1, duplicates: 0, rows: accepted + 1 }]);
  expect(coverage.inputs[0]?.rejects.map(({ line }) => line)).toEqual([30]);
});

test('a quote that is never closed loses no row after it', async () => {
  const { coverage } = await analyzed<Result>(['--timezone', 'UTC', written('open.csv', header + row(1, '"Feed') + days)]);
  const [input] = coverage.inputs;
  expect(input).toMatchObject({ rows: 29 });
  expect((input?.accepted ?? 0) + (input?.rejected ?? 0)).toBe(29);
  expect(input?.accepted).toBeGreaterThanOrEqual(28);
});

test('two hundred columns are read by their titles', async () => {
  const { coverage } = await analyzed<Result>(['--timezone', 'UTC', join(formats, 'setup-200-columns.csv')]);
  expect(coverage.inputs).toMatchObject([{ rows: 10, accepted: 10, rejected: 0 }]);
});

test.each([
  ['a file with a header and no row', join(formats, 'setup-header-only.csv')],
  ['an answer without records', written('nothing.json', '{"status":0,"result":{"records":[],"totalSize":0,"done":true}}')],
  ['an empty list', written('empty.json', '[]')],
])('%s is no history, and that is the answer', async (_, file) => {
  const { coverage, incidents } = await analyzed<Result>([file]);
  expect(coverage.attempts).toBe(0);
  expect(incidents).toEqual([]);
});
