/** Several things that befall one program, or one thing that looks like another. */
import { day, hour, minute, week } from '../clock.ts';
import { type Expected, firm, possible } from '../expected.ts';
import { firstly, mostly } from '../program.ts';
import { atWork, every, nightly, type Rhythm, visits, weekly } from '../rhythm.ts';
import { phpToolkit, restApp, statuses } from '../row.ts';
import type { Stage } from '../stage.ts';
import { playMove } from './moves.ts';
import { type Tale, tale } from './tale.ts';

const user = 'worker@acme.example';

/** A program moves silently: it sends its token. */
function silent(rhythm: ReturnType<typeof every>, overlap = 0): Tale {
  return tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({ user, rhythm, phases: [{ from: stage.begins, until: since + overlap, at: old }] });
    stage.run({ user, rhythm, phases: [{ from: since, at: fresh }] });
    return [{ kind: 'silent-origin-change', verdict: firm, users: [user], addresses: [fresh], previous: old, since }];
  });
}

/** A program with its old token goes on from a new address: it reads like a wrong password. */
function staleToken(lasts: number | null, answer: string | ReturnType<typeof firstly> = statuses.badPassword): Tale {
  return tale((stage) => {
    const told = playMove(stage, user, { rhythm: every(20 * minute), answer, ...(lasts === null ? {} : { fixedAfter: lasts }) });
    return [{ ...told, cause: 'bad-credentials', verdict: lasts === null ? possible : ['confirmed'] }];
  });
}

/** A program with its old token goes elsewhere, and comes back so much later. */
function backWithStaleToken(lasts: number, rhythm: Rhythm): Tale {
  return tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const monday = Math.ceil((stage.someday() + 3 * day) / week) * week - 3 * day;
    const since = monday + day + 7 * hour;
    stage.run({
      user,
      rhythm,
      phases: [
        { from: stage.begins, at: old },
        { from: since, at: fresh, answer: statuses.badPassword },
        { from: since + lasts, at: old },
      ],
    });
    const recovered = { at: old, since: since + lasts };
    return [{ ...moved(old, fresh, since), cause: 'bad-credentials', verdict: possible, recovered }];
  });
}

function moved(previous: string, fresh: string, since: number): Expected {
  const where = { users: [user], addresses: [fresh], previous, since };
  return { kind: 'origin-change', verdict: firm, shape: 'moved', cause: 'untrusted-origin', ...where };
}

