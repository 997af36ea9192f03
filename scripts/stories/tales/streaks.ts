/** Programs that break where they always were: whatever it is, it is not the address. */
import { day, hour, minute, week } from '../clock.ts';
import { type Expected, firm, possible } from '../expected.ts';
import { firstly, mostly } from '../program.ts';
import { every, nightly, type Rhythm, times, weekly } from '../rhythm.ts';
import { browser, restApp, statuses } from '../row.ts';
import type { Stage } from '../stage.ts';
import { type Tale, tale } from './tale.ts';

const user = 'legacy@acme.example';

interface Break {
  readonly answer: string | ReturnType<typeof firstly>;
  readonly cause: Exclude<Expected['cause'], undefined>;
  readonly rhythm?: Rhythm;
  readonly lasts?: number;
  readonly user?: string;
}

/** A program is refused at the address from which it always came. */
export function playBreak(
  stage: Stage,
  { answer, cause, rhythm = every(20 * minute), lasts, user = 'legacy@acme.example' }: Break,
): Expected {
  const here = stage.addresses.server();
  const since = stage.workday();
  const end = lasts === undefined ? [] : [{ from: since + lasts, at: here }];
  stage.run({ user, rhythm, phases: [{ from: stage.begins, at: here }, { from: since, at: here, answer }, ...end] });
  return {
    kind: 'failure-streak',
    verdict: lasts === undefined ? ['likely'] : ['confirmed'],
    cause,
    users: [user],
    addresses: [here],
    since,
    recovered: lasts === undefined ? null : { at: here, since: since + lasts },
    changed: [],
  };
}

function breaks(how: Break, differently: Partial<Expected> = {}): Tale {
  return tale((stage) => [{ ...playBreak(stage, how), ...differently }]);
}

/** Rows of one user from two addresses that both work, and then one of them or both do not. */
function twoServers(answers: readonly [string, string], kind: Expected['kind']): Tale {
  return tale((stage) => {
    const servers = [stage.addresses.server(), stage.addresses.server()] as const;
    const since = stage.someday();
    servers.forEach((here, i) => {
      stage.run({
        user,
        rhythm: every(30 * minute),
        phases: [
          { from: stage.begins, at: here },
          { from: since, at: here, answer: answers[i] as string },
          { from: since + 2 * day, at: here },
        ],
      });
    });
    const failing = servers.filter((_, i) => answers[i] !== statuses.success);
    const first = stage.rows.find(({ time, address, status }) => time >= since && failing.includes(address) && status !== statuses.success);
    const addresses = [first?.address as string, ...failing.filter((address) => address !== first?.address)];
    return [
      {
        kind,
        verdict: firm,
        cause: 'untrusted-origin',
        users: [user],
        addresses,
        since,
        recovered: { at: failing, since: since + 2 * day },
      },
    ];
  });
}

/** First it moves and nothing fails; later its token is reset. */
function tokenReset(after: number, rhythm: Rhythm): Tale {
  return tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const moved = stage.begins + 70 * day + 3 * hour;
    const since = moved + after;
    stage.run({
      user,
      rhythm,
      phases: [
        { from: stage.begins, at: old },
        { from: moved, at: fresh },
        { from: since, at: fresh, answer: statuses.token },
        { from: since + 2 * week, at: fresh },
      ],
    });
    return [
      { kind: 'silent-origin-change', verdict: firm, users: [user], addresses: [fresh], previous: old, since: moved },
      {
        kind: 'failure-streak',
        verdict: ['confirmed'],
        cause: 'untrusted-origin',
        users: [user],
        addresses: [fresh],
        since,
        recovered: { at: fresh, since: since + 2 * week },
        says: `${fresh} had succeeded`,
      },
    ];
  });
}

