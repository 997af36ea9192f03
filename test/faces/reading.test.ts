import { expect, test } from 'vitest';
import { readingTeller } from '../../src/faces/reading.ts';

/** What is told when progress of so many rows is heard at these milliseconds. */
function told(progress: readonly (readonly [at: number, rows: number | null, name?: string])[]): string[] {
  const said: string[] = [];
  let clock = 0;
  const teller = readingTeller(
    (text) => said.push(text),
    () => clock,
  );
  for (const [at, rows, name = 'export.csv'] of progress) {
    clock = at;
    teller({ name, rows });
  }
  return said;
}

test('rows and their rate are told, and that they are being put in order', () => {
  expect(
    told([
      [0, 0],
      [500, 200_000],
      [2000, 900_000],
      [2500, null],
    ]),
  ).toEqual([
    'Reading export.csv: 200,000 rows, 400,000 a second',
    'Reading export.csv: 900,000 rows, 450,000 a second',
    'Putting the rows of export.csv in order',
  ]);
});

test('the rate is that of one file, and its name is safe to show', () => {
  expect(
    told([
      [0, 10],
      [4000, 0, 'two\u001b[2J.csv'],
      [5000, 1000, 'two\u001b[2J.csv'],
    ]).at(-1),
  ).toBe('Reading two\\x1b[2J.csv: 1,000 rows, 1,000 a second');
});

test('what is over at once is not told, nor what comes faster than a person reads', () => {
  expect(
    told([
      [10, 1],
      [200, 2],
      [299, null],
    ]),
  ).toEqual([]);
  expect(
    told([
      [300, 1],
      [310, 2],
      [399, 3],
      [400, 4],
    ]),
  ).toHaveLength(2);
});
