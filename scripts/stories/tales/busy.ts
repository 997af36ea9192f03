/** A whole org in which several things happen in half a year: nothing may be mistaken for anything else. */
import { raid } from '../attacker.ts';
import { day, hour, minute, week } from '../clock.ts';
import { type Expected, firm } from '../expected.ts';
import { atWork, every, nightly, type Rhythm, visits, weekly, withRetries } from '../rhythm.ts';
import { dataLoader, phpToolkit, restApp, statuses } from '../row.ts';
import type { Stage } from '../stage.ts';
import { playMove } from './moves.ts';
import { playBreak } from './streaks.ts';
import { type Tale, tale } from './tale.ts';

type Event = (stage: Stage, user: string, rhythm: Rhythm) => readonly Expected[];

const busy: readonly Rhythm[] = [
  every(5 * minute),
  every(12 * minute, 0.2),
  every(30 * minute, 0.4),
  every(hour),
  withRetries(every(2 * hour), 1),
  every(3 * hour, 0.1),
  visits(40),
  atWork(every(15 * minute)),
];
const slow: readonly Rhythm[] = [nightly(2), nightly(21, hour), weekly(1), atWork(nightly(18), 0, 24)];
const clients = [restApp, phpToolkit, dataLoader];

const moves: Event = (stage, user, rhythm) => {
  const fixed = stage.random.chance(0.6) ? { fixedAfter: stage.random.between(2, 9) * day } : {};
  return [playMove(stage, user, { rhythm, client: stage.random.pick(clients), ...fixed })];
};
const slowMoves: Event = (stage, user) => [
  playMove(stage, user, { rhythm: stage.random.pick(slow), client: stage.random.pick(clients), fixedAfter: 5 * week }),
];
const breaks: Event = (stage, user, rhythm) => {
  const [answer, cause] = stage.random.pick([
    [statuses.badPassword, 'bad-credentials'],
    [statuses.token, 'untrusted-origin'],
    [statuses.versionRemoved, 'protocol'],
    [statuses.inactive, 'account-blocked'],
    [statuses.flowDisabled, 'policy'],
  ] as const);
  return [
    playBreak(stage, { user, rhythm, answer, cause, ...(stage.random.chance(0.5) ? { lasts: stage.random.between(2, 6) * day } : {}) }),
  ];
};
const silently: Event = (stage, user, rhythm) => {
  const [old, fresh, since] = [stage.addresses.server(), stage.addresses.server(), stage.someday()];
  stage.run({
    user,
    rhythm,
    phases: [
      { from: stage.begins, at: old },
      { from: since, at: fresh },
    ],
  });
  return [{ kind: 'silent-origin-change', verdict: firm, users: [user], addresses: [fresh], previous: old, since }];
};
const guessed: Event = (stage, user, rhythm) => {
  stage.run({ user, rhythm, phases: [{ from: stage.begins, at: stage.addresses.server() }] });
  const [from, begins] = [[stage.addresses.home()], stage.someday()];
  stage.add(raid({ users: [user], from, begins, lasts: 2 * hour, attempts: 45, client: restApp }, stage.random));
  return [{ kind: 'attack', verdict: firm, users: [user], addresses: from, since: begins }];
};
const quietly: Event = (stage, user, rhythm) => {
  const pool = Array.from({ length: stage.random.between(1, 5) }, () => stage.addresses.server());
  stage.run({ user, rhythm, hiccups: 0.005, phases: [{ from: stage.begins, at: (random) => random.pick(pool) }] });
  return [];
};
const seldom: Event = (stage, user) => {
  stage.run({ user, rhythm: stage.random.pick(slow), hiccups: 0.05, phases: [{ from: stage.begins, at: stage.addresses.server() }] });
  return [];
};

const events: readonly Event[] = [moves, moves, slowMoves, breaks, breaks, silently, guessed, quietly, quietly, seldom];

/** Ten programs, each with a fate of its own. */
export const busyOrg: Tale = tale(
  (stage) => {
    stage.run({ user: 'steady@acme.example', rhythm: every(45 * minute), phases: [{ from: stage.begins, at: stage.addresses.server() }] });
    return events.flatMap((event, i) => event(stage, `program${i}@acme.example`, stage.random.pick(busy)));
  },
  { people: 12 },
);
