import { expect, it, test } from 'vitest';
import { maskOf } from '../../../src/faces/tui/mask.ts';

const { sentence, user } = maskOf(['0053000000AbCdFAAV', "bob o'neil@x.example", 'bob', '10', 'ann@x.example']);

it.each([
  ['by 0053000000AbCdFAAV from 104.196.140.76', '0***1', 'by 0***1 from 104.196.140.***'],
  [`"user":"bob o'neil@x.example"`, 'b***2', '"user":"b***2"'],
  ['bob, and not sync_bobby.', 'b***3', 'b***3, and not sync_bobby.'],
  ['They were ann@x.example.', 'a***4', 'They were a***4.'],
  ['10 came from 10.1.2.3', '1***5', '1***5 came from 10.1.2.***'],
])('finds in “%s” who is in the history', (text, _, masked) => {
  expect(sentence(text)).toBe(masked);
});

it('gives a user the same name in a sentence as in a field', () => {
  expect(sentence('of bob')).toBe(`of ${user('bob')}`);
});

it('finds an address of IPv6 however short it is, and takes no time for one', () => {
  expect(sentence('fe80::1, ::1, 2a00::1234/64 and 2001:db8:0:0:1:2:3:4 at 12:30:45 or 2026-08-20T07:00:00Z')).toBe(
    'fe80::***, ::***, 2a00::*** and 2001:db8:*** at 12:30:45 or 2026-08-20T07:00:00Z',
  );
});

it('hides who is in no list where he writes an e-mail', () => {
  expect(sentence('sent by (eve@y.example)')).toMatch(/^sent by \(e\*\*\*\d\)$/);
});

test('what is masked already stays as it is', () => {
  const once = sentence("bob o'neil@x.example and 10 at 10.1.2.3, ::1 and 0053000000AbCdFAAV");
  expect(sentence(once)).toBe(once);
});
