import { expect, test } from 'vitest';
import { adviceFor, mayBeStolen } from '../../src/attempts/advice.ts';
import { causes } from '../../src/attempts/reason.ts';
import { statuses } from '../../src/attempts/statuses.ts';

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

test('an address that is not yours matters where the password was right, or guessed at', () => {
  const stolen = statuses.filter(mayBeStolen);
  expect(new Set(stolen.map(({ cause }) => cause))).toEqual(new Set(['untrusted-origin', 'bad-credentials', 'policy']));
  expect(stolen.filter(({ cause }) => cause === 'policy').map(({ label }) => label)).toEqual(['Multi-factor required']);
});

test('a locked, a frozen and a deactivated user and a locked org are four different things', () => {
  const steps = ['Password Lockout', 'User Is Frozen', 'User is Inactive', 'Organization locked'].map((label) =>
    adviceFor('account-blocked', null, [], label).join('\n'),
  );
  expect(steps.map((text) => /Unlock|Unfreeze|Active|Salesforce Support/.exec(text)?.[0])).toEqual([
    'Unlock',
    'Unfreeze',
    'Active',
    'Salesforce Support',
  ]);
  expect(steps.filter((text) => text.includes('15 minutes'))).toEqual([steps[0]]);
});

test('the limit of logins is told as a limit, and not as what the program did', () => {
  expect(adviceFor('rate-limit', null, []).join('\n')).toContain('Salesforce refuses a user after 3,600 logins within an hour');
});
