/** A program moves to an address that is refused: every rhythm, every end of the story. */
import { day, hour, minute, week } from '../clock.ts';
import { type Expected, firm, possible } from '../expected.ts';
import { firstly, type Phase } from '../program.ts';
import { atWork, every, nightly, type Rhythm, visits, weekly, withRetries } from '../rhythm.ts';
import { type Client, dataLoader, phpToolkit, restApp, statuses } from '../row.ts';
import type { Stage } from '../stage.ts';
import { type Tale, tale } from './tale.ts';

interface Move {
  readonly rhythm: Rhythm;
  readonly client?: Client;
  /** How long until the new address is let in; missing where it never is. */
  readonly fixedAfter?: number;
  /** How long before the end of the log, instead of somewhere in it. */
  readonly beforeTheEnd?: number;
  readonly answer?: Phase['answer'];
  readonly to?: (stage: Stage) => string;
  readonly pause?: number;
}

/** Plays the plain move, and says what must be said of it. */
export function playMove(stage: Stage, user: string, move: Move): Expected {
  const [from, to] = [stage.addresses.server(), move.to?.(stage) ?? stage.addresses.server()];
  const since = move.beforeTheEnd === undefined ? stage.someday() : stage.ends - move.beforeTheEnd;
  const fixed = move.fixedAfter === undefined ? [] : [{ from: since + move.fixedAfter, at: to }];
  stage.run({
    user,
    client: move.client ?? restApp,
    rhythm: move.rhythm,
    phases: [
      { from: stage.begins, until: since - (move.pause ?? 0), at: from },
      { from: since, at: to, answer: move.answer ?? statuses.token },
      ...fixed,
    ],
  });
  return {
    kind: 'origin-change',
    verdict: fixed.length > 0 ? ['confirmed'] : ['likely'],
    shape: 'moved',
    cause: 'untrusted-origin',
    users: [user],
    addresses: [to],
    previous: from,
    since,
    recovered: fixed[0] ? { at: to, since: fixed[0].from } : null,
    changed: ['address'],
  };
}

