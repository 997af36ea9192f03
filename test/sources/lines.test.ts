import { expect, test } from 'vitest';
import { linesOf } from '../../src/sources/lines.ts';

async function lines(pieces: readonly string[], lengthMax?: number): Promise<string[]> {
  const read = async function* () {
    for (const piece of pieces) yield Buffer.from(piece);
  };
  const found = [];
  for await (const batch of linesOf(Buffer.from(pieces.join('')), read(), lengthMax)) found.push(...batch.map(({ text }) => text));
  return found;
}

test('whatever ends a line, and wherever the pieces of the file are cut, the lines are the same', async () => {
  expect(await lines(['one\r\ntwo\nthree\rfour'])).toEqual(['one', 'two', 'three', 'four']);
  expect(await lines(['one\r', '\ntw', 'o', '\nthree\r', 'fo', 'ur\r'])).toEqual(['one', 'two', 'three', 'four']);
  expect(await lines([...'one\r\n\r\ntwo\n'])).toEqual(['one', '', 'two']);
});

test('a line that is longer than any row is cut, and the lines after it are whole', async () => {
  expect(await lines(['x'.repeat(20), 'x'.repeat(20), '\nnext\n'], 8)).toEqual([`${'x'.repeat(9)}`, 'next']);
});

test('a long line in many pieces is read in one go', async () => {
  const pieces = Array.from({ length: 4_000 }, () => 'y'.repeat(10_000));
  const [line] = await lines(pieces, 100_000_000);
  expect(line?.length).toBe(40_000_000);
});
