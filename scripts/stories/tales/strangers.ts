/** Strangers: they guess, they spray, they know a password and are refused for want of a token. */
import { raid } from '../attacker.ts';
import { day, hour, minute } from '../clock.ts';
import { type Expected, firm, possible } from '../expected.ts';
import { login } from '../people.ts';
import { atWork, every, nightly, times, visits, weekly } from '../rhythm.ts';
import { browser, type Client, phpToolkit, restApp, statuses } from '../row.ts';
import { playMove } from './moves.ts';
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

function moved(previous: string, fresh: string, since: number): Expected {
  const where = { users: [user], addresses: [fresh], previous, since };
  return { kind: 'origin-change', verdict: firm, shape: 'moved', cause: 'untrusted-origin', ...where };
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

export const strangers: Readonly<Record<string, Tale>> = {
  'spray over five users': tale((stage) => {
    const [since, from] = [stage.workday(), [stage.addresses.home()]];
    stage.add(raid({ users: everybody, from, begins: since, lasts: hour, attempts: 10 }, stage.random));
    return [attackOf(everybody, from, since)];
  }),
  'spray over twelve users, and one is let in': tale((stage) => {
    const users = Array.from({ length: 12 }, (_, i) => `victim${i}@acme.example`);
    const office = stage.addresses.server();
    for (const name of users)
      stage.run({ user: name, client: browser, rhythm: nightly(9, hour), phases: [{ from: stage.begins, at: office }] });
    const [since, from] = [stage.workday(), [stage.addresses.home()]];
    stage.add(raid({ users, from, begins: since, lasts: hour, attempts: 36 }, stage.random));
    stage.add([
      {
        time: since + 2 * hour,
        user: users[3] as string,
        address: from[0] as string,
        status: statuses.success,
        client: browser,
        country: 'RU',
      },
    ]);
    return [{ ...attackOf(users, from, since), says: `${users[3]} was let in from ${from[0]}` }];
  }),
  'five people mistype at one address, weeks apart': tale((stage) => {
    const hotel = stage.addresses.home();
    everybody.forEach((name, i) => {
      stage.add(
        raid(
          { users: [name], from: [hotel], begins: stage.begins + (40 + 12 * i) * day + 10 * hour, lasts: minute, attempts: 1 },
          stage.random,
        ),
      );
    });
    return [];
  }),
  'one day three addresses with an old password, each with two programs': tale((stage) => {
    const clients = [restApp, phpToolkit];
    for (const client of clients)
      stage.run({ user, client, rhythm: every(15 * minute), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    const begins = stage.someday();
    for (const [i, address] of [stage.addresses.home(), stage.addresses.home(), stage.addresses.home()].entries())
      for (const client of clients)
        stage.add(
          raid({ users: [user], from: [address], begins: begins + 2 * i * hour, lasts: minute, attempts: 1, client }, stage.random),
        );
    return [];
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
        says: 'whoever sent them locked the account',
      },
    ];
  }),
  'a stranger with the password, once': stranger(1, minute),
  'a stranger with the password, five times in half an hour': stranger(5, 30 * minute),
  'a stranger with the password at a nightly job': stranger(4, 20 * minute, nightly(2)),
  'a stranger with the password at a weekly job': stranger(4, 20 * minute, weekly(2)),
  'a stranger with the password of a web form, at night': stranger(6, 20 * minute, visits(20)),
  'a stranger with the password of a program that rests at the weekend': stranger(5, 40 * minute, atWork(every(20 * minute))),
  'a second server with the wrong password, for a day': tale((stage) => {
    stage.run({ user, rhythm: every(30 * minute), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    const [fresh, since] = [stage.addresses.server(), stage.someday()];
    stage.run({ user, rhythm: times(12, 2 * hour), phases: [{ from: since, at: fresh, answer: statuses.badPassword }] });
    return [
      { kind: 'failure-streak', verdict: possible, cause: 'bad-credentials', users: [user], addresses: [fresh], since, recovered: null },
    ];
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
