import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fieldOf, lettersOf, typed } from '../../../src/faces/tui/state/text-field.ts';

const afterKeys = (text: string, ...keys: string[]): string => keys.reduce(typed, fieldOf(text)).text;

it('is edited as every line is', () => {
  expect(afterKeys('', 'a', 'space', 'b')).toBe('a b');
  expect(afterKeys('ac', 'left', 'b')).toBe('abc');
  expect(afterKeys('abc', 'home', 'delete', 'end', 'backspace')).toBe('b');
  expect(afterKeys('status:failed user:x', 'ctrl-w')).toBe('status:failed ');
  expect(afterKeys('anything', 'ctrl-u')).toBe('');
});

it('takes what a reader takes for one letter as one', () => {
  expect(afterKeys('a👩‍🚒é', 'backspace', 'backspace')).toBe('a');
});

it('never loses its caret, whatever is typed', () => {
  const keys = fc.constantFrom(
    'left',
    'right',
    'home',
    'end',
    'backspace',
    'delete',
    'ctrl-u',
    'ctrl-w',
    'space',
    'x',
    '👩‍🚒',
    'é',
    'pageup',
  );
  fc.assert(
    fc.property(fc.array(keys), (pressed) => {
      const { text, caret } = pressed.reduce(typed, fieldOf('ab'));
      expect(caret).toBeGreaterThanOrEqual(0);
      expect(caret).toBeLessThanOrEqual(lettersOf(text).length);
    }),
    { seed: 1 },
  );
});
