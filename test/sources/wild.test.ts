import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { fromStream } from '../../src/sources/byte-source.ts';
import { type Line, linesOf } from '../../src/sources/lines.ts';
import { openSource } from '../../src/sources/open-file.ts';
import { options, readAll, streamOf } from './read-history.ts';

const fixture = (name: string): Buffer => readFileSync(new URL(`../../fixtures/formats/${name}`, import.meta.url));
const exports = [
  'setup-2015.csv',
  'setup-2026.csv',
  'setup-zone-in-value.csv',
  'setup-german-windows-1252.csv',
  'setup-narrow-space-bom-crlf.csv',
  'setup-tab-utf-16le.csv',
  'setup-cr-only.csv',
  'event-log-file.csv',
  'login-event.csv',
  'query-one-record-a-line.ndjson',
].map(fixture);

type Mutation = (bytes: Buffer) => Buffer;
const insert =
  (text: string, at: number): Mutation =>
  (bytes) => {
    const place = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, place), Buffer.from(text, 'latin1'), bytes.subarray(place)]);
  };
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('"', '""', ',', ';', '\0', '\n', '\r', '\r\n\r\n', '\xff', '\xc3', '\u001b[2J', '\t', 'x'.repeat(2000)),
      fc.nat(),
    )
    .map(([text, at]) => insert(text, at)),
  fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => (bytes: Buffer) => {
    const copy = Buffer.from(bytes);
    if (copy.length > 0) copy[at % copy.length] = byte;
    return copy;
  }),
  fc.nat().map((at) => (bytes: Buffer) => bytes.subarray(0, at % (bytes.length + 1))),
  fc.tuple(fc.nat(), fc.nat(400)).map(([at, length]) => (bytes: Buffer) => {
    const place = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + length)]);
  }),
  fc.tuple(fc.nat(), fc.nat(400)).map(([at, length]) => (bytes: Buffer) => {
    const place = at % (bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, place + length), bytes.subarray(place)]);
  }),
);

const wild = fc
  .tuple(fc.constantFrom(...exports), fc.array(mutation, { minLength: 1, maxLength: 6 }))
  .map(([bytes, mutations]) => mutations.reduce((mutated, mutate) => mutate(mutated), bytes));

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function filledLines(bytes: Buffer): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const batch of linesOf(bytes, pieces(bytes, bytes.length))) lines.push(...batch.filter(({ text }) => text.trim() !== ''));
  return lines;
}

/** The lines that nobody told of and that are no part of a value, which is where a quotation mark is open above them. */
function passedOver(lines: readonly Line[], told: readonly number[]): number[] {
  const begun = new Set(told);
  let isOpen = false;
  return lines.flatMap(({ number, text }) => {
    const isPart = isOpen && !begun.has(number);
    isOpen = isPart !== (text.split('"').length % 2 === 0);
    return begun.has(number) || isPart ? [] : [number];
  });
}

async function readWild(bytes: Buffer, size = 97): Promise<{ lines: number[] } | { refusal: string }> {
  try {
    const input = await openSource(await fromStream('wild.csv', pieces(bytes, size)), options);
    const { rows, rejects } = await readAll(streamOf(input));
    return { lines: [...rows.map(([line]) => line), ...rejects.map(({ line }) => line)].toSorted((a, b) => a - b) };
  } catch (error) {
    if (error instanceof UserError) return { refusal: error.message };
    throw error;
  }
}

test('whatever happens to an export, it is refused in one line or every line of it is accounted for', async () => {
  const outcomes = { read: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(wild, async (bytes) => {
      const outcome = await readWild(bytes);
      if ('refusal' in outcome) {
        outcomes.refused++;
        expect(outcome.refusal).toMatch(/^wild\.csv [^\p{Cc}]+$/u);
        return;
      }
      outcomes.read++;
      const lines = await filledLines(bytes);
      const numbers = lines.map(({ number }) => number);
      expect(outcome.lines).toEqual(numbers.filter((number) => outcome.lines.includes(number)));
      const above = passedOver(lines, outcome.lines);
      expect(above).toEqual(numbers.slice(0, above.length));
      expect(above.length).toBeLessThanOrEqual(2);
    }),
    { numRuns: 4000, seed: 20260701 },
  );
  expect(outcomes.read).toBeGreaterThan(2000);
  expect(outcomes.refused).toBeGreaterThan(50);
});

test('where the pieces of a stream are cut makes no difference', async () => {
  for (const bytes of exports) {
    const whole = await readWild(bytes, bytes.length);
    for (const size of [1, 2, 3, 7, 250]) expect(await readWild(bytes, size)).toEqual(whole);
    expect(await readWild(gzipSync(bytes), 50)).toEqual(whole);
  }
});

test('a gzip that is cut short is named, wherever it is cut', async () => {
  const good = gzipSync(gunzipSync(fixture('setup-gzipped-under-another-name.csv')));
  for (let length = 2; length < good.length; length += 13) {
    expect(await readWild(good.subarray(0, length))).toEqual({ refusal: 'wild.csv is a gzip file that is cut short or damaged.' });
  }
});

test('a line of ten megabytes costs that line and little memory', async () => {
  const [header = '', ...rows] = fixture('setup-2015.csv').toString().trimEnd().split('\n');
  const before = process.memoryUsage.rss();
  const bytes = Buffer.from([header, rows[0], `"${'x'.repeat(10_000_000)}`, rows[1]].join('\n'));
  const input = await openSource(await fromStream('long.csv', pieces(bytes, 65_536)), options);
  const read = await readAll(streamOf(input));
  expect(read.rejects).toEqual([{ line: 3, reason: 'is longer than 1000000 characters' }]);
  expect(read.rows.map(([line]) => line)).toEqual([2, 4]);
  expect(process.memoryUsage.rss() - before).toBeLessThan(200_000_000);
});

test('what begins with a line without end is refused', async () => {
  expect(await readWild(Buffer.from('x'.repeat(3_000_000)), 65_536)).toEqual({
    refusal: 'wild.csv begins with a line of more than 65536 bytes: it is no login history.',
  });
});
