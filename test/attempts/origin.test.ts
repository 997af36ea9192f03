import { expect, test } from 'vitest';
import { inOrder } from '../../src/attempts/origin.ts';

test('addresses and networks follow each other by their numbers, not by their letters', () => {
  const origins = ['2001:db8::9', '198.51.100.7', '10.0.0.0/24', '9.9.9.9', '2001:db8::10', '', '10.0.0.12'];
  const sorted = origins.toSorted((a, b) => (inOrder(a) < inOrder(b) ? -1 : 1));
  expect(sorted).toEqual(['', '9.9.9.9', '10.0.0.0/24', '10.0.0.12', '198.51.100.7', '2001:db8::9', '2001:db8::10']);
});
