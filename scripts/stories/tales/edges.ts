/** Stories at the edges of the rules, where one more row or one more hour would make another story. */
import { raid } from '../attacker.ts';
import { day, hour, minute, week } from '../clock.ts';
import { type Expected, firm, possible } from '../expected.ts';
import { login } from '../people.ts';
import { mostly } from '../program.ts';
import { atWork, every, nightly, times, visits, weekly } from '../rhythm.ts';
import { browser, dataLoader, phpToolkit, restApp, statuses } from '../row.ts';
import type { Stage } from '../stage.ts';
import { playMove } from './moves.ts';
import { type Tale, tale } from './tale.ts';

const user = 'edge@acme.example';

function moved(previous: string, fresh: string, since: number): Expected {
  const where = { users: [user], addresses: [fresh], previous, since };
  return { kind: 'origin-change', verdict: firm, shape: 'moved', cause: 'untrusted-origin', ...where };
}

/** A history of so many days, and then a move. */
function young(days: number, told: boolean, rhythm = every(3 * hour, 0)): Tale {
  return tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const begins = stage.someday();
    const since = begins + days * day;
    stage.run({
      user,
      rhythm,
      phases: [
        { from: begins, at: old },
        { from: since, at: fresh, answer: statuses.token },
        { from: since + 2 * day, at: fresh },
      ],
    });
    return told ? [{ ...moved(old, fresh, since), recovered: { at: fresh, since: since + 2 * day } }] : [];
  });
}

/** A weekly job with so many runs behind it. */
function youngWeekly(runs: number, told: boolean): Tale {
  return tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.begins + 100 * day;
    const from = since - runs * week;
    stage.run({
      user,
      rhythm: weekly(1),
      phases: [
        { from, at: old },
        { from: since, at: fresh, answer: statuses.token },
      ],
    });
    return told ? [moved(old, fresh, since)] : [];
  });
}

/** A stranger who knows the password is refused for want of a token. */
function stranger(attempts: number, lasts: number, rhythm = every(20 * minute)): Tale {
  return tale((stage) => {
    const here = stage.addresses.server();
    stage.run({ user, rhythm, phases: [{ from: stage.begins, at: here }] });
    const [begins, from] = [stage.someday(), [stage.addresses.home()]];
    stage.add(raid({ users: [user], from, begins, lasts, attempts, client: restApp, answer: statuses.token }, stage.random));
    return [{ ...moved(here, from[0] as string, begins), shape: 'added', verdict: possible, recovered: null }];
  });
}

/** People of many places, each refused once or twice at an address of their own. */
function activations(people: number): Tale {
  return tale((stage) => {
    const since = stage.workday();
    for (let i = 0; i < people; i += 1) {
      const [name, home] = [`roamer${i}@acme.example`, stage.addresses.home()];
      const who = { user: name, address: home, client: browser, country: 'US' };
      for (let time = stage.begins + 8 * hour + i * minute; time < stage.ends; time += day) {
        const late = Math.floor(stage.random.next() * 3 * hour);
        stage.add(login({ ...who, time: time + late }, 0.04, stage.random));
      }
      const away = { ...who, address: stage.addresses.home(), status: statuses.activation };
      const begins = since + i * 15 * minute;
      stage.add([0, 1].map((n) => ({ ...away, time: begins + n * minute })));
    }
    return [];
  });
}

