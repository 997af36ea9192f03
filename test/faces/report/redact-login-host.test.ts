/** Of a login URL only what all orgs have in common is kept. */
import { expect, test } from 'vitest';
import { disguisedLoginUrl } from '../../../src/faces/report/redact-login-host.ts';

test.each([
  ['', ''],
  ['login.salesforce.com', 'login.salesforce.com'],
  ['eu12.salesforce.com', 'eu12.salesforce.com'],
  ['AcmeCorp.my.salesforce.com', 'x.my.salesforce.com'],
  ['acmecorp--dev.sandbox.my.salesforce.com', 'x.sandbox.my.salesforce.com'],
  ['https://acmecorp.my.site.com/portal', 'https://x.my.site.com/portal'],
  ['login.acmecorp.example', 'x.invalid'],
])('%j becomes %j', (url, disguised) => {
  expect(disguisedLoginUrl(url, () => 'x')).toBe(disguised);
});
