import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import cellWidth from '../../src/faces/cell-width.ts';
import { symbolsOf } from '../../src/faces/symbols.ts';

const marks = Object.values(symbolsOf(false)).flat();
const piece = fc.oneof(
  fc.constantFrom(...marks, '\u0301', '\ufe0f', '\u200d', '\u20e3', '#', '↔', '❤', '👩', '한', 'ᄀ', 'ｶﾞ', '日', '\x1b[31m', '\x1b[0m'),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);

test('a text is as wide as it is without our short cut, whatever stands beside our marks', () => {
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (text) => {
        expect(cellWidth(text)).toBe(stringWidth(text));
      },
    ),
    { numRuns: 5_000 },
  );
});

test('no mark of ours keeps a line from being measured quickly', () => {
  for (const mark of marks) expect(cellWidth(mark)).toBe(mark.length);
});