function move(how: Move, differently: Partial<Expected> = {}): Tale {
  return tale((stage) => {
    // Another program runs day and night, so that the log has no holes of its own.
    stage.run({ user: 'steady@acme.example', rhythm: every(40 * minute), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    return [{ ...playMove(stage, 'mover@acme.example', how), ...differently }];
  });
}

const rhythms: Readonly<Record<string, Rhythm>> = {
  'every 8 minutes': every(8 * minute),
  'every 15 minutes': every(15 * minute, 0.3),
  hourly: every(hour, 0.1),
  'every 4 hours': every(4 * hour, 0.1),
  'every 6 hours': every(6 * hour, 0.05),
  'at work': atWork(every(10 * minute)),
  'at work hourly': atWork(every(hour)),
  visits: visits(25),
  'few visits': visits(6),
  'many visits': visits(100),
};

export const moves: Readonly<Record<string, Tale>> = {
  ...Object.fromEntries(
    Object.entries(rhythms).flatMap(([name, rhythm]) => [
      [`move ${name}, fixed`, move({ rhythm, fixedAfter: 4 * day, client: phpToolkit })],
      [`move ${name}, never fixed`, move({ rhythm, client: dataLoader })],
    ]),
  ),
  'move nightly, fixed': move({ rhythm: nightly(2), fixedAfter: 6 * day }),
  'move nightly, never fixed': move({ rhythm: nightly(23) }),
  'move nightly, failed twice': move({ rhythm: nightly(3), fixedAfter: 2 * day }),
  'move nightly, failed twice at the end': move({ rhythm: nightly(12, 5 * minute), beforeTheEnd: 2 * day }, { verdict: possible }),
  'move weekly, fixed': move({ rhythm: weekly(1), fixedAfter: 4 * week }),
  'move weekly, never fixed': move({ rhythm: weekly(3) }),
  'move weekly, failed twice': move({ rhythm: weekly(4), fixedAfter: 2 * week }),
  'move weekly, failed twice at the end': move({ rhythm: weekly(5), beforeTheEnd: 2 * week }),
  'move weekly, failed once': move({ rhythm: weekly(2), fixedAfter: week }, { verdict: possible }),
  'move on working nights': move({ rhythm: atWork(nightly(20), 0, 24), fixedAfter: 9 * day }),
  'move twice a day': move({ rhythm: every(12 * hour, 0.01), fixedAfter: 3 * day }),
  'single failure': move({ rhythm: every(hour), fixedAfter: hour }, { verdict: possible }),
  'single failure at the end': move({ rhythm: every(hour), beforeTheEnd: hour }, { verdict: possible }),
  'two failures, fixed': move({ rhythm: every(hour, 0), fixedAfter: 2 * hour }, { verdict: possible }),
  'three failures at the end': move({ rhythm: every(hour, 0), beforeTheEnd: 3 * hour }),
  'three failures, fixed': move({ rhythm: every(20 * minute, 0), fixedAfter: hour }),
  'move with lockouts': move({ rhythm: every(15 * minute), answer: firstly(9, statuses.token, statuses.lockout), fixedAfter: 3 * day }),
  'move with rate limit': move({
    rhythm: every(6 * minute),
    answer: firstly(20, statuses.token, statuses.rateExceeded),
    fixedAfter: 5 * hour,
  }),
  'move to a restricted address': move({ rhythm: every(30 * minute), answer: statuses.restrictedIp, fixedAfter: 5 * day }),
  'move refused by the app': move({ rhythm: every(30 * minute), answer: statuses.ipNotAllowed }),
  'move to IPv6': move({ rhythm: every(30 * minute), to: (stage) => stage.addresses.server6(), fixedAfter: 2 * day }),
  'move after a day off': move({ rhythm: every(hour), pause: 20 * hour, fixedAfter: 2 * day }),
  'move after two days off': move({ rhythm: every(hour), pause: 49 * hour, fixedAfter: 2 * day }, { verdict: possible }),
  'move with retries': move({ rhythm: withRetries(every(hour), 3), fixedAfter: 2 * day }),
  'move with a retry loop in one second': move({ rhythm: withRetries(every(6 * hour), 4, 0), fixedAfter: 4 * day }),
  'move fixed after two months': move({ rhythm: every(2 * hour), fixedAfter: 30 * day }),
  'move that thins out': tale((stage) => {
    const told = playMove(stage, 'mover@acme.example', { rhythm: every(30 * minute) });
    const quiet = stage.rows.filter(({ user, time }) => user === 'mover@acme.example' && time > told.since + day);
    stage.forget(quiet);
    return [told];
  }),
  'move of three users together': tale((stage) => {
    const [from, to] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    const users = ['a.bridge@acme.example', 'b.bridge@acme.example', 'c.bridge@acme.example'];
    const gaps = [15 * minute, 40 * minute, 2 * hour];
    users.forEach((user, i) => {
      stage.run({
        user,
        rhythm: every(gaps[i] as number),
        phases: [
          { from: stage.begins, at: from },
          { from: since, at: to, answer: statuses.token },
          { from: since + (3 + i) * day, at: to },
        ],
      });
    });
    const recovered = { at: to, since: since + 3 * day };
    return [
      {
        kind: 'origin-change',
        verdict: ['confirmed'],
        shape: 'moved',
        cause: 'untrusted-origin',
        users,
        addresses: [to],
        previous: from,
        since,
        recovered,
      },
    ];
  }),
  'two programs move to one host, hours apart': tale((stage) => {
    const [from, to] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    return ['one@acme.example', 'two@acme.example'].map((user, i): Expected => {
      const moves = since + i * 20 * hour;
      stage.run({
        user,
        rhythm: every(20 * minute),
        phases: [
          { from: stage.begins, at: from },
          { from: moves, at: to, answer: statuses.token },
          { from: moves + 3 * day, at: to },
        ],
      });
      const told = { users: [user], addresses: [to], previous: from, since: moves, recovered: { at: to, since: moves + 3 * day } };
      return { kind: 'origin-change', verdict: ['confirmed'], shape: 'moved', cause: 'untrusted-origin', ...told };
    });
  }),
  'two programs move to one host, in the hours of a hand-over': tale((stage) => {
    const [from, to] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    const users = ['one@acme.example', 'two@acme.example'];
    users.forEach((user, i) => {
      stage.run({ user, rhythm: every(20 * minute), phases: [{ from: stage.begins, until: since + 10 * hour, at: from }] });
      stage.run({
        user,
        rhythm: every(20 * minute),
        phases: [
          { from: since + i * 4 * hour, at: to, answer: statuses.token },
          { from: since + 3 * day, at: to },
        ],
      });
    });
    const told = { users, addresses: [to], previous: from, since, recovered: { at: to, since: since + 3 * day } };
    return [{ kind: 'origin-change', verdict: ['confirmed'], shape: 'moved', cause: 'untrusted-origin', ...told }];
  }),
  'two moves within an hour': tale((stage) => {
    const first = playMove(stage, 'one@acme.example', { rhythm: every(10 * minute), fixedAfter: 2 * day });
    const [from, to] = [stage.addresses.server(), stage.addresses.server()];
    const since = first.since + 40 * minute;
    stage.run({
      user: 'two@acme.example',
      rhythm: every(10 * minute),
      phases: [
        { from: stage.begins, at: from },
        { from: since, at: to, answer: statuses.token },
        { from: since + day, at: to },
      ],
    });
    return [
      first,
      { ...first, users: ['two@acme.example'], addresses: [to], previous: from, since, recovered: { at: to, since: since + day } },
    ];
  }),
  'one of two programs of a user moves': tale((stage) => {
    const user = 'both@acme.example';
    const told = playMove(stage, user, { rhythm: every(30 * minute), client: phpToolkit, fixedAfter: 2 * day });
    stage.run({ user, client: restApp, rhythm: every(20 * minute), phases: [{ from: stage.begins, at: told.previous as string }] });
    return [{ ...told, client: phpToolkit }];
  }),
  'move to a host that others use': tale((stage) => {
    const shared = stage.addresses.server();
    stage.run({ user: 'other@acme.example', rhythm: every(hour), phases: [{ from: stage.begins, at: shared }] });
    return [playMove(stage, 'mover@acme.example', { rhythm: every(hour), to: () => shared, fixedAfter: 2 * day })];
  }),
  'moved twice': tale((stage) => {
    const [a, b, c] = [stage.addresses.server(), stage.addresses.server(), stage.addresses.server()];
    const [one, two] = [stage.begins + 50 * day, stage.begins + 100 * day];
    const user = 'mover@acme.example';
    stage.run({
      user,
      rhythm: every(40 * minute),
      phases: [
        { from: stage.begins, at: a },
        { from: one, at: b, answer: statuses.token },
        { from: one + 3 * day, at: b },
        { from: two, at: c, answer: statuses.token },
        { from: two + day, at: c },
      ],
    });
    const usual = { kind: 'origin-change', verdict: firm, shape: 'moved', cause: 'untrusted-origin', users: [user] } as const;
    return [
      { ...usual, addresses: [b], previous: a, since: one, recovered: { at: b, since: one + 3 * day } },
      { ...usual, addresses: [c], previous: b, since: two, recovered: { at: c, since: two + day } },
    ];
  }),
  'moved to many addresses at once': tale((stage) => {
    const [from, to] = [stage.addresses.server(), Array.from({ length: 4 }, () => stage.addresses.server())];
    const told = playMove(stage, 'mover@acme.example', { rhythm: every(15 * minute), fixedAfter: 3 * day, to: () => 'somewhere' });
    const rows = stage.rows.filter(({ user }) => user === 'mover@acme.example');
    stage.forget(rows);
    stage.add(rows.map((row) => ({ ...row, address: row.address === 'somewhere' ? stage.random.pick(to) : from })));
    const first = stage.rows.find(({ address }) => to.includes(address))?.address as string;
    const addresses = [first, ...to.filter((address) => address !== first)];
    return [{ ...told, addresses, previous: from, recovered: { at: to, since: told.since + 3 * day } }];
  }),
  'moved on to a third address before it was fixed': tale((stage) => {
    const [a, b, c] = [stage.addresses.server(), stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    const user = 'mover@acme.example';
    stage.run({
      user,
      rhythm: every(40 * minute),
      phases: [
        { from: stage.begins, at: a },
        { from: since, at: b, answer: statuses.token },
        { from: since + 2 * day, at: c, answer: statuses.token },
        { from: since + 3 * day, at: c },
      ],
    });
    const recovered = { at: c, since: since + 3 * day };
    return [
      {
        kind: 'origin-change',
        verdict: firm,
        shape: 'moved',
        cause: 'untrusted-origin',
        users: [user],
        addresses: [b, c],
        previous: a,
        since,
        recovered,
      },
    ];
  }),
};
