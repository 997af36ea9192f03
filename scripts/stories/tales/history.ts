/** What a log knows of a program before: its beginnings, its edges, its holes, its silences. */
import { day, hour, minute, week } from '../clock.ts';
import { type Expected, firm, possible } from '../expected.ts';
import { atWork, every, nightly, weekly } from '../rhythm.ts';
import { restApp, statuses } from '../row.ts';
import type { Stage } from '../stage.ts';
import { playMove } from './moves.ts';
import { type Tale, tale } from './tale.ts';

const user = 'worker@acme.example';

/** A program keeps failing from a beginning that the log does not hold. */
function failsFrom(start: (stage: Stage) => number, expected: (here: string, since: number) => readonly Expected[]): Tale {
  return tale((stage) => {
    const here = stage.addresses.server();
    const since = start(stage);
    stage.run({ user, rhythm: every(30 * minute), phases: [{ from: since, at: here, answer: statuses.token }] });
    return expected(here, since);
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

export const history: Readonly<Record<string, Tale>> = {
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
  'stopped for three days': stopped(every(hour), 3 * day, true),
  'stopped after a lone failure': tale((stage) => {
    const [here, since] = [stage.addresses.server(), stage.ends - 6 * day];
    stage.run({
      user,
      rhythm: every(hour, 0),
      phases: [
        { from: stage.begins, at: here },
        { from: since, until: since + hour, at: here, answer: statuses.rateExceeded },
      ],
    });
    return [{ kind: 'silence', verdict: firm, users: [user], addresses: [here], since: stage.begins }];
  }),
  'stopped after days of failures': tale((stage) => {
    const told = playMove(stage, user, { rhythm: every(hour), beforeTheEnd: 20 * day });
    stage.forget(stage.rows.filter((row) => row.user === user && row.time > stage.ends - 15 * day));
    return [told];
  }),
  'goes on inside the platform, without an origin': tale((stage) => {
    const here = stage.addresses.server();
    const since = stage.ends - 20 * day;
    stage.run({
      user,
      rhythm: every(hour),
      phases: [
        { from: stage.begins, at: here },
        { from: since, at: 'Salesforce.com IP' },
      ],
    });
    return [];
  }),
  'stopped for half a day': stopped(every(hour), 12 * hour, false),
  'nightly job stopped for a week': stopped(nightly(2), week, true),
  'nightly job missed a night': stopped(nightly(2), 40 * hour, false),
  'weekly job stopped': stopped(weekly(1), 5 * week, true),
  'weekly job missed a week': stopped(weekly(1), 12 * day, false),
  'works on weekdays, and the log ends on a Sunday': stopped(atWork(every(10 * minute)), 52 * hour, false),
  'a probe that always fails': tale((stage) => {
    stage.run({
      user,
      rhythm: every(30 * minute),
      phases: [{ from: stage.begins + 20 * day, at: stage.addresses.server(), answer: statuses.badPassword }],
    });
    return [];
  }),
  'history of three days': young(3, false),
  'history of six days': young(6, true),
  'history of nine days, nightly': young(9, false, nightly(2, 0)),
  'history of eleven nights': young(11, true, nightly(2, 0)),
  'weekly job with four runs': youngWeekly(4, false),
  'weekly job with six runs': youngWeekly(6, true),
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
};
