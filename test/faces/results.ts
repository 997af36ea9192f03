/** Results of an invented org for the tests of faces, with everything in them that is awkward to show. */
import { notYours } from '../../src/attempts/advice.ts';
import type { Incident, IncidentDay, Lane, Result } from '../../src/findings/result.ts';

/** An incident with some of its parts given. */
export function incidentWith(parts: Partial<Incident>): Incident {
  return { ...ordinaryIncident, ...parts } as Incident;
}

/** A result with some of its parts given. */
export function resultWith(parts: Partial<Result>): Result {
  return { ...emptyResult, ...parts } as Result;
}

export const soapLane: Lane = {
  user: 'webform@globex.example',
  loginType: 'Other Apex API',
  loginSubtype: '',
  application: '',
  apiType: 'SOAP Partner',
  loginUrl: 'login.salesforce.com',
};

const ordinaryIncident: Partial<Incident> = {
  id: '2ac91bdf',
  kind: 'origin-change',
  verdict: 'confirmed',
  shape: 'moved',
  day: '2026-07-01',
  bracket: { lastGood: '2026-07-01T21:04:40Z', firstBad: '2026-07-01T21:42:05Z' },
  users: ['webform@globex.example'],
  lanes: [soapLane],
  address: '104.196.140.76',
  addresses: ['104.196.140.76'],
  previousAddresses: ['173.201.106.127'],
  cause: 'untrusted-origin',
  status: 'Failed: API security token required',
  attempts: 3071,
  firstFailure: '2026-07-01T21:42:05Z',
  lastFailure: '2026-07-12T09:00:00Z',
  recoveredAt: '2026-07-12T09:06:00Z',
  headline:
    'webform@globex.example broke on 2026-07-01 when its logins moved from 173.201.106.127 to 104.196.140.76: 3,071 failures with “Failed: API security token required”, until it recovered after 11 days.',
  evidence: {
    for: [
      '“Failed: API security token required” depends on the address that the login comes from.',
      '104.196.140.76 is nowhere in the log before.',
    ],
    against: [],
  },
  changed: [
    {
      field: 'address',
      before: '173.201.106.127',
      after: '104.196.140.76',
      share: 1,
      sentence: 'All 3,071 attempts came with the address 104.196.140.76; none of 1,741 earlier successes did.',
    },
    {
      field: 'block',
      before: '173.201.106.0/24',
      after: '104.196.140.0/24',
      share: 1,
      sentence: 'All 3,071 attempts came with the network 104.196.140.0/24.',
    },
  ],
  alternatives: [
    {
      cause: 'The trusted ranges were changed on that day.',
      settledBy: 'Setup > View Setup Audit Trail: look for Network Access changes in the bracket.',
    },
  ],
  advice: [
    'Trust the address: Setup > Security > Network Access > New, the range 104.196.140.76 to 104.196.140.76.',
    'Or append the security token to the password (passwordTOKEN).',
    notYours,
  ],
  days: daysFrom('2026-06-17', 29, (i) => ({
    successes: i < 14 ? 20 + (i % 5) : i < 25 ? 0 : 21,
    failures: i < 14 || i > 25 ? 0 : 280 - 10 * i,
    newAddresses: i === 14 ? ['104.196.140.76'] : [],
    covered: i !== 3 && i !== 4,
  })),
};

const emptyResult: Partial<Result> = {
  schema: 'breakday/1',
  window: { from: null, until: null, timezone: 'UTC' },
  coverage: { attempts: 0, failures: 0, users: 0, lanes: 0, addresses: 0, inputs: [], gaps: [], warnings: [] },
  incidents: [],
  summary: { byOriginAndStatus: [], longestUnqualifiedStreak: null },
};

/** Days in a row; where nothing is known of a day, nothing happened on it either. */
export function daysFrom(first: string, count: number, day: (i: number) => Omit<IncidentDay, 'day'>): IncidentDay[] {
  return Array.from({ length: count }, (_, i) => {
    const name = new Date(Date.parse(first) + i * 86_400_000).toISOString().slice(0, 10);
    const told = day(i);
    return { day: name, ...(told.covered ? told : { successes: 0, failures: 0, newAddresses: [], covered: false }) };
  });
}

export const owners: ReadonlyMap<string, string> = new Map([
  ['104.196.140.76', 'Google LLC'],
  ['173.201.106.127', 'GoDaddy.com, LLC'],
  ['2600:1f18:9a60:8aa6:42d1:7c1e:aa10:8675', 'Amazon.com, Inc.'],
]);

const manyUsers = Array.from({ length: 24 }, (_, i) => `user${i + 1}@globex.example`);

