import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countLines } from '../../src/sources/count-lines.ts';

const count = (text: string, size = 1000) => countLines(pieces(Buffer.from(text), size), () => {});

async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

test('rows are the lines below the header', async () => {
  expect(await count('header\na\nb\n')).toEqual({ rows: 2, blank: 0, longest: 6 });
  expect(await count('header\r\na\r\nb')).toEqual({ rows: 2, blank: 0, longest: 7 });
  expect(await count('header\n')).toEqual({ rows: 0, blank: 0, longest: 6 });
});

test('blank lines are no rows, and those at the end move no other line', async () => {
  expect(await count('header\n\na\n\r\nb\n\n\n')).toEqual({ rows: 2, blank: 2, longest: 6 });
  expect(await count('header\na\n\n\n')).toEqual({ rows: 1, blank: 0, longest: 6 });
});

test('how many there are so far is told on the way', async () => {
  const told: number[] = [];
  await countLines(pieces(Buffer.from('header\na\nb\nc\n'), 5), (lines) => told.push(lines));
  expect(told).toEqual([0, 2, 4]);
});

test('where the bytes are cut makes no difference', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', 'bb'), maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (lines, size) => {
      expect(await count(lines, size)).toEqual(await count(lines));
    }),
    { seed: 1, numRuns: 500 },
  );
});
