import { expect, test } from 'vitest';
import { adviceFor, mayBeStolen } from '../../src/attempts/advice.ts';
import { causes } from '../../src/attempts/reason.ts';

test('a missing token: trust the address with the smallest range, or send the token, or use OAuth', () => {
  const [trust, token, oauth] = adviceFor('untrusted-origin', 'token', ['203.0.113.7']);
  expect(trust).toContain('Setup > Security > Network Access');
  expect(trust).toContain('203.0.113.7 to 203.0.113.7');
  expect(trust).toContain('replaces');
  expect(trust).toContain('tenants');
  expect(token).toContain('passwordTOKEN');
  expect(token).toContain('survives the next move');
  expect(oauth).toMatch(/JWT bearer or client credentials/);
});

test('a profile range: the profile is the place, and a token is no help', () => {
  const advice = adviceFor('untrusted-origin', 'login-ranges', ['203.0.113.7']).join('\n');
  expect(advice).toContain('Login IP Ranges');
  expect(advice).toContain('token does not help');
});

test('a policy has the remedy of its own status', () => {
  expect(adviceFor('policy', null, [], 'Restricted Time')).toEqual([expect.stringContaining('Login Hours')]);
  expect(adviceFor('policy', null, [], 'Failed: Not approved for access')).toEqual([expect.stringContaining('OAuth Usage')]);
});

test('every reason has advice, in full sentences', () => {
  for (const cause of causes) {
    const advice = adviceFor(cause, null, []);
    expect(advice).not.toEqual([]);
    for (const paragraph of advice) expect(paragraph).toMatch(/^[A-Z].*\.$/s);
  }
});

test('only addresses and passwords can be stolen', () => {
  expect(causes.filter(mayBeStolen)).toEqual(['untrusted-origin', 'bad-credentials']);
});
