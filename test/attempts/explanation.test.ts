import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notYours } from '../../src/attempts/advice.ts';
import { type Explanation, explain } from '../../src/attempts/explanation.ts';
import { faults, vagueFaults } from '../../src/attempts/faults.ts';
import { parseFilter } from '../../src/attempts/filter.ts';
import { knownStatus } from '../../src/attempts/reason.ts';
import { statuses } from '../../src/attempts/statuses.ts';

const sentence = 'Invalid username, password, security token; or user locked out.';
const tokenMessage = `${sentence} Are you at a new location? When accessing Salesforce--either via a desktop client or the API--from outside of your company's trusted networks, you must add a security token to your password to log in.`;
const soapFault = `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="urn:fault.partner.soap.sforce.com">
  <soapenv:Body><soapenv:Fault><faultcode>sf:LOGIN_DURING_RESTRICTED_DOMAIN</faultcode><faultstring>LOGIN_DURING_RESTRICTED_DOMAIN: Can&apos;t login from restricted IP</faultstring>
  <detail><sf:LoginFault xsi:type="sf:LoginFault"><sf:exceptionCode>LOGIN_DURING_RESTRICTED_DOMAIN</sf:exceptionCode></sf:LoginFault></detail></soapenv:Fault></soapenv:Body></soapenv:Envelope>`;

describe('the two faults that open with the same sentence', () => {
  test('LOGIN_MUST_USE_SECURITY_TOKEN, by its code or by the end of its message', () => {
    for (const text of [`LOGIN_MUST_USE_SECURITY_TOKEN: ${tokenMessage}`, `Error: ${tokenMessage}`]) {
      const { inLoginHistory, cause, advice, command } = explained(text);
      expect(inLoginHistory).toEqual(['Failed: API security token required']);
      expect(cause).toBe('untrusted-origin');
      expect(advice.join('\n')).toContain('Setup > Security > Network Access');
      expect(advice.at(-1)).toBe(notYours);
      expect(command).toBe(`breakday attempts export.csv --where 'status:"Failed: API security token required"'`);
    }
  });

  test('INVALID_LOGIN is about the credentials, and may leave no row', () => {
    const { inLoginHistory, cause } = explained(`INVALID_LOGIN: ${sentence}`);
    expect(cause).toBe('bad-credentials');
    expect(inLoginHistory[0]).toBe('Invalid Password');
    expect(inLoginHistory.at(-1)).toMatch(/^No row is written/);
  });

  test('the sentence alone can be either, and both are said', () => {
    const { meaning, inLoginHistory, cause } = explained(sentence);
    expect(meaning).toContain('LOGIN_MUST_USE_SECURITY_TOKEN');
    expect(meaning).toContain('INVALID_LOGIN');
    expect(inLoginHistory).toEqual(expect.arrayContaining(['Failed: API security token required', 'Invalid Password']));
    expect(cause).toBe('unknown');
  });
});

test.each([
  ['failed: api SECURITY token required', 'Failed: API security token required'],
  ['LOGIN_ERROR_RESTRICTED_DOMAIN', 'Restricted IP'],
  [soapFault, 'LOGIN_DURING_RESTRICTED_DOMAIN'],
  ['{"error":"invalid_grant","error_description":"authentication failure"}', 'invalid_grant: authentication failure'],
  ['invalid_grant: authentication failure - Invalid Password', 'Invalid Password'],
  ['{"error": "invalid_grant", "error_description": "ip restricted or invalid login hours"}', 'ip restricted or invalid login hours'],
  ['https://app.example/callback?error=x&error_description=ip%20restricted+or+invalid+login+hours', 'ip restricted or invalid login hours'],
  ["user hasn't approved this consumer", "user hasn't approved this consumer"],
  ['{"error":"inactive_user","error_description":"user is inactive"}', 'INACTIVE_OWNER_OR_USER'],
  ['<exceptionCode>PASSWORD_LOCKOUT</exceptionCode>', 'PASSWORD_LOCKOUT'],
  ['2026-07-01T21:42:05Z webform@globex.example LOGIN_OAUTH_INVALID_IP 203.0.113.7', 'Failed: IP Address Not Allowed'],
  ['INVALID_OPERATION: SOAP API login() is disabled by default in this org.', 'INVALID_OPERATION'],
  ['UNSUPPORTED_API_VERSION', 'UNSUPPORTED_API_VERSION'],
])('%s', (text, title) => expect(explained(text).title).toBe(title));

test('every name in the tables is explained: by what, how it looks in login history, and what to do', () => {
  for (const name of statuses.flatMap(({ label, code }) => [label, ...(code ? [code] : [])])) {
    const { cause, advice, inLoginHistory } = explained(name);
    expect(inLoginHistory).toEqual([knownStatus(name)?.label]);
    expect(advice.length > 0).toBe(cause !== null);
  }
  for (const fault of [...faults, ...vagueFaults]) {
    for (const name of [...fault.codes, ...fault.phrases]) {
      const { meaning, advice, inLoginHistory } = explained(name);
      if (!knownStatus(name)) expect(meaning).toBe(fault.meaning);
      expect(advice, name).not.toEqual([]);
      expect(inLoginHistory, name).not.toEqual([]);
    }
    for (const label of fault.labels) expect(knownStatus(label)?.label).toBe(label);
  }
});

test('every command carries a filter that selects what it says', () => {
  for (const { label } of statuses) {
    const { command } = explained(label);
    const filter = /^breakday attempts export\.csv --where '(.*)'$/.exec(command)?.[1]?.replaceAll("'\\''", "'");
    const selected = label === 'Success' ? { outcome: 'success' } : { is: label };
    expect(parseFilter(filter ?? '')).toEqual({ terms: [{ kind: 'status', not: false, values: [selected] }] });
  }
});

test('labels that stand for two codes say so', () => {
  expect(explained('Failed: Signature Invalid').notes.join()).toContain('LOGIN_OAUTH_INVALID_DSIG');
  expect(explained('Invalid Password').notes.join()).toContain('LOGIN_ERROR_SSO_PWD_INVALID');
});

describe('what is not known', () => {
  test.each([
    ['invalid pasword', 'Invalid Password'],
    ['LOGIN_MUST_USE_TOKEN', 'LOGIN_MUST_USE_SECURITY_TOKEN'],
    ['security token needed', 'Failed: API security token required'],
    ['user frozzen', 'User Is Frozen'],
  ])('%s comes near %s', (text, near) => expect(nearMatches(text)[0]).toBe(near));

  test('nothing comes near an unrelated text', () => {
    expect(nearMatches('segmentation fault (core dumped)')).toEqual([]);
    expect(nearMatches('')).toEqual([]);
  });

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const answer = explain(text);
        expect('title' in answer || answer.nearMatches.length <= 5).toBe(true);
      }),
      { numRuns: 300, seed: 3 },
    );
    expect(explain('<'.repeat(1_000_000))).toEqual({ nearMatches: [] });
  });
});

function explained(text: string): Explanation {
  const answer = explain(text);
  if (!('title' in answer)) throw new Error(`not explained: ${text}; near: ${answer.nearMatches.join(', ')}`);
  return answer;
}

function nearMatches(text: string): readonly string[] {
  const answer = explain(text);
  if ('title' in answer) throw new Error(`explained as ${answer.title}`);
  return answer.nearMatches;
}
