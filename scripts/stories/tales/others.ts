/** Strangers, people, the edges of a log and its holes, and all that must not be mistaken for a move. */
import { raid } from '../attacker.ts';
import { day, hour, minute, week } from '../clock.ts';
import { type Expected, firm, possible } from '../expected.ts';
import { login } from '../people.ts';
import { firstly } from '../program.ts';
import { atWork, every, nightly, times, visits, weekly } from '../rhythm.ts';
import { browser, type Client, dataLoader, phpToolkit, restApp, statuses } from '../row.ts';
import type { Stage } from '../stage.ts';
import { playMove } from './moves.ts';
import { playBreak } from './streaks.ts';
import { type Tale, tale } from './tale.ts';

const user = 'worker@acme.example';
const everybody = ['ana.silva', 'bo.larsen', 'cem.aydin', 'dora.weiss', 'emil.novak'].map((name) => `${name}@acme.example`);

function attackOf(users: readonly string[], addresses: readonly string[], since: number): Expected {
  return { kind: 'attack', verdict: firm, cause: 'bad-credentials', users, addresses, since };
}

/** Somebody guesses at a program that goes on as before. */
function guessed(attempts: number, lasts: number, origins: number, told: boolean, client: Client = restApp): Tale {
  return tale((stage) => {
    stage.run({ user, client, rhythm: every(15 * minute), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    const since = stage.someday();
    const from = Array.from({ length: origins }, () => stage.addresses.home());
    const rows = raid({ users: [user], from, begins: since, lasts, attempts, client }, stage.random);
    stage.add(rows);
    const addresses = [...new Set(rows.map(({ address }) => address))];
    return told ? [attackOf([user], addresses, since)] : [];
  });
}

/** A program keeps failing from a beginning that the log does not hold. */
function failsFrom(start: (stage: Stage) => number, expected: (here: string, since: number) => readonly Expected[]): Tale {
  return tale((stage) => {
    const here = stage.addresses.server();
    const since = start(stage);
    stage.run({ user, rhythm: every(30 * minute), phases: [{ from: since, at: here, answer: statuses.token }] });
    return expected(here, since);
  });
}

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

/** The program stopped and left no rows. */
function stopped(rhythm: ReturnType<typeof every>, before: number, told: boolean): Tale {
  return tale((stage) => {
    const here = stage.addresses.server();
    stage.run({ user, rhythm, phases: [{ from: stage.begins, until: stage.ends - before, at: here }] });
    return told ? [{ kind: 'silence', verdict: firm, users: [user], addresses: [here], since: stage.begins }] : [];
  });
}

/** The program comes from addresses that are new every time. */
function everNew(addresses: (stage: Stage) => () => string): Tale {
  return tale((stage) => {
    const next = addresses(stage);
    const since = stage.someday();
    stage.run({
      user,
      rhythm: every(3 * hour),
      phases: [
        { from: stage.begins, at: next },
        { from: since, at: next, answer: statuses.token },
        { from: since + 3 * day, at: next },
      ],
    });
    const failed = stage.rows.filter((row) => row.user === user && row.status === statuses.token).map(({ address }) => address);
    const back = stage.rows.find((row) => row.user === user && row.time >= since + 3 * day)?.address as string;
    return [
      {
        kind: 'failure-streak',
        verdict: ['confirmed'],
        cause: 'untrusted-origin',
        users: [user],
        addresses: [...new Set(failed)],
        since,
        recovered: { at: back, since: since + 3 * day },
        changed: [],
      },
    ];
  });
}

function pool(size: number, next: (stage: Stage) => string): Tale {
  return tale((stage) => {
    const addresses = Array.from({ length: size }, () => next(stage));
    stage.run({
      user,
      rhythm: every(20 * minute),
      hiccups: 0.01,
      phases: [{ from: stage.begins, at: (random) => random.pick(addresses) }],
    });
    return [];
  });
}

export const others: Readonly<Record<string, Tale>> = {
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
  'pool in one block': tale((stage) => {
    const addresses = stage.addresses.neighbours(6);
    stage.run({
      user,
      rhythm: every(20 * minute),
      hiccups: 0.02,
      phases: [{ from: stage.begins, at: (random) => random.pick(addresses) }],
    });
    return [];
  }),
  'pool in many blocks': pool(8, (stage) => stage.addresses.server()),
  'pool moves': tale((stage) => {
    const [old, fresh] = [stage.addresses.neighbours(5), stage.addresses.neighbours(5)];
    const since = stage.someday();
    stage.run({
      user,
      rhythm: every(20 * minute),
      phases: [
        { from: stage.begins, at: (random) => random.pick(old) },
        { from: since, at: (random) => random.pick(fresh), answer: statuses.token },
        { from: since + 2 * day, at: (random) => random.pick(fresh) },
      ],
    });
    const rows = stage.rows.filter((row) => row.user === user);
    const addresses = [...new Set(rows.filter(({ status }) => status === statuses.token).map(({ address }) => address))];
    const previous = rows.findLast(({ time }) => time < since)?.address as string;
    const recovered = { at: fresh, since: since + 2 * day };
    return [
      {
        kind: 'origin-change',
        verdict: ['confirmed'],
        shape: 'moved',
        cause: 'untrusted-origin',
        users: [user],
        addresses,
        previous,
        since,
        recovered,
      },
    ];
  }),
  'spray over five users': tale((stage) => {
    const [since, from] = [stage.workday(), [stage.addresses.home()]];
    stage.add(raid({ users: everybody, from, begins: since, lasts: hour, attempts: 10 }, stage.random));
    return [attackOf(everybody, from, since)];
  }),
  'spray on the day of a move': tale((stage) => {
    const told = playMove(stage, user, { rhythm: every(20 * minute), fixedAfter: 2 * day });
    const from = [stage.addresses.home()];
    const since = told.since + 2 * hour;
    stage.add(raid({ users: [...everybody, user], from, begins: since, lasts: 3 * hour, attempts: 24 }, stage.random));
    return [told, attackOf([...everybody, user], from, since)];
  }),
  'guessing at the program that moved': tale((stage) => {
    const told = playMove(stage, user, { rhythm: every(20 * minute), fixedAfter: 3 * day });
    const from = [stage.addresses.home()];
    const since = told.since + 5 * hour;
    stage.add(raid({ users: [user], from, begins: since, lasts: 2 * hour, attempts: 40, client: restApp }, stage.random));
    return [told, attackOf([user], from, since)];
  }),
  'guessing from one address': guessed(60, 2 * hour, 1, true),
  'guessing from eight addresses': guessed(16, 5 * hour, 8, true),
  'guessing through another way in': tale((stage) => {
    stage.run({ user, rhythm: every(15 * minute), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    const [since, from] = [stage.someday(), [stage.addresses.home()]];
    stage.add(raid({ users: [user], from, begins: since, lasts: 3 * hour, attempts: 30, client: browser }, stage.random));
    return [attackOf([user], from, since)];
  }),
  'locked out by an attacker': tale((stage) => {
    const here = stage.addresses.server();
    const since = stage.someday();
    const from = [stage.addresses.home()];
    stage.add(raid({ users: [user], from, begins: since, lasts: 8 * hour, attempts: 90, client: restApp }, stage.random));
    const locked = since + 30 * minute;
    stage.run({
      user,
      rhythm: every(10 * minute),
      phases: [
        { from: stage.begins, at: here },
        { from: locked, at: here, answer: statuses.lockout },
        { from: since + 9 * hour, at: here },
      ],
    });
    const recovered = { at: here, since: since + 9 * hour };
    return [
      attackOf([user], from, since),
      {
        kind: 'failure-streak',
        verdict: firm,
        cause: 'account-blocked',
        users: [user],
        addresses: [here],
        since: locked,
        recovered,
        says: 'an attacker locked the account',
      },
    ];
  }),
  'a new address of a person on the day a password expired': tale((stage) => {
    const told = playBreak(stage, { answer: statuses.badPassword, cause: 'bad-credentials', lasts: 2 * day });
    const time = told.since + 20 * minute;
    stage.add(
      login({ time, user: everybody[0] as string, address: stage.addresses.home(), client: browser, country: 'DE' }, 1, stage.random),
    );
    return [told];
  }),
  'fails since the log began': failsFrom(
    (stage) => stage.begins,
    (here, since) => [
      { kind: 'failure-streak', verdict: possible, cause: 'untrusted-origin', users: [user], addresses: [here], since, dated: false },
    ],
  ),
  'set up in the middle of the log': failsFrom(
    (stage) => stage.someday(),
    () => [],
  ),
  'set up, then refused': tale((stage) => {
    const [a, b] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    const rhythm = every(hour);
    stage.run({
      user,
      rhythm,
      phases: [
        { from: since, at: a },
        { from: since + 3 * day, at: b, answer: statuses.token },
        { from: since + 4 * day, at: b },
      ],
    });
    return [];
  }),
  'moved on the sixth day of its history': tale((stage) => {
    const [a, b] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.begins + 6 * day + 2 * hour;
    stage.run({
      user,
      rhythm: every(2 * hour),
      phases: [
        { from: stage.begins, at: a },
        { from: since, at: b, answer: statuses.token },
        { from: since + 2 * day, at: b },
      ],
    });
    const recovered = { at: b, since: since + 2 * day };
    return [
      { kind: 'origin-change', verdict: ['confirmed'], shape: 'moved', users: [user], addresses: [b], previous: a, since, recovered },
    ];
  }),
  'hole in the log at the break': tale((stage) => {
    const told = playMove(stage, user, { rhythm: every(20 * minute), fixedAfter: 6 * day });
    stage.lose(told.since - 30 * hour, told.since + 40 * hour);
    return [{ ...told, verdict: possible, recovered: { at: told.addresses[0] as string, since: told.since + 6 * day } }];
  }),
  'short hole in the log at the break': tale((stage) => {
    stage.run({ user: 'steady@acme.example', rhythm: every(hour), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    const told = playMove(stage, user, { rhythm: every(20 * minute), fixedAfter: 6 * day });
    stage.lose(told.since - 5 * hour, told.since + 3 * hour);
    return [{ ...told, verdict: possible }];
  }),
  'hole in the log far from the break': tale((stage) => {
    const told = playMove(stage, user, { rhythm: every(20 * minute), fixedAfter: 6 * day });
    stage.lose(told.since - 9 * day, told.since - 5 * day);
    return [told];
  }),
  'rows without an origin': tale((stage) => {
    const told = playMove(stage, user, { rhythm: every(20 * minute), fixedAfter: 3 * day });
    for (let time = stage.begins; time < stage.ends; time += 7 * hour) {
      const status = stage.random.pick([statuses.success, statuses.token]);
      stage.add([{ time, user, address: stage.random.pick(['Salesforce.com IP', '', 'N/A']), status, client: restApp, country: '' }]);
    }
    return [told];
  }),
  'stale token, never fixed': staleToken(null),
  'stale token, fixed': staleToken(2 * day),
  'stale token, locked out': staleToken(2 * day, firstly(10, statuses.badPassword, statuses.lockout)),
  'data loader of a person at a new address': tale((stage) => {
    const name = everybody[1] as string;
    const office = stage.addresses.server();
    stage.run({ user: name, client: dataLoader, rhythm: atWork(visits(4)), phases: [{ from: stage.begins, at: office }] });
    const [since, cafe] = [stage.workday(), stage.addresses.home()];
    stage.run({
      user: name,
      client: dataLoader,
      rhythm: times(5, 4 * minute),
      phases: [{ from: since, at: cafe, answer: statuses.token }],
    });
    return [
      {
        kind: 'origin-change',
        verdict: possible,
        users: [name],
        addresses: [cafe],
        since,
        client: dataLoader,
        recovered: null,
        shape: 'added',
      },
    ];
  }),
  'a person refused at a hotel': tale((stage) => {
    const [home, hotel] = [stage.addresses.home(), stage.addresses.home()];
    const name = 'traveller@acme.example';
    const since = stage.workday() + 12 * hour;
    stage.run({ user: name, client: browser, rhythm: nightly(8, 2 * hour), phases: [{ from: stage.begins, at: home }] });
    stage.run({
      user: name,
      client: browser,
      rhythm: times(5, 2 * minute),
      phases: [{ from: since, at: hotel, answer: statuses.restrictedIp }],
    });
    return [{ kind: 'origin-change', verdict: possible, users: [name], addresses: [hotel], since, recovered: null }];
  }),
  'privacy addresses of a person': tale((stage) => {
    const network = stage.addresses.network6();
    for (let time = stage.begins + 9 * hour; time < stage.ends; time += day)
      stage.add(login({ time, user, address: stage.addresses.inNetwork6(network), client: browser, country: 'DE' }, 0.05, stage.random));
    return [];
  }),
  'ever new addresses of many networks': everNew((stage) => () => stage.addresses.server()),
  'ever new addresses of one network': everNew((stage) => {
    const network = stage.addresses.network6();
    return () => stage.addresses.inNetwork6(network);
  }),
  'silent move': silent(every(20 * minute)),
  'silent move of a nightly job': silent(nightly(3)),
  'silent move of a weekly job': silent(weekly(3)),
  'silent move with a hand-over': silent(every(30 * minute), 8 * hour),
  'fail-over to a known standby': tale((stage) => {
    const [main, standby] = [stage.addresses.server(), stage.addresses.server()];
    const phases = Array.from({ length: 10 }, (_, i) => ({ from: stage.begins + i * 15 * day, at: i % 3 === 1 ? standby : main }));
    stage.run({ user, rhythm: every(hour), phases });
    const first = { users: [user], addresses: [standby], previous: main, since: stage.begins + 15 * day };
    return [{ kind: 'silent-origin-change', verdict: firm, ...first }];
  }),
  'nightly job on a standby': tale((stage) => {
    const [main, standby] = [stage.addresses.server(), stage.addresses.server()];
    stage.run({ user, rhythm: nightly(2), phases: [{ from: stage.begins, at: (random) => (random.chance(0.15) ? standby : main) }] });
    return [];
  }),
  'stopped for three days': stopped(every(hour), 3 * day, true),
  'stopped for half a day': stopped(every(hour), 12 * hour, false),
  'nightly job stopped for a week': stopped(nightly(2), week, true),
  'nightly job missed a night': stopped(nightly(2), 40 * hour, false),
  'weekly job stopped': stopped(weekly(1), 5 * week, true),
  'weekly job missed a week': stopped(weekly(1), 12 * day, false),
  'works on weekdays, and the log ends on a Sunday': stopped(atWork(every(10 * minute)), 52 * hour, false),
  'rebuilt with another client': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({ user, client: phpToolkit, rhythm: every(20 * minute), phases: [{ from: stage.begins, until: since, at: old }] });
    stage.run({
      user,
      client: restApp,
      rhythm: every(20 * minute),
      phases: [
        { from: since + 3 * hour, at: fresh, answer: statuses.token },
        { from: since + 2 * day, at: fresh },
      ],
    });
    stage.run({ user: 'steady@acme.example', rhythm: every(hour), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    const recovered = { at: fresh, since: since + 2 * day };
    return [
      {
        kind: 'origin-change',
        verdict: ['confirmed'],
        shape: 'moved',
        cause: 'untrusted-origin',
        users: [user],
        addresses: [fresh],
        previous: old,
        since,
        recovered,
      },
    ];
  }),
  'rebuilt with another client, and all is well': tale((stage) => {
    const here = stage.addresses.server();
    const since = stage.someday();
    stage.run({ user, client: phpToolkit, rhythm: every(20 * minute), phases: [{ from: stage.begins, until: since, at: here }] });
    stage.run({ user, client: restApp, rhythm: every(20 * minute), phases: [{ from: since + hour, at: here }] });
    return [];
  }),
  'a probe that always fails': tale((stage) => {
    stage.run({
      user,
      rhythm: every(30 * minute),
      phases: [{ from: stage.begins + 20 * day, at: stage.addresses.server(), answer: statuses.badPassword }],
    });
    return [];
  }),
  'newcomers try tools': tale((stage) => {
    for (const name of everybody) {
      const since = stage.workday();
      stage.run({
        user: name,
        client: dataLoader,
        rhythm: times(4, 3 * minute),
        phases: [{ from: since, at: stage.addresses.home(), answer: statuses.token }],
      });
    }
    return [];
  }),
  'day in Auckland': tale((stage) => [playMove(stage, user, { rhythm: every(hour), fixedAfter: 2 * day })], {
    timezone: 'Pacific/Auckland',
  }),
  'day in Los Angeles': tale((stage) => [playMove(stage, user, { rhythm: every(hour), fixedAfter: 2 * day })], {
    timezone: 'America/Los_Angeles',
  }),
};