export const edges: Readonly<Record<string, Tale>> = {
  'history of three days': young(3, false),
  'history of six days': young(6, true),
  'history of nine days, nightly': young(9, false, nightly(2, 0)),
  'history of eleven nights': young(11, true, nightly(2, 0)),
  'weekly job with four runs': youngWeekly(4, false),
  'weekly job with six runs': youngWeekly(6, true),
  'a stranger with the password, once': stranger(1, minute),
  'a stranger with the password, five times in half an hour': stranger(5, 30 * minute),
  'a stranger with the password at a nightly job': stranger(4, 20 * minute, nightly(2)),
  'a stranger with the password at a weekly job': stranger(4, 20 * minute, weekly(2)),
  'a stranger with the password of a web form, at night': stranger(6, 20 * minute, visits(20)),
  'a stranger with the password of a program that rests at the weekend': stranger(5, 40 * minute, atWork(every(20 * minute))),
  'activations of people at new addresses': activations(6),
  'a pool grows by a node that is refused': tale((stage) => {
    const pool = Array.from({ length: 5 }, () => stage.addresses.server());
    const fresh = stage.addresses.server();
    const since = stage.someday();
    stage.run({ user, rhythm: every(10 * minute), phases: [{ from: stage.begins, at: (random) => random.pick(pool) }] });
    stage.run({
      user,
      rhythm: every(50 * minute),
      phases: [
        { from: since, at: fresh, answer: statuses.ipNotAllowed },
        { from: since + 4 * day, at: fresh },
      ],
    });
    const expected = moved(pool[0] as string, fresh, since);
    return [{ ...expected, shape: 'added', recovered: { at: fresh, since: since + 4 * day } }];
  }),
  'a pool of many blocks is refused at once': tale((stage) => {
    const pool = Array.from({ length: 5 }, () => stage.addresses.server());
    const since = stage.someday();
    const pick = (random: Stage['random']): string => random.pick(pool);
    stage.run({
      user,
      rhythm: every(20 * minute),
      phases: [
        { from: stage.begins, at: pick },
        { from: since, at: pick, answer: statuses.restrictedIp },
        { from: since + day, at: pick },
      ],
    });
    const rows = stage.rows.filter((row) => row.user === user && row.time >= since);
    const addresses = [...new Set(rows.filter(({ status }) => status !== statuses.success).map(({ address }) => address))];
    const recovered = { at: pool, since: since + day };
    return [
      {
        kind: 'failure-streak',
        verdict: ['confirmed'],
        cause: 'untrusted-origin',
        users: [user],
        addresses,
        since,
        recovered,
        changed: [],
      },
    ];
  }),
  'a second server with the wrong password, for a day': tale((stage) => {
    stage.run({ user, rhythm: every(30 * minute), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    const [fresh, since] = [stage.addresses.server(), stage.someday()];
    stage.run({ user, rhythm: times(12, 2 * hour), phases: [{ from: since, at: fresh, answer: statuses.badPassword }] });
    return [
      { kind: 'failure-streak', verdict: possible, cause: 'bad-credentials', users: [user], addresses: [fresh], since, recovered: null },
    ];
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
  'a move while its user works in a browser': tale((stage) => {
    const office = stage.addresses.server();
    for (let time = stage.begins + 8 * hour; time < stage.ends; time += day) {
      const late = Math.floor(stage.random.next() * 4 * hour);
      stage.add(login({ time: time + late, user, address: office, client: browser, country: 'US' }, 0.05, stage.random));
    }
    return [{ ...playMove(stage, user, { rhythm: every(30 * minute), client: restApp, fixedAfter: 2 * day }), client: restApp }];
  }),
  'an admin loads data from home now and then': tale((stage) => {
    const [office, home] = [stage.addresses.server(), stage.addresses.home()];
    for (let time = stage.begins + 8 * hour; time < stage.ends; time += day) {
      const late = Math.floor(stage.random.next() * 4 * hour);
      stage.add(login({ time: time + late, user, address: office, client: browser, country: 'US' }, 0.05, stage.random));
    }
    stage.run({ user, client: dataLoader, rhythm: atWork(visits(5)), phases: [{ from: stage.begins, at: office }] });
    const since = stage.workday() + 10 * hour;
    stage.run({ user, client: dataLoader, rhythm: times(8, 15 * minute), phases: [{ from: since, at: home, answer: statuses.token }] });
    return [{ ...moved(office, home, since), shape: 'added', verdict: possible, client: dataLoader, recovered: null }];
  }),
  'moved to an address that is new every time': tale((stage) => {
    const old = stage.addresses.server();
    const since = stage.someday();
    stage.run({
      user,
      rhythm: every(hour),
      phases: [
        { from: stage.begins, at: old },
        { from: since, at: () => stage.addresses.server(), answer: statuses.token },
        { from: since + day, at: old },
      ],
    });
    const refused = stage.rows.filter((row) => row.user === user && row.status === statuses.token).map(({ address }) => address);
    return [{ ...moved(old, refused[0] as string, since), addresses: refused, recovered: { at: old, since: since + day } }];
  }),
  'the first day of the log': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.begins + 7 * hour;
    stage.run({
      user,
      rhythm: every(10 * minute),
      phases: [
        { from: stage.begins, at: old },
        { from: since, at: fresh, answer: statuses.token },
        { from: since + day, at: fresh },
      ],
    });
    return [];
  }),
  'low and slow, at everybody from one address': tale((stage) => {
    stage.run({ user, rhythm: every(30 * minute), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    const names = ['ana.silva', 'bo.larsen', 'cem.aydin', 'dora.weiss', 'emil.novak'].map((name) => `${name}@acme.example`);
    const [from, begins] = [[stage.addresses.home()], stage.workday()];
    stage.add(raid({ users: names, from, begins, lasts: 10 * day, attempts: 15 }, stage.random));
    return [{ kind: 'attack', verdict: firm, cause: 'bad-credentials', users: names, addresses: from, since: begins }];
  }),
  'spray from many addresses over a week': tale((stage) => {
    const names = Array.from({ length: 40 }, (_, i) => `victim${i}@acme.example`);
    const office = stage.addresses.server();
    for (const name of names) {
      const who = { user: name, address: office, client: browser, country: 'US' };
      for (let time = stage.begins + 9 * hour; time < stage.ends; time += day)
        stage.add(login({ ...who, time: time + Math.floor(stage.random.next() * 2 * hour) }, 0.02, stage.random));
    }
    const from = Array.from({ length: 3 }, () => stage.addresses.home());
    const begins = stage.someday();
    const rows = raid({ users: names, from, begins, lasts: 3 * day, attempts: 240 }, stage.random);
    stage.add(rows);
    const addresses = [...new Set(rows.map(({ address }) => address))];
    return [{ kind: 'attack', verdict: firm, cause: 'bad-credentials', users: names, addresses, since: begins }];
  }),
};