/** It moves, nothing fails for so long, and somebody freezes the user who suddenly came from elsewhere. */
function frozen(after: number): Tale {
  return tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const moved = stage.someday();
    const since = moved + after;
    stage.run({
      user,
      rhythm: every(15 * minute),
      phases: [
        { from: stage.begins, at: old },
        { from: moved, at: fresh },
        { from: since, at: fresh, answer: statuses.frozen },
        { from: since + 2 * day, at: fresh },
      ],
    });
    return [
      {
        kind: 'failure-streak',
        verdict: ['confirmed'],
        cause: 'account-blocked',
        users: [user],
        addresses: [fresh],
        since,
        recovered: { at: fresh, since: since + 2 * day },
        says: `${fresh} was new to this program`,
      },
    ];
  });
}

/** One status for several users at addresses long in use, each a while after the other. */
function orgWide(
  users: number,
  apart: number,
  together: boolean,
  answer: string = statuses.token,
  cause: Break['cause'] = 'untrusted-origin',
): Tale {
  return tale((stage) => {
    const since = stage.workday();
    const named = Array.from({ length: users }, (_, i) => ({ name: `bridge${i}@acme.example`, here: stage.addresses.server() }));
    named.forEach(({ name, here }, i) => {
      stage.run({
        user: name,
        rhythm: every(40 * minute),
        phases: [
          { from: stage.begins, at: here },
          { from: since + i * apart, at: here, answer },
          { from: since + 2 * day + i * hour, at: here },
        ],
      });
    });
    const one = { kind: 'failure-streak', verdict: firm, cause, since } as const;
    const all = named.map(({ name }) => name);
    const first = stage.rows.find(({ time, status }) => time >= since && status === answer)?.user;
    const addresses = named.map(({ here }) => here).sort((a) => (a === named.find(({ name }) => name === first)?.here ? -1 : 0));
    return together
      ? [{ ...one, users: all, addresses, recovered: { at: addresses, since: since + 2 * day } }]
      : named.map(({ name, here }, i) => ({
          ...one,
          users: [name],
          addresses: [here],
          recovered: { at: here, since: since + 2 * day + i * hour },
        }));
  });
}

