/** How counts are told in the middle of a sentence. */
import { expect, test } from 'vitest';
import { list } from '../../src/findings/wording.ts';

test('the users that a title has no room for are counted as every other number is', () => {
  const users = Array.from({ length: 2500 }, (_, i) => `user.${i}`);
  expect(list(users, 2)).toBe('user.0 and 2,499 more');
  expect(list(users.slice(0, 4))).toBe('user.0, user.1 and 2 more');
});
