import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { addressesShown, renderResult } from '../../../../src/faces/cli/text/render-result.ts';
import { mapTexts } from '../../../../src/faces/safe.ts';
import type { Result } from '../../../../src/findings/result.ts';
import { expectFile } from '../../../expected.ts';
import { awkward, incidentWith, owners, quiet, resultWith } from '../../results.ts';

const reading = { files: ['LoginHistory1783.csv', '2026-10-01_Login.csv'], flags: ['--timezone', 'America/New_York'], where: '' };
const plain = { width: 80, color: false, owners, reading };

describe('a result with everything in it that is awkward', () => {
  test.each([60, 80, 120])('fits a page of %i columns', (width) => {
    const text = renderResult(awkward, { ...plain, width });
    expectFile(`text/awkward-${width}.txt`, text);
    expect(tooLong(text, width)).toEqual([]);
  });

  test('is drawn with ASCII alone, but for what the log itself says', () => {
    const text = renderResult(awkward, { ...plain, ascii: true });
    expectFile('text/awkward-ascii.txt', text);
    expect([...new Set(text.match(/[^\n -~]/gu))].join('')).toBe('山田太郎データロダ');
  });

  test('says the same in colour', () => {
    const text = renderResult(awkward, { ...plain, color: true });
    expectFile('text/awkward-color.txt', text.replaceAll('\x1b', '␛'));
    expect(stripVTControlCharacters(text)).toBe(renderResult(awkward, plain));
  });

  test('tells all of it when asked to be verbose', () => {
    const rules = { streakFailures: 3, wideBracket_ms: 86_400_000, briefStreak_ms: 5_400_000, changedShare: 0.01 };
    expectFile('text/awkward-verbose.txt', renderResult(awkward, { ...plain, verbose: true, rules }));
  });
});

test('nothing found is an answer, with the nearest thing to one', () => {
  expectFile('text/nothing-found.txt', renderResult(quiet, { ...plain, reading: { ...reading, files: [] } }));
});

test('an empty history has no answer', () => {
  expectFile('text/empty.txt', renderResult(resultWith({}), plain));
});

test('of many breaks the first are told in full, and every other one has its line', () => {
  const incidents = Array.from({ length: 11 }, (_, i) =>
    incidentWith({ id: `${i}`, users: [`program${i + 1}@globex.example`, 'other@globex.example'] }),
  );
  const text = renderResult({ ...awkward, incidents }, plain);
  expect(text.match(/▲ WEDNESDAY, 1 JULY 2026/g)).toHaveLength(8);
  expect(text.slice(text.indexOf('3 more\n'), text.indexOf('By source'))).toMatchInlineSnapshot(`
    "3 more
      Day         Verdict    Who                    Why                     Failures
      2026-07-01  confirmed  program9@g…example +1  the source address is…     3,071
      2026-07-01  confirmed  program10@…example +1  the source address is…     3,071
      2026-07-01  confirmed  program11@…example +1  the source address is…     3,071
      --verbose tells each in full

    "
  `);
});

test('owners are worth looking up for exactly the addresses that are shown', () => {
  const addresses = addressesShown(awkward, false);
  const text = renderResult(awkward, { ...plain, width: 160, owners: new Map(addresses.map((address, i) => [address, `Owner ${i}`])) });
  for (const i of addresses.keys()) expect(text).toContain(`Owner ${i}`);
  expect(addresses).not.toContain('198.51.100.7');
  expect(addressesShown(awkward, true)).toContain('198.51.100.7');
});

describe('strangers write into login history', () => {
  const hostile = 'eve\x1b[2J\u202e\u200b\r\n$(rm -rf ~)\'"';

  test('and what they wrote is spelled out, also in the command to type next', () => {
    const incident = incidentWith({ users: [hostile], status: `Failed ${hostile}`, headline: `${hostile} broke on 2026-07-01.` });
    expectFile(
      'text/hostile.txt',
      renderResult(
        { ...awkward, incidents: [incident] },
        { ...plain, reading: { ...reading, files: [`-x ${hostile}.csv`], where: hostile } },
      ),
    );
  });

  test('and nothing of it reaches a terminal raw, breaks a line or widens a page', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constant(hostile),
      fc.string({ unit: fc.constantFrom('ｗ', '山', 'é', '\u0301', '\x9b', ' ') }),
    );
    const many = { ...awkward, incidents: Array(4).fill(awkward.incidents).flat() };
    fc.assert(
      fc.property(texts, fc.integer({ min: 40, max: 160 }), fc.boolean(), (text, width, ascii) => {
        const shown = renderResult(withTexts(many, text), { ...plain, width, ascii });
        expect(shown).not.toMatch(/[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]--\n]/v);
        expect(tooLong(shown, width)).toEqual([]);
      }),
      { seed: 20260701, numRuns: 300 },
    );
  });
});

/** Lines that are wider than the page. Commands to be copied are never broken, so they may be. */
function tooLong(text: string, width: number): string[] {
  return text.split('\n').filter((line) => stringWidth(line) > width && !line.startsWith('  breakday '));
}

/** The result with one text in every place that is filled from a row or from a sentence about rows. */
function withTexts(result: Result, text: string): Result {
  const fixed = new Set(
    ['kind', 'verdict', 'shape', 'cause'].flatMap((key) => result.incidents.map((incident) => incident[key as 'kind'] as string)),
  );
  const isFixed = (value: string): boolean =>
    fixed.has(value) || /^\d{4}-\d\d-\d\d/.test(value) || value === result.window.timezone || /^[mdy]{3}$/.test(value);
  return mapTexts(result, (value) => (isFixed(value) ? value : text)) as Result;
}
