import { expect, test } from 'vitest';
import { standingOf, userIn } from '../../src/analysis/standing.ts';
import { range, trustOf } from './org-trust.ts';

const office = range('192.0.2.0', '192.0.2.255', 'office');
const host = range('203.0.113.9');

const trust = trustOf({
  trusted: [office],
  users: [
    { user: 'free@globex.example', profile: 'Free', verified: ['198.51.100.1'] },
    { user: 'bound@globex.example', profile: 'Bound', verified: [] },
    { user: 'unread@globex.example', profile: 'Unread', verified: null },
  ],
  profiles: [
    { name: 'Free', ranges: [] },
    { name: 'Bound', ranges: [host] },
    { name: 'Unread', ranges: null },
  ],
});

test.each([
  [
    'free',
    '192.0.2.7',
    { blocked: false, needsToken: false, admittedBy: 'trusted-range' },
    'lies inside the trusted range 192.0.2.0 to 192.0.2.255 (“office”)',
  ],
  ['free', '198.51.100.1', { blocked: false, needsToken: false, admittedBy: 'verified' }, 'has verified 198.51.100.1'],
  ['free', '198.51.100.2', { blocked: false, needsToken: true, admittedBy: null }, 'lies outside the one trusted range of the org'],
  [
    'bound',
    '203.0.113.9',
    { blocked: false, needsToken: false, admittedBy: 'login-range' },
    'is a login IP range of its own of the profile “Bound”',
  ],
  ['bound', '192.0.2.7', { blocked: true, needsToken: null, admittedBy: null }, 'outside the login IP ranges of the profile “Bound”'],
  ['unread', '192.0.2.7', { blocked: null, needsToken: false, admittedBy: 'trusted-range' }, 'inside the trusted range'],
  [
    'unread',
    '198.51.100.2',
    { blocked: null, needsToken: true, admittedBy: null },
    'not known: the login IP ranges of the profile, which addresses the user has verified',
  ],
] as const)('%s from %s', (name, address, standing, because) => {
  const found = standingOf(trust, userIn(trust, `${name}@globex.example`), address);
  expect(found).toMatchObject(standing);
  expect(found.because).toContain(because);
});

test('somebody of whom nothing is known may be blocked by a profile, and needs a token outside the trusted ranges', () => {
  expect(standingOf(trust, null, '198.51.100.2')).toMatchObject({ blocked: null, needsToken: true });
  expect(standingOf(trust, null, '192.0.2.7')).toMatchObject({ blocked: null, needsToken: false });
});

test('an org without trusted ranges asks everybody for a token', () => {
  const none = trustOf({ trusted: [] });
  expect(standingOf(none, null, '192.0.2.7')).toMatchObject({ needsToken: true, because: 'the org has no trusted ranges' });
});

test('where the trusted ranges could not be read, only a verified address and a login range are sure', () => {
  const hidden = { ...trust, trusted: null };
  expect(standingOf(hidden, userIn(trust, 'free@globex.example'), '192.0.2.7')).toMatchObject({ needsToken: null });
  expect(standingOf(hidden, userIn(trust, 'free@globex.example'), '198.51.100.1')).toMatchObject({ needsToken: false });
  expect(standingOf(hidden, userIn(trust, 'bound@globex.example'), '203.0.113.9')).toMatchObject({ needsToken: false });
});
