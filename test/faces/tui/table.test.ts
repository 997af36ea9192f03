import { expect, test } from 'vitest';
import { cutTo, plainText } from '../../../src/faces/tui/drawing/line.ts';
import { type Column, columnsThatFit, headLine } from '../../../src/faces/tui/drawing/table.ts';

const column = (title: string, width: number, more: Partial<Column<null>> = {}): Column<null> => ({
  id: title,
  title,
  width,
  cell: () => '',
  ...more,
});

const columns = [
  column('Who', 20, { least: 8 }),
  column('When', 10, { gives: 2 }),
  column('What', 6),
  column('Picture', 12, { least: 7, gives: 3 }),
  column('Yes', 3, { gives: 4 }),
  column('Count', 5, { gives: 1 }),
];

const shown = (width: number, passed = 0): string =>
  plainText(headLine(columnsThatFit(columns, width, passed), { width, cut: '~', pointer: '' }));

test('columns that matter more have a place first, and one too wide for what is left leaves it to a narrower one', () => {
  expect(shown(73)).toBe('  Who                   When        What    Picture       Yes  Count');
  expect(shown(58)).toBe('  Who                   When        What    Picture  Count');
  expect(shown(54)).toBe('  Who                   When        What    Yes  Count');
  expect(shown(37)).toBe('  Who                   What    Count');
});

test('where even the columns that have to stay do not fit, they become narrower', () => {
  expect(shown(20)).toBe('  Who         What  ');
});

test('the first column stays for a reader who moves past others, to the last one at most', () => {
  expect(shown(40, 3)).toBe('  Who                   Yes  Count');
  expect(shown(40, 99)).toBe('  Who                   Count');
});

test('a line is cut in the piece that has no room, and keeps what each piece means', () => {
  const pieces = ['one ', ['two', 'failed'] as const, ' three'];
  expect(cutTo(13, pieces, '~')).toBe(pieces);
  expect(cutTo(12, pieces, '~')).toEqual(['one ', ['two', 'failed'], ' thr~']);
  expect(cutTo(7, pieces, '~')).toEqual(['one ', ['tw~', 'failed']]);
  expect(cutTo(4, pieces, '...')).toEqual(['o...']);
  expect(cutTo(5, ['語語語'], '~')).toEqual(['語語~']);
});