/** Files with rejects, holes, a move, an attack, a break before the log, a silent move, and rows without an address. */
export const awkward: Result = resultWith({
  window: { from: '2026-05-03T06:00:11Z', until: '2026-10-30T05:52:56Z', timezone: 'America/New_York' },
  coverage: {
    attempts: 15_802,
    failures: 3301,
    users: 27,
    lanes: 31,
    addresses: 212,
    inputs: [
      {
        name: 'LoginHistory1783.csv',
        format: 'setup-csv',
        rows: 15_810,
        accepted: 15_790,
        duplicates: 8,
        rejected: 12,
        rejects: [17, 18, 4711, 4712, 4713].map((line) => ({ line, reason: `Login Time '31/31/2026' is no date` })),
        timezone: 'America/New_York',
        dateOrder: 'mdy',
      },
      {
        name: '2026-10-01_Login.csv',
        format: 'event-log-file',
        rows: 13,
        accepted: 12,
        duplicates: 1,
        rejected: 0,
        rejects: [],
        timezone: 'in the values',
        dateOrder: 'ymd',
      },
    ],
    gaps: [{ from: '2026-06-19T22:10:00Z', until: '2026-06-22T05:00:00Z' }],
    warnings: ['2 rows have a local time that happened twice, because clocks were changed.'],
  },
  incidents: [
    incidentWith({
      users: [
        'webform@globex.example',
        '山田太郎@globex.example',
        'crm.bridge@globex.example',
        'a@globex.example',
        'b@globex.example',
        'c@globex.example',
      ],
      lanes: [soapLane, { ...soapLane, application: 'データローダ', loginType: 'Partner Product' }],
      addresses: ['104.196.140.76', '2600:1f18:9a60:8aa6:42d1:7c1e:aa10:8675'],
    }),
    incidentWith({
      id: '883eb852',
      kind: 'attack',
      verdict: 'likely',
      shape: null,
      day: '2026-08-12',
      bracket: { lastGood: null, firstBad: '2026-08-12T05:02:37Z' },
      users: manyUsers,
      lanes: [{ ...soapLane, apiType: '', loginType: 'Application' }],
      addresses: ['86.14.173.20'],
      previousAddresses: [],
      cause: 'bad-credentials',
      status: 'Invalid Password',
      attempts: 240,
      firstFailure: '2026-08-12T05:02:37Z',
      lastFailure: '2026-08-12T05:02:37Z',
      recoveredAt: null,
      headline: 'Somebody guessed passwords on 2026-08-12: 240 failures against 24 users from 86.14.173.20.',
      evidence: {
        for: ['240 failures against 24 users from 1 address that never succeeded here.'],
        against: ['One of the users had used the network before.'],
      },
      changed: [],
      alternatives: [],
      advice: ['Ask the users that were tried to change passwords that they use elsewhere.'],
      days: daysFrom('2026-07-29', 29, (i) => ({ successes: 0, failures: i === 14 ? 240 : 0, newAddresses: [], covered: true })),
    }),
    incidentWith({
      id: '0badc0de',
      kind: 'failure-streak',
      verdict: 'possible',
      shape: null,
      day: null,
      bracket: { lastGood: null, firstBad: '2026-05-03T06:50:55Z' },
      users: ['broken.before@globex.example'],
      addresses: ['45.33.109.153'],
      previousAddresses: ['45.33.109.153'],
      firstFailure: '2026-05-03T06:50:55Z',
      lastFailure: '2026-10-29T05:55:47Z',
      recoveredAt: null,
      attempts: 865,
      headline: 'broken.before@globex.example fails since before the log begins: 865 failures.',
      evidence: { for: [], against: ['It fails since the log began: when and why it broke lies before.'] },
      days: [],
    }),
    incidentWith({
      id: '7eb80f4d',
      kind: 'silent-origin-change',
      verdict: 'likely',
      shape: null,
      day: '2026-08-28',
      bracket: { lastGood: '2026-08-28T10:47:16Z', firstBad: null },
      users: ['with.token@globex.example'],
      addresses: ['159.203.119.132'],
      previousAddresses: ['173.201.85.208'],
      cause: 'unknown',
      status: 'Success',
      attempts: 1507,
      firstFailure: null,
      lastFailure: null,
      recoveredAt: null,
      headline: 'with.token@globex.example moved from 173.201.85.208 to 159.203.119.132 on 2026-08-28, and nothing failed.',
    }),
  ],
  summary: {
    byOriginAndStatus: [
      row('104.196.140.76', 'Failed: API security token required', 3071, 6),
      row('2600:1f18:9a60:8aa6:42d1:7c1e:aa10:8675', 'Failed: API security token required', 12, 1),
      row('86.14.173.20', 'Password Lockout', 40, 2),
      row(null, 'Invalid Password', 31, 3),
      row('45.33.109.153', 'A status that nobody has documented, in words that do not end', 9, 1),
      ...Array.from({ length: 7 }, (_, i) => row(`198.51.100.${i + 1}`, 'Invalid Password', 7 - i, 1)),
      row('173.201.106.127', 'Success', 11_204, 6),
    ],
    longestUnqualifiedStreak: null,
  },
});

function row(address: string | null, status: string, attempts: number, users: number): Result['summary']['byOriginAndStatus'][number] {
  return { address, status, attempts, users, first: '2026-07-02T01:42:05Z', last: '2026-07-12T09:00:00Z' };
}

/** Nothing broke; somebody mistyped. */
export const quiet: Result = resultWith({
  window: { from: '2026-05-03T06:32:27Z', until: '2026-10-30T05:37:17Z', timezone: 'UTC' },
  coverage: { attempts: 11_206, failures: 748, users: 26, lanes: 26, addresses: 168, inputs: [], gaps: [], warnings: [] },
  summary: {
    byOriginAndStatus: [row('198.71.200.226', 'Invalid Password', 458, 24)],
    longestUnqualifiedStreak: {
      user: 'ada.jones@globex.example',
      address: '198.71.200.226',
      status: 'Invalid Password',
      failures: 3,
      first: '2026-06-16T16:57:44Z',
      last: '2026-06-16T16:58:52Z',
      why: "a person's bad passwords: fewer than 10 within a day",
    },
  },
});
