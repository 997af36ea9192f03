import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Cause, resolveStatus } from '../../src/attempts/reason.ts';
import { statuses } from '../../src/attempts/statuses.ts';

describe('every documented LOGIN_STATUS', () => {
  const causeOfClass: Record<string, Cause | null> = {
    ok: null,
    ORIGIN: 'untrusted-origin',
    'blocked domain': 'policy',
    credentials: 'bad-credentials',
    state: 'account-blocked',
    api: 'protocol',
    client: 'protocol',
    saml: 'sso',
    sso: 'sso',
    oauth: 'oauth',
    policy: 'policy',
    hours: 'policy',
    intermediate: 'policy',
    rate: 'rate-limit',
    licence: 'licence',
    service: 'service',
    redirect: 'service',
    unknown: 'unknown',
  };
  const steps = ['ORIGIN LOGIN_CHALLENGE', 'intermediate', 'redirect'];
  const documented = readDocumented();

  test('there are 120', () => expect(documented).toHaveLength(120));

  test.each(documented)('$code', ({ code, text, family }) => {
    const status = resolveStatus(code);
    expect(status.label.toLowerCase()).toBe((text || code).toLowerCase());
    expect(status.cause).toBe(causeOfClass[family]);
    expect(status.dependsOnOrigin).toBe(family === 'ORIGIN');
    const isStep = steps.some((step) => `${family} ${code}`.startsWith(step));
    expect(status.outcome).toBe(family === 'ok' ? 'success' : isStep ? 'step' : 'failure');
    expect(status.meaning).toMatch(/^[A-Z].*\.$/);
  });

  test.each(documented.filter(({ text }) => text !== ''))('"$text" in any case and spacing', ({ text, code }) => {
    const status = resolveStatus(code);
    for (const spelling of [text, text.toUpperCase(), ` ${text.toLowerCase().replaceAll(' ', '  ')}\t`]) {
      expect(resolveStatus(spelling).label).toBe(status.label);
      expect(resolveStatus(spelling).outcome).toBe(status.outcome);
    }
  });

  test('nothing else is in the table but two labels without a code', () => {
    const codes = new Set(documented.map(({ code }) => code));
    expect(statuses.filter(({ code }) => code === null || !codes.has(code)).map(({ label }) => label)).toEqual([
      'Username-Password Flow Disabled',
      'Failed: Not approved for access',
    ]);
  });
});

test('a label says the same as the status it came from, so that it can be kept in place of it', () => {
  const labelsOfTwoCodes = ['LOGIN_ERROR_SSO_PWD_INVALID', 'LOGIN_OAUTH_INVALID_DSIG', 'LOGIN_ERROR_GLOBAL_BLOCK_DOMAIN'];
  for (const status of statuses) {
    if (status.code && labelsOfTwoCodes.includes(status.code)) continue;
    expect(resolveStatus(status.label)).toEqual(status);
  }
});

test.each([
  ['Success', 'success'],
  [' SUCCESS ', 'success'],
  ['成功', 'success'],
  ['LOGIN_NO_ERROR', 'success'],
  ['Success.', 'failure'],
  ['Successful', 'failure'],
  ['No success', 'failure'],
  ['Success (almost)', 'failure'],
  ['', 'failure'],
])('only the exact word is a success: "%s" is a %s', (text, outcome) => {
  expect(resolveStatus(text).outcome).toBe(outcome);
});

test.each([
  ['失敗: API セキュリティトークンが必要です', 'Failed: API security token required'],
  ['失敗：APIセキュリティトークンが必要です。', 'Failed: API security token required'],
  ['失敗: コンピュータの有効化が必要です', 'Failed: Computer activation required'],
  ['失敗: コンピューターの有効化が必要です', 'Failed: Computer activation required'],
  ['無効なパスワードです', 'Invalid Password'],
  ['最大ログイン回数を超過しています', 'Maximum logins exceeded'],
  ['Two-factor required', 'Multi-factor required'],
  ['No community access', 'No Experience Cloud site access'],
  ['Your company’s authentication service is down', "Your company's authentication service is down"],
  ['Failed: API Version Removed. The version specified is below the minimum.', 'Failed: API Version Removed'],
])('"%s" is known as "%s"', (text, label) => expect(resolveStatus(text).label).toBe(label));

test('an unknown status stays as it is, but for blanks, and is a failure of unknown reason', () => {
  expect(resolveStatus('  Failed:  Moon phase \u001b[31m')).toEqual({
    label: 'Failed: Moon phase \u001b[31m',
    outcome: 'failure',
    cause: 'unknown',
    rule: null,
    dependsOnOrigin: false,
    code: null,
    meaning: '',
  });
});

test.each([
  ['Failed: API security token required', 'token'],
  ['Restricted IP', 'login-ranges'],
  ['Failed: IP Address Not Allowed', 'app-policy'],
  ['Restricted country', 'country'],
  ['Failed: Computer activation pending', 'activation'],
  ['Invalid Password', null],
])('%s is refused by the rule %s', (label, rule) => expect(resolveStatus(label).rule).toBe(rule));

interface Documented {
  readonly family: string;
  readonly code: string;
  readonly text: string;
}

function readDocumented(): Documented[] {
  const rows: Documented[] = [];
  let family = '';
  for (const line of readFileSync(new URL('./documented-statuses.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')) {
    const heading = /^\[(.*)\]$/.exec(line)?.[1];
    if (heading) family = heading;
    else rows.push({ family, code: line.replace(/ .*/, ''), text: line.replace(/^\S+ */, '') });
  }
  return rows;
}