export const mixtures: Readonly<Record<string, Tale>> = {
  quiet: tale((stage) => {
    stage.run({ user, rhythm: every(20 * minute), hiccups: 0.01, phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    stage.run({ user: 'b@acme.example', rhythm: nightly(2), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    stage.run({ user: 'c@acme.example', rhythm: weekly(0), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    stage.run({
      user: 'd@acme.example',
      client: phpToolkit,
      rhythm: visits(10),
      phases: [{ from: stage.begins, at: stage.addresses.server() }],
    });
    return [];
  }),
  'stale token, never fixed': staleToken(null),
  'stale token, fixed': staleToken(2 * day),
  'stale token, locked out': staleToken(2 * day, firstly(10, statuses.badPassword, statuses.lockout)),
  'stale token, and back after a day and a half': backWithStaleToken(36 * hour, every(20 * minute)),
  'stale token, and back after five days': backWithStaleToken(5 * day, every(10 * minute)),
  'stale token of a program at work, and back after the weekend': backWithStaleToken(6 * day, atWork(every(15 * minute))),
  'silent move': silent(every(20 * minute)),
  'silent move of a nightly job': silent(nightly(3)),
  'silent move of a weekly job': silent(weekly(3)),
  'silent move with a hand-over': silent(every(30 * minute), 8 * hour),
  'six hours elsewhere, and back': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({
      user,
      rhythm: every(40 * minute),
      phases: [
        { from: stage.begins, at: old },
        { from: since, at: fresh },
        { from: since + 6 * hour, at: old },
      ],
    });
    return [];
  }),
  'a second server, half and half': tale((stage) => {
    const servers = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({
      user,
      rhythm: every(40 * minute),
      phases: [
        { from: stage.begins, at: servers[0] as string },
        { from: since, at: (random) => random.pick(servers) },
      ],
    });
    return [];
  }),
  'silent move in a hole of the log': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({
      user,
      rhythm: every(20 * minute),
      phases: [
        { from: stage.begins, at: old },
        { from: since, at: fresh },
      ],
    });
    stage.lose(since - 2 * day, since + day);
    return [
      { kind: 'silent-origin-change', verdict: possible, users: [user], addresses: [fresh], previous: old, since, says: 'is empty from' },
    ];
  }),
  'day in Auckland': tale((stage) => [playMove(stage, user, { rhythm: every(hour), fixedAfter: 2 * day })], {
    timezone: 'Pacific/Auckland',
  }),
  'day in Los Angeles': tale((stage) => [playMove(stage, user, { rhythm: every(hour), fixedAfter: 2 * day })], {
    timezone: 'America/Los_Angeles',
  }),
  'a second server with a retired version, for days': tale((stage) => {
    stage.run({ user, rhythm: every(30 * minute), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    const [fresh, since] = [stage.addresses.server(), stage.someday()];
    stage.run({
      user,
      rhythm: every(5 * minute),
      phases: [{ from: since, until: since + 3 * day, at: fresh, answer: statuses.versionRemoved }],
    });
    return [{ kind: 'failure-streak', verdict: firm, cause: 'protocol', users: [user], addresses: [fresh], since, recovered: null }];
  }),
  'one node of two has the old password': tale((stage) => {
    const nodes = [stage.addresses.server(), stage.addresses.server()] as const;
    const since = stage.someday();
    stage.run({ user, rhythm: every(30 * minute), phases: [{ from: stage.begins, at: nodes[0] }] });
    stage.run({
      user,
      rhythm: every(5 * minute),
      phases: [
        { from: stage.begins, at: nodes[1] },
        { from: since, at: nodes[1], answer: statuses.badPassword },
        { from: since + 2 * day, at: nodes[1] },
      ],
    });
    const recovered = { at: nodes[1], since: since + 2 * day };
    return [
      { kind: 'failure-streak', verdict: ['confirmed'], cause: 'bad-credentials', users: [user], addresses: [nodes[1]], since, recovered },
    ];
  }),
  'deactivated, with two programs': tale((stage) => {
    const [a, b] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({
      user,
      client: phpToolkit,
      rhythm: every(30 * minute),
      phases: [
        { from: stage.begins, at: a },
        { from: since, at: a, answer: statuses.inactive },
      ],
    });
    stage.run({
      user,
      client: restApp,
      rhythm: every(50 * minute),
      phases: [
        { from: stage.begins, at: b },
        { from: since, at: b, answer: statuses.inactive },
      ],
    });
    const first = stage.rows.find((row) => row.user === user && row.status === statuses.inactive)?.address;
    const addresses = first === a ? [a, b] : [b, a];
    const lane = first === a ? { client: phpToolkit } : { client: restApp };
    return [
      {
        kind: 'failure-streak',
        verdict: firm,
        cause: 'account-blocked',
        users: [user],
        addresses,
        since,
        recovered: null,
        ...(lane.client ? {} : lane),
      },
    ];
  }),
  'moved with its password wrong the first time': tale((stage) => {
    const answer = (number: number): string => (number === 0 ? statuses.badPassword : statuses.token);
    return [playMove(stage, user, { rhythm: every(15 * minute), answer, fixedAfter: 2 * day })];
  }),
  'moved, and some logins get through': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    const half = mostly(statuses.token, 0.9, statuses.rateExceeded);
    const answer = (n: number, random: Stage['random'], time: number): string => (n === 0 ? statuses.token : half(n, random, time));
    stage.run({
      user,
      rhythm: every(20 * minute),
      phases: [
        { from: stage.begins, at: old },
        { from: since, at: fresh, answer },
        { from: since + 3 * day, at: fresh },
      ],
    });
    return [{ ...moved(old, fresh, since), recovered: { at: fresh, since: since + 3 * day } }];
  }),
  'an outage a week before a move': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({
      user,
      rhythm: every(20 * minute),
      phases: [
        { from: stage.begins, at: old },
        { from: since - week, at: old, answer: statuses.rateExceeded },
        { from: since - week + 5 * hour, at: old },
        { from: since, at: fresh, answer: statuses.token },
        { from: since + day, at: fresh },
      ],
    });
    return [
      { ...moved(old, fresh, since), recovered: { at: fresh, since: since + day } },
      {
        kind: 'failure-streak',
        verdict: ['confirmed'],
        cause: 'rate-limit',
        users: [user],
        addresses: [old],
        since: since - week,
        recovered: { at: old, since: since - week + 5 * hour },
      },
    ];
  }),
  'a password expired three days before a move': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({
      user,
      rhythm: every(20 * minute),
      phases: [
        { from: stage.begins, at: old },
        { from: since - 3 * day, at: old, answer: statuses.badPassword },
        { from: since, at: fresh, answer: statuses.token },
        { from: since + day, at: fresh },
      ],
    });
    const first = {
      kind: 'failure-streak',
      verdict: firm,
      cause: 'bad-credentials',
      users: [user],
      addresses: [old],
      since: since - 3 * day,
    } as const;
    return [first, { ...moved(old, fresh, since), verdict: possible, recovered: { at: fresh, since: since + day } }];
  }),
  'moved, fixed, and then its token is reset': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.begins + 60 * day;
    stage.run({
      user,
      rhythm: every(30 * minute),
      phases: [
        { from: stage.begins, at: old },
        { from: since, at: fresh, answer: statuses.token },
        { from: since + 2 * day, at: fresh },
        { from: since + 30 * day, at: fresh, answer: statuses.token },
        { from: since + 32 * day, at: fresh },
      ],
    });
    const later = { since: since + 30 * day, recovered: { at: fresh, since: since + 32 * day } };
    return [
      { ...moved(old, fresh, since), recovered: { at: fresh, since: since + 2 * day } },
      { kind: 'failure-streak', verdict: ['confirmed'], cause: 'untrusted-origin', users: [user], addresses: [fresh], ...later },
    ];
  }),
  'two servers swap their programs': tale((stage) => {
    const [a, b] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    const other = 'other@acme.example';
    const swap = (name: string, from: string, to: string): void =>
      stage.run({
        user: name,
        rhythm: every(20 * minute),
        phases: [
          { from: stage.begins, at: from },
          { from: since, at: to, answer: statuses.restrictedIp },
          { from: since + day, at: to },
        ],
      });
    swap(user, a, b);
    swap(other, b, a);
    return [
      { ...moved(a, b, since), recovered: { at: b, since: since + day } },
      { ...moved(b, a, since), users: [other], recovered: { at: a, since: since + day } },
    ];
  }),
};
