import { expect, test } from 'vitest';
import { atRisk } from '../../src/analysis/risks.ts';
import type { ProgramStanding, Standing } from '../../src/findings/trust-report.ts';

const soap = { loginType: 'Other Apex API', loginSubtype: '' };
const password = { loginType: 'Remote Access 2.0', loginSubtype: 'OAuth Username-Password' };
const oauth = { loginType: 'Remote Access 2.0', loginSubtype: 'OAuth Client Credentials' };

function program(user: string, way: { loginType: string; loginSubtype: string }, told: Partial<ProgramStanding> = {}): ProgramStanding {
  return {
    lane: { user, ...way, application: 'Sync', apiType: 'REST API', loginUrl: 'login.salesforce.com' },
    lastAttempt: '2026-11-01T08:00:00Z',
    lastSuccess: '2026-11-01T08:00:00Z',
    address: '192.0.2.7',
    addresses: ['192.0.2.7'],
    successes: 100,
    apiVersion: '62.0',
    sendsToken: null,
    standing: null,
    ...told,
  };
}

function standing(told: Partial<Standing>): Standing {
  return { blocked: false, needsToken: false, admittedBy: null, because: '', ...told };
}

const trusted = standing({ admittedBy: 'trusted-range' });
const untrusted = standing({ needsToken: true });
const inLoginRange = standing({ admittedBy: 'login-range' });

/** Each program's risks, in the order in which they are told. */
function told(...programs: readonly ProgramStanding[]): string[] {
  return atRisk(programs).map(({ lane, risks }) => `${lane.user}: ${risks.map(({ is }) => is).join(', ')}`);
}

test('the most urgent comes first, then whoever logs in most', () => {
  expect(
    told(
      program('one', password),
      program('ending', oauth, { apiVersion: '40.0' }),
      program('soap', soap, { standing: untrusted }),
      program('range', oauth, { standing: inLoginRange }),
      program('trusted', password, { standing: trusted }),
      program('busier', password, { standing: trusted, successes: 101 }),
      program('tokenless', password, { sendsToken: false }),
      program('retired', soap, { apiVersion: '30.0', standing: trusted }),
    ),
  ).toEqual([
    'retired: api-version-retired, trusted-address, soap-login',
    'tokenless: no-token',
    'busier: trusted-address',
    'trusted: trusted-address',
    'range: login-range',
    'soap: soap-login',
    'ending: api-version-ending',
    'one: one-address',
  ]);
});

test.each([
  ['OAuth without a password', program('quiet', oauth, { standing: trusted })],
  ['a password with a token', program('quiet', password, { sendsToken: true, standing: trusted })],
  ['a password where a token is asked for already', program('quiet', password, { standing: untrusted })],
  ['a password from several trusted addresses', program('quiet', password, { addresses: ['192.0.2.7', '192.0.2.8'], standing: trusted })],
  ['API version 41', program('quiet', oauth, { apiVersion: '41.0' })],
  ['no version at all', program('quiet', oauth, { apiVersion: null })],
])('%s is at no risk', (_, quiet) => expect(told(quiet)).toEqual([]));

test('a program whose profile refuses its address is broken already, and nothing else of the address is said', () => {
  const because = '192.0.2.7 lies outside the login IP ranges of the profile “Robots”: the login is refused, and no token helps';
  const blocked = program('blocked', password, { sendsToken: false, standing: standing({ blocked: true, needsToken: null, because }) });
  expect(told(program('retired', soap, { apiVersion: '30.0' }), blocked)[0]).toBe('blocked: refused');
  expect(atRisk([blocked])[0]?.risks).toEqual([
    { is: 'refused', when: 'now', sentence: `Its profile refuses the address that it comes from: ${because}.` },
  ]);
});

test('in a login range even a token is no help elsewhere', () => {
  expect(told(program('range', password, { sendsToken: true, standing: inLoginRange }))).toEqual(['range: login-range']);
});