export const streaks: Readonly<Record<string, Tale>> = {
  'password expired': breaks({ answer: statuses.badPassword, cause: 'bad-credentials' }),
  'password expired and locked out': breaks({
    answer: firstly(10, statuses.badPassword, statuses.lockout),
    cause: 'bad-credentials',
    lasts: day,
  }),
  'password expired, now and then locked out': breaks({
    answer: (number, random) =>
      number === 0 ? statuses.badPassword : mostly(statuses.lockout, 0.5, statuses.badPassword)(number, random, 0),
    cause: 'bad-credentials',
    lasts: 5 * day,
  }),
  'password of a nightly job': breaks({ answer: statuses.badPassword, cause: 'bad-credentials', rhythm: nightly(4), lasts: 5 * day }),
  'password of a weekly job': breaks({ answer: statuses.badPassword, cause: 'bad-credentials', rhythm: weekly(1), lasts: 3 * week }),
  'weekly job fails twice': breaks({ answer: statuses.versionRemoved, cause: 'protocol', rhythm: weekly(2), lasts: 2 * week }),
  'a nightly job with an old password at a new address, for two nights': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = Math.floor(stage.someday() / day) * day;
    stage.run({
      user,
      rhythm: nightly(3),
      phases: [
        { from: stage.begins, at: old },
        { from: since, at: fresh, answer: statuses.badPassword },
        { from: since + 2 * day, at: fresh },
      ],
    });
    const recovered = { at: fresh, since: since + 2 * day };
    return [
      {
        kind: 'failure-streak',
        verdict: ['confirmed'],
        cause: 'bad-credentials',
        users: [user],
        addresses: [fresh],
        since,
        recovered,
        changed: ['address'],
      },
    ];
  }),
  'token reset': breaks(
    { answer: statuses.token, cause: 'untrusted-origin', lasts: 3 * day },
    { says: 'the address is not new, so the token, the password or the trusted ranges changed' },
  ),
  'profile range tightened': breaks({ answer: statuses.restrictedIp, cause: 'untrusted-origin', lasts: hour * 5 }),
  deactivated: breaks({ answer: statuses.inactive, cause: 'account-blocked' }),
  'version retired': breaks({ answer: statuses.versionRemoved, cause: 'protocol' }),
  'password flow disabled': breaks({ answer: statuses.flowDisabled, cause: 'policy', lasts: 9 * hour }),
  'unknown status': breaks({ answer: 'Failed: The moon is full', cause: 'unknown', lasts: day }),
  'rate exceeded': breaks({ answer: statuses.rateExceeded, cause: 'rate-limit', lasts: 4 * hour }),
  'three failures in a row': breaks({ answer: statuses.flowDisabled, cause: 'policy', lasts: hour, rhythm: every(20 * minute, 0) }),
  'two failures in a row': tale((stage) => {
    playBreak(stage, { answer: statuses.flowDisabled, cause: 'policy', lasts: 40 * minute, rhythm: every(20 * minute, 0) });
    return [];
  }),
  'both trusted servers refused': twoServers([statuses.token, statuses.token], 'failure-streak'),
  'one of two trusted servers refused': twoServers([statuses.token, statuses.success], 'failure-streak'),
  'range removed on the day of a move': tale((stage) => {
    const [here, elsewhere] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    const answer = statuses.token;
    stage.run({
      user,
      rhythm: every(20 * minute),
      phases: [
        { from: stage.begins, at: here },
        { from: since, until: since + 4 * hour, at: here, answer },
      ],
    });
    stage.run({ user, rhythm: every(20 * minute), phases: [{ from: since + 2 * hour, at: elsewhere, answer }] });
    return [{ kind: 'failure-streak', verdict: firm, cause: 'untrusted-origin', users: [user], addresses: [here], since }];
  }),
  'token reset a week after a silent move': tokenReset(week, every(30 * minute)),
  'token reset a day after a silent move': tokenReset(day, every(10 * minute)),
  'token reset after a silent move of a nightly job': tokenReset(10 * day, nightly(1)),
  'frozen three hours after a move': frozen(3 * hour),
  'frozen half an hour after a move': frozen(30 * minute),
  'org-wide, three users': orgWide(3, 20 * minute, true),
  'org-wide, six users, one after another': orgWide(6, 80 * minute, true),
  'the organization is locked': orgWide(4, 5 * minute, true, statuses.organizationLocked, 'account-blocked'),
  'passwords expire for all programs': orgWide(4, 5 * minute, true, statuses.badPassword, 'bad-credentials'),
  'not org-wide, hours apart': orgWide(3, 4 * hour, false),
  'single sign-on fails for everybody': tale((stage) => {
    const since = stage.workday();
    const client = { ...browser, loginType: 'SAML Sfdc Initiated SSO' };
    const office = stage.addresses.server();
    const users = Array.from({ length: 6 }, (_, i) => `p${i}@acme.example`);
    users.forEach((name, i) => {
      stage.run({ user: name, client, rhythm: nightly(8 + i, hour), phases: [{ from: stage.begins, at: office }] });
      stage.run({
        user: name,
        client,
        rhythm: times(2, 3 * minute),
        phases: [{ from: since + i * 5 * minute, at: office, answer: statuses.samlReplay }],
      });
    });
    return [{ kind: 'failure-streak', verdict: ['confirmed', 'likely', 'possible'], cause: 'sso', users, addresses: [office], since }];
  }),
  'retired version on a new server': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({
      user,
      rhythm: every(30 * minute),
      phases: [
        { from: stage.begins, at: old },
        { from: since, at: fresh, client: { ...restApp, apiVersion: '20.0' }, answer: statuses.versionRemoved },
      ],
    });
    return [
      {
        kind: 'failure-streak',
        verdict: firm,
        cause: 'protocol',
        users: [user],
        addresses: [fresh],
        since,
        recovered: null,
        changed: ['address', 'apiVersion'],
      },
    ];
  }),
  'a second server with the wrong password': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({ user, rhythm: every(20 * minute), phases: [{ from: stage.begins, at: old }] });
    stage.run({ user, rhythm: times(4, 10 * minute), phases: [{ from: since, at: fresh, answer: statuses.badPassword }] });
    return [
      { kind: 'failure-streak', verdict: possible, cause: 'bad-credentials', users: [user], addresses: [fresh], since, recovered: null },
    ];
  }),
};
