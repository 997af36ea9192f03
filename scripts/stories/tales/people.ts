/** People: they travel, mistype, try things out, and do by hand what programs do. */
import { day, hour, minute } from '../clock.ts';
import { type Expected, firm, possible } from '../expected.ts';
import { login } from '../people.ts';
import { firstly, mostly } from '../program.ts';
import { atWork, every, nightly, times, visits } from '../rhythm.ts';
import { browser, dataLoader, restApp, statuses } from '../row.ts';
import { playMove } from './moves.ts';
import { playBreak } from './streaks.ts';
import { type Tale, tale } from './tale.ts';

const user = 'worker@acme.example';

const everybody = ['ana.silva', 'bo.larsen', 'cem.aydin', 'dora.weiss', 'emil.novak'].map((name) => `${name}@acme.example`);

function moved(previous: string, fresh: string, since: number): Expected {
  const where = { users: [user], addresses: [fresh], previous, since };
  return { kind: 'origin-change', verdict: firm, shape: 'moved', cause: 'untrusted-origin', ...where };
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

export const people: Readonly<Record<string, Tale>> = {
  'a new address of a person on the day a password expired': tale((stage) => {
    const told = playBreak(stage, { answer: statuses.badPassword, cause: 'bad-credentials', lasts: 2 * day });
    const time = told.since + 20 * minute;
    stage.add(
      login({ time, user: everybody[0] as string, address: stage.addresses.home(), client: browser, country: 'DE' }, 1, stage.random),
    );
    return [told];
  }),
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
  'activations of people at new addresses': activations(6),
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
  'a person forgets a password': tale((stage) => {
    const home = stage.addresses.home();
    const since = stage.workday();
    for (let time = stage.begins + 8 * hour; time < stage.ends; time += day)
      stage.add(login({ time, user: 'forgetful@acme.example', address: home, client: browser, country: 'US' }, 0, stage.random));
    stage.run({
      user: 'forgetful@acme.example',
      client: browser,
      rhythm: times(6, minute),
      phases: [{ from: since, at: home, answer: statuses.badPassword }],
    });
    return [];
  }),
  'a person is locked out for a day': tale((stage) => {
    const home = stage.addresses.home();
    const since = stage.workday();
    const name = 'forgetful@acme.example';
    stage.run({
      user: name,
      client: browser,
      rhythm: nightly(8, hour),
      phases: [
        { from: stage.begins, until: since, at: home },
        { from: since + 30 * hour, at: home },
      ],
    });
    stage.run({
      user: name,
      client: browser,
      rhythm: times(14, 10 * minute),
      phases: [{ from: since, at: home, answer: firstly(10, statuses.badPassword, statuses.lockout) }],
    });
    return [{ kind: 'failure-streak', verdict: firm, cause: 'bad-credentials', users: [name], addresses: [home], since }];
  }),
  'a data loader that mistypes': tale((stage) => {
    const office = stage.addresses.server();
    stage.run({
      user: 'legacy@acme.example',
      client: dataLoader,
      rhythm: every(2 * day, 0.6),
      phases: [{ from: stage.begins, at: office, answer: mostly(statuses.success, 0.97, statuses.badPassword) }],
    });
    return [];
  }),
};
