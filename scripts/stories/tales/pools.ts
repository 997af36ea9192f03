/** Programs of many addresses: pools, clusters, and addresses that are never the same twice. */
import { day, hour, minute } from '../clock.ts';
import { type Expected, firm } from '../expected.ts';
import { every, nightly, type Rhythm, times } from '../rhythm.ts';
import { statuses } from '../row.ts';
import type { Stage } from '../stage.ts';
import { type Tale, tale } from './tale.ts';

const user = 'worker@acme.example';

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

function moved(previous: string, fresh: string, since: number): Expected {
  const where = { users: [user], addresses: [fresh], previous, since };
  return { kind: 'origin-change', verdict: firm, shape: 'moved', cause: 'untrusted-origin', ...where };
}

/** A program moves to several addresses of one block, and nothing fails. */
function silentToPool(rhythm: Rhythm): Tale {
  return tale((stage) => {
    const [old, pool] = [stage.addresses.server(), stage.addresses.neighbours(4)];
    const since = stage.someday();
    stage.run({
      user,
      rhythm,
      phases: [
        { from: stage.begins, at: old },
        { from: since, at: (random) => random.pick(pool) },
      ],
    });
    const first = stage.rows.find((row) => row.user === user && row.time >= since)?.address as string;
    const addresses = [first, ...pool.filter((address) => address !== first)];
    return [{ kind: 'silent-origin-change', verdict: firm, users: [user], addresses, previous: old, since }];
  });
}

export const pools: Readonly<Record<string, Tale>> = {
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
  'pool moves, and is let in at other addresses of its block': tale((stage) => {
    const [old, block] = [stage.addresses.server(), stage.addresses.neighbours(6)];
    const [refused, admitted] = [block.slice(0, 3), block.slice(3)];
    const since = stage.someday();
    stage.run({
      user,
      rhythm: every(20 * minute),
      phases: [
        { from: stage.begins, at: old },
        { from: since, at: (random) => random.pick(refused), answer: statuses.token },
        { from: since + 3 * day, at: (random) => random.pick(admitted) },
      ],
    });
    const first = stage.rows.find((row) => row.user === user && row.time >= since)?.address as string;
    const recovered = { at: admitted, since: since + 3 * day };
    return [{ ...moved(old, first, since), addresses: [first, ...refused.filter((address) => address !== first)], recovered }];
  }),
  'silent move to a pool': silentToPool(every(20 * minute)),
  'silent move of a nightly job to a pool': silentToPool(nightly(3)),
  'ever new addresses of many networks': everNew((stage) => () => stage.addresses.server()),
  'ever new addresses of one network': everNew((stage) => {
    const network = stage.addresses.network6();
    return () => stage.addresses.inNetwork6(network);
  }),
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
  'a program that is turned away for a minute every day': tale((stage) => {
    const here = stage.addresses.server();
    stage.run({ user, rhythm: every(30 * minute), phases: [{ from: stage.begins, at: here }] });
    for (let time = stage.begins + 7 * day + 5 * minute; time < stage.ends; time += day)
      stage.run({ user, rhythm: times(4, 10_000), phases: [{ from: time, at: here, answer: statuses.rateExceeded }] });
    return [];
  }),
  'a pool with hiccups': tale((stage) => {
    const pool = Array.from({ length: 12 }, () => stage.addresses.server());
    stage.run({ user, rhythm: every(10 * minute), hiccups: 0.04, phases: [{ from: stage.begins, at: (random) => random.pick(pool) }] });
    return [];
  }),
};
