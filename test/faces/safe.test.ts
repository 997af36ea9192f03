import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCell, safe, safeJson } from '../../src/faces/safe.ts';

const seed = { seed: 20180820, numRuns: 2000 };
const raw = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|\u115f|\u3164|\ufe0f/u;
const wild = fc.string({
  unit: fc.oneof(
    fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)),
    fc.constantFrom('=', '"', ',', '\n', '\t', '\x1b', '\u202e', 'a'),
  ),
});

describe('a text of a stranger', () => {
  test.each([
    ['\x1b[31mred\x07', '\\x1b[31mred\\x07'],
    ['\x9b2J', '\\x9b2J'],
    ['user\u202ecsv.exe', 'user\\u202ecsv.exe'],
    ['a\u200bb\ufeffc\u00add\u3164', 'a\\u200bb\\ufeffc\\xadd\\u3164'],
    ['line\r\nbreak\ttab\u2028', 'line\\r\\nbreak\\ttab\\u2028'],
    ['tag \u{e0041}, half \ud800', 'tag \\u{e0041}, half \\ud800'],
    ['\u0301a cafe\u0301 \u0301', '\\u0301a cafe\u0301 \\u0301'],
    ['山田 Ünal Ⅷ C:\\x1b', '山田 Ünal Ⅷ C:\\x1b'],
  ])('%j is shown as %s', (text, shown) => {
    expect(safe(text)).toBe(shown);
  });

  test('is never raw, and what is harmless stays as it is', () => {
    fc.assert(
      fc.property(wild, (text) => {
        expect(safe(text)).not.toMatch(raw);
        expect(safe(safe(text))).toBe(safe(text));
      }),
      seed,
    );
  });

  test('is the same to whoever parses the JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('user', 'status'), wild), fc.constantFrom(undefined, 2), (data, indent) => {
        const json = safeJson(data, indent);
        expect(json.replaceAll('\n', '')).not.toMatch(raw);
        expect(JSON.stringify(JSON.parse(json))).toBe(JSON.stringify(data));
      }),
      seed,
    );
  });
});

describe('a cell of CSV', () => {
  test.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['\t=1', "'\\t=1"],
    ['\r=1', "'\\r=1"],
    ['a=b', 'a=b'],
    ['two\nlines', 'two\\nlines'],
  ])('%j is written as %s', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  test('is one cell of one line for whoever reads it, and no formula', () => {
    fc.assert(
      fc.property(fc.array(wild, { minLength: 1, maxLength: 5 }), (texts) => {
        const [cells = []] = parse(`x${texts.map((text) => `,${csvCell(text)}`).join('')}\n`) as string[][];
        expect(cells.slice(1).map((cell) => cell.replace(/^'/, ''))).toEqual(texts.map((text) => safe(text).replace(/^'/, '')));
        for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
      seed,
    );
  });
});
