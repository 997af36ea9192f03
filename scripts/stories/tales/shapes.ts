/** The other shapes of an origin change: a second server, a hand-over, a way back, an address that returns. */
import { day, hour, minute, week } from '../clock.ts';
import { type Expected, firm, possible } from '../expected.ts';
import { every, nightly, type Rhythm, times } from '../rhythm.ts';
import { phpToolkit, statuses } from '../row.ts';
import type { Stage } from '../stage.ts';
import { type Tale, tale } from './tale.ts';

const user = 'cluster@acme.example';

/** A second server beside the first, refused for a while. */
function second(lasts: number, fixed: boolean, differently: Partial<Expected> = {}, rhythm: Rhythm = every(15 * minute)): Tale {
  return tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({ user, rhythm, phases: [{ from: stage.begins, at: old }] });
    const phases = [{ from: since, until: since + lasts, at: fresh, answer: statuses.token }];
    stage.run({ user, rhythm, phases: fixed ? [...phases, { from: since + lasts, at: fresh }] : phases });
    return [{ ...change('added', old, fresh, since), recovered: fixed ? { at: fresh, since: since + lasts } : null, ...differently }];
  });
}

function change(shape: 'moved' | 'added' | 'returned', previous: string, fresh: string, since: number): Expected {
  return { kind: 'origin-change', verdict: firm, shape, cause: 'untrusted-origin', users: [user], addresses: [fresh], previous, since };
}

/** Both addresses work on for a while: names still resolve to the old one. */
function handover(lasts: number, rhythm: Rhythm = every(20 * minute)): Tale {
  return tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({ user, rhythm, phases: [{ from: stage.begins, until: since + lasts, at: old }] });
    stage.run({
      user,
      rhythm,
      phases: [
        { from: since, at: fresh, answer: statuses.token },
        { from: since + 3 * day, at: fresh },
      ],
    });
    return [{ ...change('moved', old, fresh, since), recovered: { at: fresh, since: since + 3 * day } }];
  });
}

/** To a new address, refused, and back to the old one. */
function andBack(away: number, rhythm: Rhythm, differently: Partial<Expected> = {}): Tale {
  return tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({
      user,
      rhythm,
      phases: [
        { from: stage.begins, at: old },
        { from: since, at: fresh, answer: statuses.token },
        { from: since + away, at: old },
      ],
    });
    return [{ ...change('moved', old, fresh, since), recovered: { at: old, since: since + away }, ...differently }];
  });
}

/** An address that was used once, long ago, is refused when it comes back. */
function returning(absence: number, since: (stage: Stage) => number): Tale {
  return tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const back = since(stage);
    stage.run({
      user,
      rhythm: every(2 * hour),
      phases: [
        { from: stage.begins, at: fresh },
        { from: back - absence, at: old },
        { from: back, at: fresh, answer: statuses.token },
        { from: back + 3 * day, at: fresh },
      ],
    });
    return [
      absence > 30 * day
        ? { ...change('returned', old, fresh, back), recovered: { at: fresh, since: back + 3 * day } }
        : {
            kind: 'failure-streak',
            verdict: firm,
            cause: 'untrusted-origin',
            users: [user],
            addresses: [fresh],
            since: back,
            recovered: { at: fresh, since: back + 3 * day },
          },
      {
        kind: 'silent-origin-change',
        verdict: firm,
        users: [user],
        addresses: [old],
        since: back - absence,
      },
    ];
  });
}

export const shapes: Readonly<Record<string, Tale>> = {
  'second server, let in after a week': second(week, true),
  'second server, never let in': second(12 * day, false),
  'second server, let in after an hour and a half': second(90 * minute, true),
  'second server of a nightly job': second(5 * day, true, {}, nightly(2)),
  'second server, tried for half an hour': second(30 * minute, false, { verdict: possible, recovered: null }, every(5 * minute)),
  'second server, tried three times': tale((stage) => {
    const [old, fresh] = [stage.addresses.server(), stage.addresses.server()];
    const since = stage.someday();
    stage.run({ user, rhythm: every(15 * minute), phases: [{ from: stage.begins, at: old }] });
    stage.run({ user, rhythm: times(3, 5 * minute), phases: [{ from: since, at: fresh, answer: statuses.token }] });
    return [{ ...change('added', old, fresh, since), verdict: possible, recovered: null }];
  }),
  'hand-over of two hours': handover(2 * hour),
  'hand-over of nine hours': handover(9 * hour),
  'hand-over of twenty hours': handover(20 * hour),
  'hand-over of a busy program': handover(5 * hour, every(8 * minute)),
  'back after four hours': andBack(4 * hour, every(15 * minute)),
  'back after ten hours': andBack(10 * hour, every(15 * minute)),
  'back after twenty hours, hourly': andBack(20 * hour, every(hour)),
  'back after three days': andBack(3 * day, every(hour)),
  'back after three nights': andBack(3 * day, nightly(2)),
  'returned after two months': returning(61 * day, (stage) => stage.begins + 100 * day),
  'returned after forty days': returning(40 * day, (stage) => stage.begins + 100 * day),
  'known standby, absent for three weeks': returning(21 * day, (stage) => stage.begins + 100 * day),
  'rolling replacement': tale((stage) => {
    const old = stage.addresses.neighbours(3);
    const fresh = stage.addresses.neighbours(3);
    const since = stage.someday();
    old.forEach((address, i) => {
      const replaced = since + i * 2 * day;
      stage.run({
        user,
        client: phpToolkit,
        rhythm: every(30 * minute, 0.2),
        phases: [
          { from: stage.begins, at: address },
          { from: replaced, at: fresh[i] as string, answer: statuses.token },
          { from: since + 9 * day, at: fresh[i] as string },
        ],
      });
    });
    const recovered = { at: fresh, since: since + 9 * day };
    return [{ ...change('added', old[0] as string, fresh[0] as string, since), addresses: fresh, recovered, client: phpToolkit }];
  }),
};
